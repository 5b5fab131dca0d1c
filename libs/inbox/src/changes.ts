import type { EntityManager } from '@mikro-orm/sql';
import type { Conversation } from './conversation.entity.js';

/** The topic on which changes are told. */
export const CHANGE_SIGNAL = 'change';

/** What changed, to those who look at it. */
export interface Change {
  type: 'conversation';
  reference: string;
  queue: string;
  /** The queue that it has just left; absent where it has not moved. */
  left?: string;
  assigneeId: string | null;
  version: number;
}

/**
 * Stores the changes and tells every process of them, once the transaction has committed.
 * @param before the queue in which they stood
 */
export async function announce(
  em: EntityManager,
  conversations: Conversation[],
  before?: string,
): Promise<void> {
  await em.flush();
  await announceById(
    em,
    conversations.map(({ id }) => id),
    before,
  );
}

/** The same for conversations that are not at hand. */
export async function announceById(
  em: EntityManager,
  conversationIds: string[],
  before: string | null = null,
): Promise<void> {
  if (conversationIds.length === 0) return;
  await em.execute(
    `select pg_notify('postroom_${CHANGE_SIGNAL}', (jsonb_build_object('type', 'conversation', 'reference', reference,
       'queue', queue, 'assigneeId', assignee_id, 'version', version)
         || jsonb_strip_nulls(jsonb_build_object('left', nullif(?::text, queue))))::text)
     from conversation where id in (?)`,
    [before, [...new Set(conversationIds)]],
  );
}
