import type { EntityManager } from '@mikro-orm/sql';
import { insertRows, newId, updateRows } from '#shared';
import type { Clocks, TargetClock } from '#targets';
import { announceById } from './changes.js';
import { type ClocksToMove, type MoveOptions, movesByPage } from './clock-moves.js';
import type { Conversation } from './conversation.entity.js';
import type { HistoryKind } from './history-event.entity.js';
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
    const lines: object[] = [];
    for (const { conversation, clocks: own, moves } of page) {
      for (const { clock, reckoning, words } of moves) {
        clock.reckon(reckoning);
        if (!words) continue;
        moved.add(conversation.id);
        lines.push({
          id: newId(),
          conversationId: conversation.id,
          kind: 'rescheduled' satisfies HistoryKind,
          at: options.now,
          personId: by,
          text: `${clock.name}: ${words}.`,
          detail: {},
        });
      }
      oweEarliest(conversation, own);
    }
    // Past the unit of work: there may be ten thousand.
    await updateRows(
      em,
      'target_clock',
      page.flatMap(({ moves }) => moves.map(({ clock }) => reckoned(clock))),
    );
    const conversations = page.map(({ conversation }) => conversation).filter(({ id }) => moved.has(id));
    await updateRows(em, 'conversation', conversations.map(owed), 'version');
    await insertRows(em, 'history_event', lines);
    em.clear();
    await announceById(em, [...moved]);
    rescheduled += moved.size;
  }
  return rescheduled;
}

function reckoned({ id, due, dueAt, text, days, provisional, warnings, warnAt = null }: TargetClock) {
  return { id, due, dueAt, text, days, provisional, warnings, warnAt };
}

function owed({ id, due = null, dueAt = null, dueOrder }: Conversation) {
  return { id, due, dueAt, dueOrder };
}
