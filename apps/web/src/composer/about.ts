import { useLocation, useNavigate } from 'react-router';
import type { Conversation, DraftContent, Message } from '#api-client';
import { useWho } from '../session/who.js';
import { isEmpty } from './draft-keeper.js';
import { keeperOf, type Writing } from './use-draft.js';

/** The message that somebody has chosen to answer or hand on; null: the newest, also where that one is no longer there. */
export function chosenMessage(
  { messages }: Pick<Conversation, 'messages'>,
  { message }: Pick<DraftContent, 'message'>,
  writing: Writing,
): Message | null {
  const chosen = message ? messages.find(({ id }) => id === message) : undefined;
  return chosen && mayBeAbout(chosen, writing) ? chosen : null;
}

/** What came in can be answered; that and what went out can be handed on. */
export function mayBeAbout({ direction, delivery }: Message, writing: Writing): boolean {
  if (writing === 'note' || direction === 'note') return false;
  return direction === 'inbound' || (writing === 'forward' && delivery?.state !== 'scheduled');
}

/** Opens the composer for one certain message. */
export function useWriteAbout(reference: string): (writing: Writing, message: string) => void {
  const { id } = useWho();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return (writing, message) => {
    keeperOf(id, reference).change({ writing, message, ...USUAL });
    void navigate(pathname + search, { replace: true, state: { writing } });
  };
}

/** Whoever begins anew writes about the newest: what was chosen before counts only as long as there are words to it. */
export function forgetChosen(personId: string, reference: string): void {
  const keeper = keeperOf(personId, reference);
  const { content } = keeper.now();
  if (content.message && isEmpty(content)) keeper.change({ message: null, ...USUAL });
}

/** Whom it goes to and with which files is another matter for each message. */
export const USUAL = { to: null, cc: null, bcc: null, originals: null } as const;
