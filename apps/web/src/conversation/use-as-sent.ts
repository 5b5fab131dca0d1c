import { useState } from 'react';
import type { Message } from '#api-client';
import { keep, kept } from '../kept.js';

const NAME = 'body';

/** Whether a message is shown as it was sent or as text; the choice is remembered for the next. */
export function useAsSent({ html, text }: Message): [boolean, (asSent: boolean) => void] {
  const [asSent, setAsSent] = useState(() => html !== null && (text.trim() === '' || kept(NAME) === 'html'));
  const choose = (next: boolean) => {
    setAsSent(next);
    keep(NAME, next ? 'html' : null);
  };
  return [asSent, choose];
}
