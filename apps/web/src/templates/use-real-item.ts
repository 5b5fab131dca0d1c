import { useState } from 'react';
import { keep, kept } from '../kept.js';
import { useWho } from '../session/who.js';

/** The message that templates are shown on. */
export interface RealItem {
  reference: string;
  subject: string;
}

/** What templates are shown on, remembered by this browser; null: made-up details. */
export function useRealItem(): [RealItem | null, (item: RealItem | null) => void] {
  const name = `template-preview.${useWho().id}`;
  const [item, setItem] = useState(() => read(kept(name)));
  const take = (next: RealItem | null) => {
    setItem(next);
    keep(name, next && JSON.stringify({ reference: next.reference, subject: next.subject }));
  };
  return [item, take];
}

function read(text: string | null): RealItem | null {
  try {
    const { reference, subject } = JSON.parse(text ?? 'null') as Partial<RealItem>;
    return typeof reference === 'string' && typeof subject === 'string' ? { reference, subject } : null;
  } catch {
    return null;
  }
}
