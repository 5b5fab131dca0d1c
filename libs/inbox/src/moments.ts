import { type EntityManager, LockMode } from '@mikro-orm/sql';
import type { Clocks, Moment } from '#targets';
import { Conversation } from './conversation.entity.js';
import type { Task } from './desk.js';
import { matterOf, whereItGoesOn } from './matter.js';
import type { Message } from './message.entity.js';
import { oweEarliest } from './owed.js';

type Sent = Pick<Message, 'purpose' | 'forwardOf' | 'holding'>;

/** What a message that goes out is for the promises made to whoever wrote to us; null: nothing, as word of a delay is. */
export function momentOf({ purpose, forwardOf, holding }: Sent): Moment | null {
  // Word that stage two has begun acknowledges it.
  if (purpose === 'acknowledgement' || purpose === 'escalation') return 'acknowledgement';
  if (purpose || forwardOf) return null;
  return holding ? 'holding-reply' : 'answer';
}

/** Starts the promises that waited for this moment, and meets those that it keeps, which may be the same. */
export async function happened(
  { em, conversation, clocks: running, now }: Pick<Task, 'em' | 'conversation' | 'clocks' | 'now'>,
  clocks: Clocks,
  moment: Moment,
  messageId: string | null,
): Promise<void> {
  const waiting = conversation.isOpen() ? conversation.pendingTargets : [];
  const starting = await clocks.startingAt(moment, waiting);
  if (starting.length > 0) {
    conversation.pendingTargets = waiting.filter((target) => !starting.includes(target));
  }
  for (const target of starting) running.push(await clocks.start(em, conversation.id, target, now));
  for (const clock of running) clock.happens(moment, now, messageId);
}

/**
 * Acknowledgements have gone out: what that means for those conversations of which something was promised by it.
 * @param messages the acknowledgement, by the conversation's id
 */
export async function acknowledged(
  em: EntityManager,
  clocks: Clocks,
  messages: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  if (messages.size === 0) return;
  const concerned = await em.execute<{ id: string }[]>(
    `select id from conversation where id in (?) and (pending_targets <> '[]' or exists (
       select 1 from target_clock t where t.conversation_id = conversation.id
         and t.ends_by = 'acknowledgement' and t.met_at is null)) order by id`,
    [[...messages.keys()]],
  );
  if (concerned.length === 0) return;
  const own = await em.find(
    Conversation,
    { id: concerned.map(({ id }) => id) },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { id: 'asc' } },
  );
  for (const conversation of own) {
    const whole = await whereItGoesOn(em, conversation);
    const running = await clocks.of(em, await matterOf(em, whole.id));
    const message = messages.get(conversation.id) ?? null;
    await happened({ em, conversation, clocks: running, now }, clocks, 'acknowledgement', message);
    oweEarliest(whole, running);
  }
  await em.flush();
}
