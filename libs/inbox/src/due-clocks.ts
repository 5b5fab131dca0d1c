import type { EntityManager } from '@mikro-orm/sql';
import type { Status } from './conversation.entity.js';

/** How many clocks one transaction acts on: what falls due at one moment may be a million. */
const AT_ONCE = 500;

/** Running out, which is after the last moment, or a warning, whose moment it is. */
const HAS_COME = { due_at: '<', warn_at: '<=' } as const;
export type DueMoment = keyof typeof HAS_COME;

/** A place in the order in which clocks are due. */
export interface DuePlace {
  /** As the database writes it, to the last digit. */
  at: string;
  id: string;
}

/** A clock whose moment has come, and where its conversation goes on. */
export interface DueClock extends DuePlace {
  /** Key of its target. */
  target: string;
  name: string;
  /** `YYYY-MM-DD` */
  due: string;
  dueAt: Date;
  warnings: string[];
  /** Word of a delay is ready already. */
  drafted: boolean;
  conversationId: string;
  reference: string;
  subject: string;
  queue: string;
  status: Status;
}

export interface DueBatch {
  clocks: DueClock[];
  /** Where to go on; null where nothing more is due. */
  next: DuePlace | null;
}

/**
 * The next clocks that run and whose moment has come, in order. They and their conversations are this transaction's until its
 * end; what somebody else has in hand is left out, and found again from the start. Nothing is waited for, so any number
 * of workers share what is due, and none stands in the way of an advisor.
 * @param after absent: from the start
 */
export async function takeDue(
  em: EntityManager,
  moment: DueMoment,
  now: Date,
  after: DuePlace | null,
): Promise<DueBatch> {
  const [sql, params] = dueSql(moment, now, after);
  const rows = await em.execute<(Omit<DueClock, 'dueAt'> & { dueAt: string | Date })[]>(sql, params);
  const clocks = rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt) }));
  return { clocks, next: clocks.length < AT_ONCE ? null : (clocks.at(-1) ?? null) };
}

/** The look itself, for whoever measures it. Nothing but an index over what runs is read to find that nothing is due. */
export function dueSql(
  moment: DueMoment,
  now: Date,
  after: DuePlace | null,
): [sql: string, params: unknown[]] {
  const onwards = after ? `and (t.${moment}, t.id) > (?::timestamptz, ?::uuid)` : '';
  // The conversation is locked as the desk does, and where it goes on: what it owes is changed only under that lock.
  return [
    `select t.id, t.${moment}::text as at, t.target, t.name, t.due::text as due, t.due_at as "dueAt", t.warnings,
       t.apology_drafted_at is not null as drafted,
       c.id as "conversationId", c.reference, c.subject, c.queue, c.status
     from target_clock t join conversation own on own.id = t.conversation_id
       join conversation c on c.id = coalesce(own.merged_into, own.id) and c.merged_into is null
     where t.state = 'running' and t.${moment} ${HAS_COME[moment]} ?::timestamptz ${onwards}
     order by t.${moment}, t.id limit ${AT_ONCE} for no key update of c, t skip locked`,
    [now.toISOString(), ...(after ? [after.at, after.id] : [])],
  ];
}
