import { useEffect, useState } from 'react';
import { keep, kept } from '../kept.js';

export type Writing = 'reply' | 'note';
type Draft = Record<Writing, string>;

const EMPTY: Draft = { reply: '', note: '' };
const name = (reference: string) => `draft.${reference}`;

/** What is being written, kept in this browser as it is typed, until it is sent or discarded. */
export function useDraft(reference: string): [Draft, (writing: Writing, text: string) => void] {
  const [draft, setDraft] = useState<Draft>(() => read(reference));
  useEffect(() => {
    const empty = !draft.reply.trim() && !draft.note.trim();
    keep(name(reference), empty ? null : JSON.stringify(draft));
  }, [draft, reference]);
  return [draft, (writing, text) => setDraft((before) => ({ ...before, [writing]: text }))];
}

function read(reference: string): Draft {
  try {
    const found: unknown = JSON.parse(kept(name(reference)) ?? '{}');
    return { ...EMPTY, ...(found as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}
