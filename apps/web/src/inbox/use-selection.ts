import { useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationSummary } from '#api-client';

export interface Selection {
  rows: ConversationSummary[];
  has(reference: string): boolean;
  toggle(reference: string): void;
  /** From where one last chose up to here; all of what lies between. */
  extendTo(reference: string): void;
  all(): void;
  clear(): void;
}

/** What is selected in one list; it survives whatever is fetched anew, and lets go of what has left the list. */
export function useSelection(rows: ConversationSummary[], loaded: boolean, list: string): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);

  // Another list begins with nothing selected.
  const [of, setOf] = useState(list);
  if (of !== list) {
    setOf(list);
    setChosen(new Set());
  }

  useEffect(() => {
    // While a list is being fetched there is nothing that could have left it.
    if (!loaded) return;
    setChosen((before) => {
      if (before.size === 0) return before;
      const there = new Set(rows.map(({ reference }) => reference));
      const left = [...before].filter((reference) => there.has(reference));
      return left.length === before.size ? before : new Set(left);
    });
  }, [rows, loaded]);

  // The same ones for as long as the list is there: a row is drawn anew only for what is its own.
  const latest = useRef(rows);
  latest.current = rows;
  const verbs = useMemo(() => {
    const place = (reference: string | null) =>
      latest.current.findIndex((row) => row.reference === reference);
    return {
      toggle(reference: string) {
        anchor.current = reference;
        setChosen((before) => {
          const after = new Set(before);
          if (!after.delete(reference)) after.add(reference);
          return after;
        });
      },
      extendTo(reference: string) {
        const to = place(reference);
        const from = place(anchor.current);
        const between = latest.current.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1);
        setChosen((before) => new Set([...before, ...between.map((row) => row.reference)]));
      },
      all: () => setChosen(new Set(latest.current.map(({ reference }) => reference))),
      clear() {
        anchor.current = null;
        setChosen(new Set());
      },
    };
  }, []);
  return useMemo(() => {
    const selected = chosen.size ? rows.filter(({ reference }) => chosen.has(reference)) : [];
    return { ...verbs, rows: selected, has: (reference) => chosen.has(reference) };
  }, [rows, chosen, verbs]);
}
