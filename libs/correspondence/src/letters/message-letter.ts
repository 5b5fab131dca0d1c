import { languageOf, type Message } from '#inbox';
import { bareSubject } from '../outgoing-ids.js';
import type { Letter } from './letter.js';

/**
 * A message that was sent, as a letter. Where its reader lives is not known: the window has their name alone.
 * @param sender whose letter it is, with the reference of the conversation
 */
export function messageLetter(
  { subject, text, to }: Pick<Message, 'subject' | 'text' | 'to'>,
  sender: Pick<Letter, 'organisation' | 'reference' | 'date' | 'size'>,
): Letter {
  const name = to[0]?.name;
  return {
    ...sender,
    address: name ? [name] : [],
    subject: bareSubject(subject) || sender.reference,
    text,
    language: languageOf(text) ?? 'en',
  };
}
