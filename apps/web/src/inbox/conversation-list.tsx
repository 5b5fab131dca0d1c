import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import type { ConversationSummary } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { texts } from '../texts.js';
import classes from './conversation-list.module.css';
import { ConversationRow } from './conversation-row.js';
import type { OpenConversation } from './open-conversation.js';
import { useListCursor } from './use-list-cursor.js';

interface Props {
  rows: ConversationSummary[];
  filter: ListFilter;
  opened: string | undefined;
  open: OpenConversation;
  search: RefObject<HTMLInputElement | null>;
  /** Fetches the next page; null where there is none, or it is on its way. */
  more: (() => void) | null;
  complete: boolean;
}

const ROW = 44;
/** A finger needs more room than a mouse. */
const TOUCH_ROW = 60;
const AHEAD = 12;

/** The rows on the screen, and a few around them, however long the list is. */
export function ConversationList({ rows, filter, opened, open, search, more, complete }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const size = narrow ? TOUCH_ROW : ROW;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 10,
    getItemKey: (index) => rows[index]?.reference ?? index,
  });
  useEffect(() => virtual.measure(), [size, virtual]);

  const { cursor, setCursor } = useListCursor({
    rows,
    opened,
    open,
    search,
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
        {shown.map(({ index, key, start }) => {
          const row = rows[index];
          return row ? (
            <li
              key={key}
              className={classes.item}
              style={{ transform: `translateY(${start}px)`, height: size }}
              aria-setsize={complete ? rows.length : -1}
              aria-posinset={index + 1}
            >
              <ConversationRow
                row={row}
                filter={filter}
                opened={row.reference === opened}
                reachable={row.reference === cursor}
                onFocus={() => setCursor(row.reference)}
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
