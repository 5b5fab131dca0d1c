import { useEffect, useRef, useState } from 'react';
import type { ConversationPage, ConversationSummary } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { texts } from '../texts.js';

interface Known {
  filter: ListFilter;
  /** How many there were a moment ago; each has been read already unless it was fetched anew since. */
  pages: number;
  read: WeakSet<ConversationPage>;
  /** Every unread message that has been in the list. */
  unread: Set<string>;
}

/** Tells a screen reader what has come into the list by itself; it moves no focus and makes no noise on the screen. */
export function NewMessages({ filter, pages }: { filter: ListFilter; pages: ConversationPage[] | null }) {
  const [said, setSaid] = useState('');
  const known = useRef<Known>(null);
  useEffect(() => {
    if (!pages) return;
    if (known.current?.filter !== filter) {
      known.current = { filter, pages: 0, read: new WeakSet(), unread: new Set() };
    }
    const { pages: before, read, unread } = known.current;
    const newest: ConversationSummary[] = [];
    for (const [at, page] of pages.entries()) {
      if (read.has(page)) continue;
      read.add(page);
      // What a further page brings is not new; what is new is unread and was not so a moment ago.
      for (const row of page.items) {
        const name = `${row.reference} ${row.activityAt}`;
        if (!row.unread || unread.has(name)) continue;
        unread.add(name);
        if (at < before) newest.push(row);
      }
    }
    known.current.pages = pages.length;
    const [first] = newest;
    if (newest.length > 1) setSaid(texts.list.freshMany(newest.length));
    else if (first) setSaid(texts.list.fresh(first.contact?.name ?? texts.list.anyone, first.subject));
  }, [pages, filter]);
  return (
    <p role="status" className="unseen">
      {said}
    </p>
  );
}
