import type { EntityManager } from '@mikro-orm/sql';
import type { Conversation } from './conversation.entity.js';
import { type Sight, seenQueues } from './sight.js';

const DAYS = 30;

/** How often somebody came back with the same matter. */
export interface RepeatContact {
  /** 3: it is the third time. */
  count: number;
  days: number;
  /** The queue's name, where it is about the same; null: of the same kind, in other queues. */
  about: string | null;
}

/** How often the contact has written about the same in the days before, this time included; null: it is the first time. */
export async function repeatContact(
  em: EntityManager,
  { id, contactId, receivedAt, queue, kind }: Conversation,
  sight: Sight,
): Promise<RepeatContact | null> {
  if (!contactId) return null;
  const at = receivedAt.toISOString();
  const seen = seenQueues(sight, 'c.queue');
  const [row] = await em.execute<{ in_queue: number; in_all: number; name: string | null }[]>(
    `select count(*) filter (where c.queue = ?)::int as in_queue, count(*)::int as in_all,
       (select name from queue where key = ?) as name
     from conversation c
     where c.contact_id = ? and c.received_at > ?::timestamptz - interval '${DAYS} days' and (c.received_at, c.id) <= (?, ?)
       and c.status <> 'spam' and c.merged_into is null and c.automatic is null and (c.queue = ? or c.kind = ?)
       ${seen ? `and ${seen.sql}` : ''}`,
    [queue, queue, contactId, at, at, id, queue, kind, ...(seen?.params ?? [])],
  );
  if (!row || row.in_all < 2) return null;
  // The same queue says more than the same kind: most of what people write is an enquiry.
  return row.in_queue > 1
    ? { count: row.in_queue, days: DAYS, about: row.name ?? queue }
    : { count: row.in_all, days: DAYS, about: null };
}
