import { useEffect, useRef, useState } from 'react';
import type { ConversationSummary } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { texts } from '../texts.js';

/** Tells a screen reader what has come into the list by itself; it moves no focus and makes no noise on the screen. */
export function NewMessages({ filter, rows }: { filter: ListFilter; rows: ConversationSummary[] | null }) {
  const [said, setSaid] = useState('');
  const known = useRef<{ filter: ListFilter; seen: Set<string> } | null>(null);
  useEffect(() => {
    if (!rows) return;
    const before = known.current;
    const name = ({ reference, activityAt }: ConversationSummary) => `${reference} ${activityAt}`;
    const seen = new Set(rows.map(name));
    known.current = { filter, seen };
    if (!before || before.filter !== filter) return;
    // What a further page brought is not new; what is new is unread and was not there a moment ago.
    const newest = rows.filter((row) => row.unread && !before.seen.has(name(row)));
    if (newest.length === 0 || rows.length - before.seen.size >= 25) return;
    const [first] = newest;
    if (newest.length > 1) setSaid(texts.list.freshMany(newest.length));
    else if (first) setSaid(texts.list.fresh(first.contact?.name ?? texts.list.anyone, first.subject));
  }, [rows, filter]);
  return (
    <p role="status" className="unseen">
      {said}
    </p>
  );
}
