import type { EntityManager } from '@mikro-orm/sql';
import { newId } from '#shared';

/** How the outbox wakes its dispatchers; the payload is the topic that has new work. */
export const OUTBOX_SIGNAL = 'outbox';

export interface OutboxItem {
  topic: string;
  /** What it is about; a second item with the same topic and key is not added. */
  key: string;
  payload?: Record<string, unknown>;
  /** Not before then. Absent: at once. */
  availableAt?: Date;
}

/** Writes down what must happen, in the transaction of its cause: `em` is that transaction's. */
export async function addToOutbox(em: EntityManager, items: OutboxItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(() => '(?, ?, ?, ?::jsonb, coalesce(?::timestamptz, now()))').join(', ');
  await em.execute(
    `with added as (
       insert into outbox (id, topic, key, payload, available_at) values ${rows} on conflict (topic, key) do nothing
       returning topic
     ) select pg_notify('postroom_${OUTBOX_SIGNAL}', topic) from (select distinct topic from added) as topics`,
    items.flatMap(({ topic, key, payload = {}, availableAt = null }) => [
      newId(),
      topic,
      key,
      JSON.stringify(payload),
      availableAt?.toISOString() ?? null,
    ]),
  );
}

/** Takes something back before it happens; false where it is already under way or done. */
export async function withdrawFromOutbox(em: EntityManager, topic: string, key: string): Promise<boolean> {
  const gone = await em.execute(
    `delete from outbox where topic = ? and key = ? and state = 'pending' returning id`,
    [topic, key],
  );
  return gone.length > 0;
}

/** Lets an entry that failed, or whose outcome is unknown, happen once more; a person has decided so. */
export async function repeatFromOutbox(em: EntityManager, topic: string, key: string): Promise<boolean> {
  const again = await em.execute(
    `with again as (
       update outbox set state = 'pending', attempts = 0, available_at = now(), claimed_by = null
       where topic = ? and key = ? and state in ('failed', 'unknown') returning id, topic
     ) select id, pg_notify('postroom_${OUTBOX_SIGNAL}', topic) from again`,
    [topic, key],
  );
  return again.length > 0;
}
