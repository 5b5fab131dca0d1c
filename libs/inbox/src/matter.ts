import type { EntityManager } from '@mikro-orm/sql';
import { Conversation } from './conversation.entity.js';

/** A conversation and all that were merged into it, by id, itself first: what is said and owed in one is in all. */
export async function matterOf(em: EntityManager, conversationId: string): Promise<string[]> {
  const merged = await em.execute<{ id: string }[]>(
    'select id from conversation where merged_into = ? order by id',
    [conversationId],
  );
  return [conversationId, ...merged.map(({ id }) => id)];
}

/** Where a conversation goes on: itself, or the one that it was merged into. */
export async function whereItGoesOn(em: EntityManager, conversation: Conversation): Promise<Conversation> {
  if (!conversation.mergedInto) return conversation;
  return em.findOneOrFail(Conversation, { id: conversation.mergedInto });
}
