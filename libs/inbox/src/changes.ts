import type { EntityManager } from '@mikro-orm/sql';
import type { Conversation } from './conversation.entity.js';

/** The topic on which changes are told. */
export const CHANGE_SIGNAL = 'change';

/** What changed, to those who look at it. */
export interface Change {
  type: 'conversation';
  reference: string;
  queue: string;
  assigneeId: string | null;
  version: number;
}

/** Stores the changes and tells every process of them, once the transaction has committed. */
export async function announce(em: EntityManager, conversations: Conversation[]): Promise<void> {
  await em.flush();
  await announceById(
    em,
    conversations.map(({ id }) => id),
  );
}

/** The same for conversations that are not at hand. */
export async function announceById(em: EntityManager, conversationIds: string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await em.execute(
    `select pg_notify('postroom_${CHANGE_SIGNAL}', json_build_object('type', 'conversation', 'reference', reference,
       'queue', queue, 'assigneeId', assignee_id, 'version', version)::text)
     from conversation where id in (?)`,
    [[...new Set(conversationIds)]],
  );
}
