import type { EntityManager } from '@mikro-orm/sql';
import { type Clocks, dayInFull } from '#targets';
import { announce } from './changes.js';
import { Conversation } from './conversation.entity.js';
import { HistoryEvent } from './history-event.entity.js';
import { oweEarliest } from './owed.js';

/**
 * Reckons anew every due date that was reckoned without the bank holidays of its year, once they are known.
 * @returns how many conversations have another date now
 */
export async function reschedule(em: EntityManager, clocks: Clocks, at: Date): Promise<number> {
  const moved = await clocks.reckonProvisional(em);
  const conversations = await em.find(Conversation, { id: moved });
  for (const conversation of conversations) {
    oweEarliest(conversation, await clocks.of(em, conversation.id));
    const date = conversation.due ? dayInFull(conversation.due) : 'none';
    em.persist(
      em.create(HistoryEvent, {
        conversationId: conversation.id,
        kind: 'rescheduled',
        at,
        text: `Newer bank holidays are known. The due date is now ${date}.`,
      }),
    );
  }
  await announce(em, conversations);
  return conversations.length;
}
