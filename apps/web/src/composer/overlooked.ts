import type { Conversation, Message } from '#api-client';

type Messages = Pick<Conversation, 'messages'>;

/** The newest message that is stored; the ids sort by the time at which each was. */
export function newestOf({ messages }: Messages): string | null {
  return messages.reduce<string | null>((newest, { id }) => (newest && newest > id ? newest : id), null);
}

/** What was said to the contact by others, and by the contact, since a certain message was the newest. */
export function overlooked({ messages }: Messages, seen: string | null, me: string): Message[] {
  return messages.filter((message) => seen !== null && message.id > seen && isNews(message, me));
}

/** Whether whoever is writing should know of it first: what a machine sent, and a note, change nothing of an answer. */
export function isNews({ direction, purpose, automatic, author }: Message, me: string): boolean {
  if (direction === 'inbound') return !automatic;
  return direction === 'outbound' && !purpose && author?.id !== me;
}

/** The one to ask about before one sends: an answer that is there already matters most. */
export function mostPressing(news: readonly Message[]): Message | undefined {
  return news.findLast(({ direction }) => direction === 'outbound') ?? news.at(-1);
}
