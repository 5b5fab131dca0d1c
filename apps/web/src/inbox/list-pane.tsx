import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ConversationPage, ConversationSummary } from '#api-client';
import { Problem } from '../api/problem.js';
import type { ListFilter } from '../api/queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { texts } from '../texts.js';
import { BulkBar } from './bulk-bar.js';
import { ConversationList } from './conversation-list.js';
import { EmptyList } from './empty-list.js';
import { queryOf } from './filter.js';
import { FilterBar } from './filter-bar.js';
import { ListHeader } from './list-header.js';
import classes from './list-pane.module.css';
import { ListSkeleton } from './list-skeleton.js';
import { NewMessages } from './new-messages.js';
import type { OpenConversation } from './open-conversation.js';
import { useSelection } from './use-selection.js';

export interface ListPaneProps {
  list: UseInfiniteQueryResult<InfiniteData<ConversationPage>>;
  rows: ConversationSummary[];
  filter: ListFilter;
  /** The reference of the conversation that is open. */
  opened: string | undefined;
  open: OpenConversation;
}

export function ListPane({ list, rows, filter, opened, open }: ListPaneProps) {
  const pane = useRef<HTMLElement>(null);
  const selection = useSelection(rows, !list.isPending, queryOf(filter));
  const wrong = list.error instanceof Problem ? list.error.field('q') : undefined;
  // With the focus in the conversation that is open, the keys are meant for that.
  const inCharge = () => {
    const at = document.activeElement;
    return !at || at === document.body || (pane.current?.contains(at) ?? false);
  };
  /** What had the focus may be gone; the list's cursor takes it. */
  const backToRow = () =>
    // What is shown at once is drawn in the next turn.
    setTimeout(() =>
      requestAnimationFrame(() => {
        if (inCharge()) pane.current?.querySelector<HTMLElement>('[data-reference][tabindex="0"]')?.focus();
      }),
    );
  return (
    <section ref={pane} className={classes.pane} aria-label={texts.list.heading}>
      <ListHeader
        filter={filter}
        wrong={wrong}
        bulk={<BulkBar selection={selection} loaded={rows.length} inCharge={inCharge} leave={backToRow} />}
        selecting={selection.rows.length > 0}
        selectAll={rows.length ? selection.all : null}
      />
      <FilterBar filter={filter} />
      <NewMessages filter={filter} pages={list.data?.pages ?? null} />
      {list.isPending ? (
        <ListSkeleton />
      ) : wrong ? (
        <EmptyList filter={filter} wrong />
      ) : list.error && rows.length === 0 ? (
        <LoadProblem error={list.error} again={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyList filter={filter} />
      ) : (
        <ConversationList
          // Another list starts at its top.
          key={JSON.stringify(filter)}
          rows={rows}
          filter={filter}
          opened={opened}
          open={open}
          selection={selection}
          more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : null}
          complete={!list.hasNextPage}
        />
      )}
      <footer className={classes.hints} aria-hidden="true">
        {texts.list.keysHint.map(([keys, what]) => (
          <span key={keys}>
            <b>{keys}</b> {what}
          </span>
        ))}
      </footer>
    </section>
  );
}
