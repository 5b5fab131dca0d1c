import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ConversationSummary } from '#api-client';
import { useKeys } from '../keyboard/use-keys.js';
import type { OpenConversation } from './open-conversation.js';

interface Options {
  rows: ConversationSummary[];
  opened: string | undefined;
  open: OpenConversation;
  search: RefObject<HTMLInputElement | null>;
  scroller: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
}

/** Wait until somebody stops on a row before it is opened beside the list: opening it is reading it. */
const REST_MS = 220;

/** Where one is in the list: `j` and `k` move, the browser's focus goes along, and what is open beside the list follows. */
export function useListCursor({ rows, opened, open, search, scroller, scrollTo }: Options) {
  const [chosen, setCursor] = useState<string | undefined>(opened);
  const place = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  useEffect(() => {
    if (opened) setCursor(opened);
  }, [opened]);

  // What has left the list hands its place to what stands there now.
  const found = rows.findIndex(({ reference }) => reference === chosen);
  const index = found >= 0 ? found : Math.min(place.current, rows.length - 1);
  place.current = index;
  const cursor = rows[index]?.reference;

  const focus = (to: number, tries = 6) => {
    const reference = rows[to]?.reference;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-reference="${reference}"]`);
    if (link) link.focus({ preventScroll: true });
    // A row far away is drawn only once it has been scrolled to.
    else if (tries > 0) requestAnimationFrame(() => focus(to, tries - 1));
  };

  const move = (by: number) => {
    const inList = scroller.current?.contains(document.activeElement) ?? false;
    const to = inList || opened ? Math.min(Math.max(index + by, 0), rows.length - 1) : index;
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

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: (event) => inScroller(event) && move(1),
    ArrowUp: (event) => inScroller(event) && move(-1),
    o: () => {
      if (!cursor) return;
      if (cursor === opened) document.getElementById('conversation-title')?.focus();
      else open(cursor);
    },
    '/': () => search.current?.focus(),
    u: () => back(),
    Escape: () => (opened ? back() : false),
  });

  function back(): void {
    open(undefined);
    requestAnimationFrame(() => focus(index));
  }

  const inScroller = (event: KeyboardEvent) => scroller.current?.contains(event.target as Node) ?? false;
  return { cursor, setCursor };
}
