import type { EntityManager } from '@mikro-orm/sql';
import { pauseAfter } from './backoff.js';
import type { Ended, OutboxWork, OutsideHandler, OutsideOutcome } from './handler.js';
import type { OutboxState } from './outbox-entry.entity.js';

/** Writes down how pieces of work ended and crosses them off, in one transaction. */
export async function settle(em: EntityManager, handler: OutsideHandler, ended: Ended[]): Promise<void> {
  await em.transactional((transaction) => settleWithin(transaction as EntityManager, handler, ended));
}

/** The same after a try that failed, of which perhaps only the answer was lost. */
export async function settleAgain(
  em: EntityManager,
  handler: OutsideHandler,
  ended: Ended,
  worker: number,
): Promise<void> {
  await em.transactional(async (transaction) => {
    const inside = transaction as EntityManager;
    const [row] = await inside.execute<Standing[]>(
      'select state, claimed_by from outbox where id = ? for update',
      [ended.work.id],
    );
    if (row && isNews(ended.outcome, row, worker)) await settleWithin(inside, handler, [ended]);
  });
}

interface Standing {
  state: OutboxState;
  claimed_by: number | null;
}

/** Whether an outcome still says more than what stands in the outbox. */
function isNews(outcome: OutsideOutcome, { state, claimed_by }: Standing, worker: number): boolean {
  if (claimed_by === worker || outcome.state === 'done') return true;
  // Another worker took us for dead, and could not know.
  return state === 'unknown' && outcome.state !== 'unknown';
}

/** The same within a larger piece of work. */
export async function settleWithin(
  em: EntityManager,
  handler: OutsideHandler,
  ended: Ended[],
): Promise<void> {
  await handler.record(em, ended);
  await em.flush();
  const done = ended.filter(({ outcome }) => outcome.state === 'done');
  if (done.length > 0)
    await em.execute('delete from outbox where id in (?)', [done.map(({ work }) => work.id)]);
  for (const { work, outcome } of ended) {
    if (outcome.state === 'done') continue;
    if (outcome.state === 'retry') await em.execute(...puttingBack(work, outcome.reason));
    else {
      await em.execute('update outbox set state = ?, reason = ?, claimed_by = null where id = ?', [
        outcome.state,
        outcome.reason,
        work.id,
      ]);
    }
  }
}

/** The statement that sets work back for later, after a pause that grows with every try. */
export function puttingBack(work: OutboxWork, reason: string): [string, unknown[]] {
  return [
    `update outbox set state = 'pending', claimed_by = null, reason = ?, attempts = ?,
       available_at = now() + make_interval(secs => ?) where id = ?`,
    [reason, work.attempts, pauseAfter(work.attempts), work.id],
  ];
}
