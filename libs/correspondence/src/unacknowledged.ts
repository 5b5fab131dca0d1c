import type { EntityManager } from '@mikro-orm/sql';
import type { Address } from '#connector-sdk';

/** A conversation that waits for its acknowledgement, with what its first message says that matters here. */
export interface Unacknowledged {
  id: string;
  reference: string;
  channelId: string;
  kind: string;
  queue: string;
  receivedAt: Date;
  /** By when they have their answer, `YYYY-MM-DD`; null where none is owed. */
  due: string | null;
  /** Targets whose clock has not started. */
  pending: string[];
  /** Key of the template that the rules chose; null: none. */
  template: string | null;
  /** In which it is answered: what the contact wishes for, else what the matter is written in. */
  language: string | null;
  /** Key of the other body that the rules redirected it to; null: it is ours, or they were told of it by a person. */
  redirectedTo: string | null;
  /** `auto-reply`, `bounce` …; null for a person. */
  automatic: string | null;
  subject: string;
  from: Address | null;
  replyTo: Address[];
  externalId: string | null;
  inReplyTo: string[];
}

/** Reads of these conversations only what an acknowledgement needs: most of a message is its text. */
export async function unacknowledged(em: EntityManager, ids: string[]): Promise<Unacknowledged[]> {
  const rows = await em.execute<(Omit<Unacknowledged, 'receivedAt'> & { receivedAt: string | Date })[]>(
    `select c.id, c.reference, c.channel_id as "channelId", c.kind, c.queue, c.received_at as "receivedAt",
       (select t.due::text from target_clock t where t.conversation_id = c.id and t.met_at is null
          and t.state <> 'stopped' and t.ends_by <> 'acknowledgement'
        order by array_position(array['answer', 'resolved', 'first-human-reply'], t.ends_by::text), t.due_at
         limit 1) as due, c.pending_targets as pending, c.acknowledgement as template,
       coalesce(p.language, c.language) as language,
       case when not exists (select 1 from message r where r.conversation_id = c.id and r.purpose = 'redirect')
         then c.redirected_to end as "redirectedTo", m.automatic, m.subject, m."from",
       m.reply_to as "replyTo", m.external_id as "externalId", m.in_reply_to as "inReplyTo"
     from conversation c left join contact p on p.id = c.contact_id join lateral (
       select * from message where conversation_id = c.id and direction = 'inbound' order by id limit 1) m on true
     where c.id in (?) order by c.id`,
    [ids],
  );
  return rows.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt) }));
}
