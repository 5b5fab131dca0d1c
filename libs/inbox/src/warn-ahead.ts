import type { EntityManager } from '@mikro-orm/sql';
import { dayInFull, TargetClock } from '#targets';
import { Conversation } from './conversation.entity.js';
import { whereItGoesOn } from './matter.js';
import { notify, withCover } from './notifications.js';
import { membersOf } from './team-assignment.js';

const AT_ONCE = 200;

/**
 * Tells whoever has a matter that a promise comes due, as long before as its target says; of what nobody of a team has
 * taken on, the team. What should have been said while nobody could is said once. `em` is a transaction's.
 */
export async function warnAhead(em: EntityManager, now: Date): Promise<void> {
  const clocks = await em.find(
    TargetClock,
    { state: 'running', warnAt: { $lte: now } },
    { orderBy: { warnAt: 'asc' }, limit: AT_ONCE },
  );
  for (const clock of clocks) {
    clock.warned(now);
    if (clock.dueAt <= now) continue;
    const own = await em.findOneOrFail(Conversation, { id: clock.conversationId });
    const conversation = await whereItGoesOn(em, own);
    const { reference, subject, assigneeId, teamId } = conversation;
    if (!conversation.isOpen()) continue;
    const whom = teamId && !assigneeId ? await membersOf(em, teamId) : await withCover(em, [assigneeId], now);
    const text = `${reference}: ${clock.name} is due on ${dayInFull(clock.due)}: ${subject || 'no subject'}`;
    await notify(em, conversation, whom, { kind: 'due-soon', text, at: now });
  }
  await em.flush();
}
