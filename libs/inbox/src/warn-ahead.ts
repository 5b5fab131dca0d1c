import type { EntityManager } from '@mikro-orm/sql';
import { dayInFull, nextWarning } from '#targets';
import { announceById } from './changes.js';
import { OPEN_STATUSES } from './conversation.entity.js';
import { deedsOf, doDeeds } from './do-deeds.js';
import { type DuePlace, takeDue } from './due-clocks.js';

/**
 * Does what is to be done before a promise comes due, as long before as its clock says and as its target has it done: such as
 * to tell whoever has the matter; of what nobody of a team has taken on, the team. What should have been done while nobody
 * could is done once. `em` is a transaction's.
 * @param after where the batch before ended; null: from the start
 * @returns where to go on; null: there is no more
 */
export async function warnAhead(
  em: EntityManager,
  now: Date,
  after: DuePlace | null = null,
): Promise<DuePlace | null> {
  const { clocks, next } = await takeDue(em, 'warn_at', now, after);
  if (clocks.length === 0) return null;
  await markWarned(
    em,
    clocks.map(({ id, warnings }) => ({ id, warnAt: nextWarning(warnings, now) })),
    now,
  );
  const deeds = await deedsOf(em, clocks, 'atWarning');
  const dues = clocks
    .filter(({ dueAt, status }) => dueAt > now && OPEN_STATUSES.includes(status))
    .map((clock) => {
      const why = `${clock.name} is due on ${dayInFull(clock.due)}`;
      const news = `${clock.reference}: ${why}: ${clock.subject || 'no subject'}`;
      return { clock, deeds: deeds(clock), why, news };
    });
  await announceById(em, await doDeeds(em, dues, 'due-soon', now));
  return next;
}

/** Of several warnings whose time has come, once. @param clocks each with the warning that comes next, of which most have none */
async function markWarned(
  em: EntityManager,
  clocks: readonly { id: string; warnAt: Date | null }[],
  now: Date,
): Promise<void> {
  await em.execute(
    `update target_clock set warned_at = ?, warn_at = marked.warn_at
     from json_to_recordset(?::json) as marked (id uuid, warn_at timestamptz) where target_clock.id = marked.id`,
    [now.toISOString(), JSON.stringify(clocks.map(({ id, warnAt }) => ({ id, warn_at: warnAt })))],
  );
}
