import type { EntityManager } from '@mikro-orm/sql';
import { insertRows, newId } from '#shared';
import { announceById } from './changes.js';
import { type DuePlace, takeDue } from './due-clocks.js';
import { notifyHolders } from './notifications.js';
import { missedInWords } from './owed.js';

/**
 * Marks the next promises that ran out as missed, at the moment they did, writes it into the history, and tells whoever
 * has the matter. `em` is a transaction's: all of it happens, or nothing.
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
  const matters = [...Map.groupBy(clocks, ({ conversationId }) => conversationId)].map(
    ([conversationId, own]) => ({ conversationId, own }),
  );
  await insertRows(
    em,
    'history_event',
    matters.map(({ conversationId, own }) => {
      const text = missedInWords(own.map(({ name }) => name));
      return { id: newId(), conversationId, kind: 'missed', at: now, text };
    }),
  );
  const news = matters.map(({ conversationId, own: [clock] }) => {
    const text = `${clock?.reference} is overdue: ${clock?.subject || 'no subject'}`;
    return { conversationId, text };
  });
  await notifyHolders(em, news, 'overdue', now);
  await announceById(
    em,
    matters.map(({ conversationId }) => conversationId),
  );
  return next;
}
