import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { ConversationSummary } from '#api-client';
import { type ListFilter, queuesQuery } from '../api/queries.js';
import { draftsQuery } from '../composer/composer-queries.js';
import { texts } from '../texts.js';
import classes from './conversation-list.module.css';
import { ConversationRow, whoOf } from './conversation-row.js';
import { useDensity } from './density.js';
import type { OpenConversation } from './open-conversation.js';
import { RowPick } from './row-pick.js';
import { useListCursor } from './use-list-cursor.js';
import type { Selection } from './use-selection.js';

interface Props {
  rows: ConversationSummary[];
  filter: ListFilter;
  opened: string | undefined;
  open: OpenConversation;
  selection: Selection;
  /** Fetches the next page; null where there is none, or it is on its way. */
  more: (() => void) | null;
  complete: boolean;
}

const ROWS = { comfortable: 44, compact: 36 };
/** A finger needs more room than a mouse. */
const TOUCH_ROW = 60;
const AHEAD = 12;

/** The rows on the screen, and a few around them, however long the list is. */
export function ConversationList({ rows, filter, opened, open, selection, more, complete }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const density = useDensity();
  const size = narrow ? TOUCH_ROW : ROWS[density];
  // Looked up once for all rows: they come and go by the dozen while one scrolls.
  const { data: queues } = useQuery(queuesQuery);
  const { data: drafts } = useQuery(draftsQuery);
  const begun = useMemo(() => new Set(drafts?.map(({ reference }) => reference)), [drafts]);
  const names = new Map(queues?.map(({ key, name }) => [key, name]));
  const picking = selection.rows.length > 0;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    // Drawn at once; how high it really is can be measured afterwards.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    overscan: 6,
  });
  useEffect(() => virtual.measure(), [size, virtual]);

  const { cursor, setCursor } = useListCursor({
    rows,
    opened,
    open,
    selection,
    scroller,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  });

  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - AHEAD) more?.();
  }, [last, rows.length, more]);

  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <li
              key={row.reference}
              className={classes.item}
              style={{ transform: `translateY(${start}px)`, height: size }}
              aria-setsize={complete ? rows.length : -1}
              aria-posinset={index + 1}
            >
              <ConversationRow
                row={row}
                filter={filter}
                queueName={names.get(row.queue) ?? row.queue}
                begun={begun.has(row.reference)}
                opened={row.reference === opened}
                selected={selection.has(row.reference)}
                picking={picking}
                compact={!narrow && density === 'compact'}
                reachable={row.reference === cursor}
                onFocus={setCursor}
                open={open}
                onExtend={selection.extendTo}
              />
              <RowPick
                label={texts.bulk.select(`${whoOf(row)}: ${row.subject || texts.list.noSubject}`)}
                checked={selection.has(row.reference)}
                shown={picking}
                reachable={row.reference === cursor}
                pick={(extend) =>
                  extend ? selection.extendTo(row.reference) : selection.toggle(row.reference)
                }
              />
            </li>
          ) : null;
        })}
      </ul>
      <p className={classes.end} data-complete={complete || undefined}>
        {complete ? texts.list.end : texts.list.more}
      </p>
    </div>
  );
}
