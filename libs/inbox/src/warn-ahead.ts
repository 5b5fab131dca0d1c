import type { EntityManager } from '@mikro-orm/sql';
import { dayInFull, nextWarning } from '#targets';
import { OPEN_STATUSES } from './conversation.entity.js';
import { type DuePlace, takeDue } from './due-clocks.js';
import { notifyHolders } from './notifications.js';

/**
 * Tells whoever has a matter that a promise comes due, as long before as its target says; of what nobody of a team has
 * taken on, the team. What should have been said while nobody could is said once. `em` is a transaction's.
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
  const news = clocks
    .filter(({ dueAt, status }) => dueAt > now && OPEN_STATUSES.includes(status))
    .map(({ conversationId, reference, name, due, subject }) => {
      const text = `${reference}: ${name} is due on ${dayInFull(due)}: ${subject || 'no subject'}`;
      return { conversationId, text };
    });
  await notifyHolders(em, news, 'due-soon', now);
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
