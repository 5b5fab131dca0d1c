import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ConversationPage, ConversationSummary } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { texts } from '../texts.js';
import { ConversationList } from './conversation-list.js';
import { EmptyList } from './empty-list.js';
import { FilterBar } from './filter-bar.js';
import { ListHeader } from './list-header.js';
import classes from './list-pane.module.css';
import { ListSkeleton } from './list-skeleton.js';
import { NewMessages } from './new-messages.js';
import type { OpenConversation } from './open-conversation.js';

export interface ListPaneProps {
  list: UseInfiniteQueryResult<InfiniteData<ConversationPage>>;
  rows: ConversationSummary[];
  filter: ListFilter;
  /** The reference of the conversation that is open. */
  opened: string | undefined;
  open: OpenConversation;
}

export function ListPane({ list, rows, filter, opened, open }: ListPaneProps) {
  const search = useRef<HTMLInputElement>(null);
  return (
    <section className={classes.pane} aria-label={texts.list.heading}>
      <ListHeader filter={filter} search={search} />
      <FilterBar filter={filter} />
      <NewMessages filter={filter} rows={list.data ? rows : null} />
      {list.isPending ? (
        <ListSkeleton />
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
          search={search}
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
