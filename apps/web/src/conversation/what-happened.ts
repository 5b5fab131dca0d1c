import type { Conversation } from '#api-client';

/** What others did in between, in the words of the history; null where nothing happened that anybody could mind. */
export function whatHappened(before: Conversation, now: Conversation): string | null {
  const seen = new Set([...before.history, ...before.messages].map(({ id }) => id));
  const news = now.history.filter(({ id }) => !seen.has(id)).map(({ text }) => text);
  if (news.length > 0) return news.join(' ');
  const looksAsBefore =
    now.messages.every(({ id }) => seen.has(id)) &&
    now.status === before.status &&
    now.queue === before.queue &&
    now.assignee?.id === before.assignee?.id &&
    now.team?.id === before.team?.id;
  return looksAsBefore ? null : `${now.reference} has changed.`;
}
