import type { EntityManager } from '@mikro-orm/sql';
import { insertRows, newId } from '#shared';
import { announceById } from './changes.js';
import { deedsOf, doDeeds } from './do-deeds.js';
import { type DuePlace, takeDue } from './due-clocks.js';
import { missedInWords } from './owed.js';

/**
 * Marks the next promises that ran out as missed, at the moment they did, writes it into the history, and does what their
 * targets have done then, such as to tell whoever has the matter. `em` is a transaction's: all of it happens, or nothing.
 * @param after where the batch before ended; null: from the start
 * @returns where to go on; null: there is no more
 */
export async function runOut(
  em: EntityManager,
  now: Date,
  after: DuePlace | null = null,
): Promise<DuePlace | null> {
  const { clocks, next } = await takeDue(em, 'due_at', now, after);
  if (clocks.length === 0) return null;
  await em.execute(`update target_clock set state = 'missed', missed_at = due_at where id in (?)`, [
    clocks.map(({ id }) => id),
  ]);
  const matters = Map.groupBy(clocks, ({ conversationId }) => conversationId);
  await insertRows(
    em,
    'history_event',
    [...matters].map(([conversationId, own]) => {
      const text = missedInWords(own.map(({ name }) => name));
      return { id: newId(), conversationId, kind: 'missed', at: now, text };
    }),
  );
  const deeds = await deedsOf(em, clocks, 'atMiss');
  const dues = clocks.map((clock) => ({
    clock,
    deeds: deeds(clock),
    why: `${clock.name} is overdue`,
    news: `${clock.reference} is overdue: ${clock.subject || 'no subject'}`,
  }));
  await doDeeds(em, dues, 'overdue', now);
  await announceById(em, [...matters.keys()]);
  return next;
}
