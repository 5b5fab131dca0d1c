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

/** Tells every process, once the transaction has committed, that a conversation has changed. */
export async function announce(em: EntityManager, conversation: Conversation): Promise<void> {
  await em.flush();
  const { reference, queue, assigneeId = null, version } = conversation;
  const change: Change = { type: 'conversation', reference, queue, assigneeId, version };
  await em.execute(`select pg_notify('postroom_${CHANGE_SIGNAL}', ?)`, [JSON.stringify(change)]);
}
