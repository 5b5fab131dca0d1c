import type { EntityManager } from '@mikro-orm/sql';
import type { Clocks } from '#targets';
import type { Task } from './desk.js';

/**
 * What is promised becomes these targets: what they promise is owed from the same receipt, or the same acknowledgement;
 * what they do not is owed no longer.
 */
export async function promiseAnew(
  { em, conversation, clocks, now }: Task,
  room: Clocks,
  targets: readonly string[],
): Promise<void> {
  for (const clock of clocks) if (!targets.includes(clock.target)) clock.stop();
  const known = await acknowledgement(em, conversation.id);
  const pending: string[] = [];
  for (const target of conversation.isOpen() ? targets : []) {
    if (clocks.some((clock) => clock.target === target && clock.state !== 'stopped')) continue;
    const again = clocks.find((clock) => clock.target === target);
    const [atReceipt] = await room.startingAt('receipt', [target]);
    const [atAcknowledgement] = await room.startingAt('acknowledgement', known ? [target] : []);
    const startsAt = atReceipt ? conversation.receivedAt : atAcknowledgement && known?.at;
    if (again) again.unmeet(now);
    else if (startsAt) {
      const started = await room.start(em, conversation.id, target, startsAt);
      if (known) started.happens('acknowledgement', known.at, known.id);
      clocks.push(started);
    } else pending.push(target);
  }
  conversation.pendingTargets = pending;
}

/** The first that the contact has had from us, by itself or from a person. */
async function acknowledgement(
  em: EntityManager,
  conversationId: string,
): Promise<{ id: string; at: Date } | null> {
  const [first] = await em.execute<{ id: string; at: string | Date }[]>(
    `select id, at from message where conversation_id = ? and direction = 'outbound' and forward_of is null
       and (purpose is null or purpose = 'acknowledgement')
       and delivery not in ('scheduled', 'failed', 'bounced') order by at, id limit 1`,
    [conversationId],
  );
  return first ? { id: first.id, at: new Date(first.at) } : null;
}
