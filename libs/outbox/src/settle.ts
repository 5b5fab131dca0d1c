import type { EntityManager } from '@mikro-orm/sql';
import { pauseAfter } from './backoff.js';
import type { Ended, OutboxWork, OutsideHandler } from './handler.js';

/** Writes down how pieces of work ended and crosses them off, in one transaction. */
export async function settle(em: EntityManager, handler: OutsideHandler, ended: Ended[]): Promise<void> {
  await em.transactional(async (transaction) => {
    const inside = transaction as EntityManager;
    await handler.record(inside, ended);
    await inside.flush();
    const done = ended.filter(({ outcome }) => outcome.state === 'done');
    if (done.length > 0)
      await inside.execute('delete from outbox where id in (?)', [done.map(({ work }) => work.id)]);
    for (const { work, outcome } of ended) {
      if (outcome.state === 'done') continue;
      if (outcome.state === 'retry') await inside.execute(...puttingBack(work, outcome.reason));
      else {
        await inside.execute('update outbox set state = ?, reason = ?, claimed_by = null where id = ?', [
          outcome.state,
          outcome.reason,
          work.id,
        ]);
      }
    }
  });
}

/** The statement that sets work back for later, after a pause that grows with every try. */
export function puttingBack(work: OutboxWork, reason: string): [string, unknown[]] {
  return [
    `update outbox set state = 'pending', claimed_by = null, reason = ?, attempts = ?,
       available_at = now() + make_interval(secs => ?) where id = ?`,
    [reason, work.attempts, pauseAfter(work.attempts), work.id],
  ];
}
