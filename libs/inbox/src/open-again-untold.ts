import { type EntityManager, LockMode } from '@mikro-orm/sql';
import type { Clocks } from '#targets';
import { Conversation } from './conversation.entity.js';
import { HistoryEvent } from './history-event.entity.js';
import { matterOf } from './matter.js';
import { oweEarliest } from './owed.js';

/**
 * What the rules redirected, and nobody could be told of, is open again where they sorted it, and owed by the same date:
 * nothing is closed without a word.
 * @param why by the conversation's id, as it stands after "because"
 */
export async function openAgainUntold(
  em: EntityManager,
  clocks: Clocks,
  why: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  if (why.size === 0) return;
  const own = await em.find(
    Conversation,
    { id: [...why.keys()], status: 'done', redirectedTo: { $ne: null }, mergedInto: null },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { id: 'asc' } },
  );
  for (const conversation of own) {
    conversation.notRedirected();
    const running = await clocks.of(em, await matterOf(em, conversation.id));
    for (const clock of running) {
      if (clock.state === 'stopped') clock.unmeet(at);
      else clock.unresolve(at);
    }
    oweEarliest(conversation, running);
    const text = `Opened again, because nobody could be told whose matter it is: ${why.get(conversation.id)}.`;
    em.persist(em.create(HistoryEvent, { conversationId: conversation.id, kind: 'reopened', at, text }));
  }
  await em.flush();
}
