import type { EntityManager } from '@mikro-orm/sql';
import type { Clocks } from '#targets';
import { announceById } from './changes.js';
import { type ClocksToMove, type MoveOptions, movesByPage } from './clock-moves.js';
import { HistoryEvent } from './history-event.entity.js';
import { oweEarliest } from './owed.js';

/**
 * Moves the clocks that run to the dates that they now come to, with a line in each conversation's history. `em` is a
 * transaction's, in which nothing else is begun: it is cleared after each page.
 * @param by who changed what dates are reckoned by; null: Postroom itself
 * @returns how many conversations have another date now
 */
export async function reschedule(
  em: EntityManager,
  clocks: Clocks,
  which: ClocksToMove,
  { by = null, ...options }: MoveOptions & { by?: string | null },
): Promise<number> {
  let rescheduled = 0;
  for await (const page of movesByPage(em, clocks, which, options)) {
    const moved = new Set<string>();
    for (const { conversation, clocks: own, moves } of page) {
      for (const { clock, reckoning, words } of moves) {
        clock.reckon(reckoning);
        if (!words) continue;
        moved.add(conversation.id);
        em.persist(
          em.create(HistoryEvent, {
            conversationId: conversation.id,
            kind: 'rescheduled',
            at: options.now,
            personId: by,
            text: `${clock.name}: ${words}.`,
          }),
        );
      }
      oweEarliest(conversation, own);
    }
    await em.flush();
    await announceById(em, [...moved]);
    em.clear();
    rescheduled += moved.size;
  }
  return rescheduled;
}
