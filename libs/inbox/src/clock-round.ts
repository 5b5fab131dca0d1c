import type { EntityManager } from '@mikro-orm/sql';
import type { Clock } from '#shared';
import type { DuePlace } from './due-clocks.js';
import { runOut } from './run-out.js';
import { warnAhead } from './warn-ahead.js';

/**
 * Acts on every clock whose moment has come: those that ran out first, so that nobody is warned of what has passed. Each
 * batch is a transaction of its own, so what was done stays done, however the process ends, and other work comes between.
 * Any number of workers may do this at once. @param signal says that the process is about to end
 */
export async function clockRound(em: EntityManager, clock: Clock, signal: AbortSignal): Promise<void> {
  for (const act of [runOut, warnAhead]) {
    let place: DuePlace | null = null;
    do {
      if (signal.aborted) return;
      const after: DuePlace | null = place;
      place = await em
        .fork()
        .transactional((transaction) => act(transaction as EntityManager, clock.date(), after));
    } while (place);
  }
}
