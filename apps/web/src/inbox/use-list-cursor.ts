import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ConversationSummary } from '#api-client';
import { conversationQuery } from '../api/queries.js';
import { useCommands } from '../keyboard/commands.js';
import { useKeys } from '../keyboard/use-keys.js';
import { texts } from '../texts.js';
import type { OpenConversation } from './open-conversation.js';
import { placeOf } from './place-of.js';
import { useJoin } from './use-join.js';
import type { Selection } from './use-selection.js';

interface Options {
  rows: ConversationSummary[];
  opened: string | undefined;
  open: OpenConversation;
  selection: Selection;
  scroller: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
}

/** Wait until somebody stops on a row before it is opened beside the list: opening it is reading it. */
const REST_MS = 220;
const AHEAD_MS = 120;

/** Where one is in the list: `j` and `k` move, the browser's focus goes along, and what is open beside the list follows. */
export function useListCursor({ rows, opened, open, selection, scroller, scrollTo }: Options) {
  const [chosen, setCursor] = useState<string | undefined>(opened);
  const place = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  useEffect(() => {
    if (opened) setCursor(opened);
  }, [opened]);

  // What has left the list hands its place to what stands there now.
  const found = placeOf(rows, chosen, place.current);
  const index = found >= 0 ? found : Math.min(place.current, rows.length - 1);
  place.current = index;
  const cursor = rows[index]?.reference;

  // Whoever rests on a row may open it, and the next one after it.
  const queries = useQueryClient();
  const [ahead, next] = [cursor, rows[index + 1]?.reference];
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const reference of [ahead, next]) {
        if (reference) void queries.prefetchQuery(conversationQuery(reference, { peek: true }));
      }
    }, AHEAD_MS);
    return () => clearTimeout(timer);
  }, [ahead, next, queries]);

  const focus = (to: number, tries = 6) => {
    const reference = rows[to]?.reference;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-reference="${reference}"]`);
    if (link) link.focus({ preventScroll: true });
    // A row far away is drawn only once it has been scrolled to.
    else if (tries > 0) requestAnimationFrame(() => focus(to, tries - 1));
  };

  const move = (by: number) => {
    const inList = scroller.current?.contains(document.activeElement) ?? false;
    // Where it has left the list, what took its place is the next already.
    const step = found < 0 && by > 0 ? by - 1 : by;
    const to = inList || opened ? Math.min(Math.max(index + step, 0), rows.length - 1) : index;
    const reference = rows[to]?.reference;
    if (!reference) return;
    setCursor(reference);
    scrollTo(to);
    focus(to);
    clearTimeout(rest.current);
    if (opened && reference !== opened) {
      rest.current = setTimeout(
        () => open(reference, { replace: true, state: { following: true } }),
        REST_MS,
      );
    }
  };

  const join = useJoin();
  const row = rows[index];
  const belongs = row?.mayBelongTo;

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: (event) => inScroller(event) && move(1),
    ArrowUp: (event) => inScroller(event) && move(-1),
    u: () => back(),
    // One step back at a time: first out of the selection, then out of the conversation.
    Escape: () => (selection.rows.length ? selection.clear() : opened ? back() : false),
  });
  useCommands([
    ...(cursor
      ? [
          { id: 'open', label: texts.list.open, keys: ['o'], run: enter },
          {
            id: 'select',
            label: texts.bulk.selectRow,
            keys: ['x'],
            run: () => selection.toggle(cursor),
          },
          {
            id: 'select-to',
            label: texts.bulk.extend,
            keys: ['Shift+x'],
            run: () => selection.extendTo(cursor),
          },
        ]
      : []),
    // What is open says so itself.
    ...(row && belongs && cursor !== opened
      ? [
          {
            id: 'join-row',
            label: texts.list.join(row.reference, belongs),
            keys: ['Shift+m'],
            run: () => void join(row, belongs),
          },
        ]
      : []),
  ]);

  function enter(): void {
    if (!cursor) return;
    if (cursor === opened) document.getElementById('conversation-title')?.focus();
    else open(cursor);
  }

  function back(): void {
    open(undefined);
    requestAnimationFrame(() => focus(index));
  }

  const inScroller = (event: KeyboardEvent) => scroller.current?.contains(event.target as Node) ?? false;
  return { cursor, setCursor };
}
