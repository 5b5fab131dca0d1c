import type { EntityManager } from '@mikro-orm/sql';
import type { Clocks } from '#targets';
import { announce } from './changes.js';
import { Conversation } from './conversation.entity.js';
import { HistoryEvent } from './history-event.entity.js';
import { matterOf } from './matter.js';
import { Reminder } from './notification.entity.js';
import { coversOf, notify, withCover } from './notifications.js';
import { oweEarliest } from './owed.js';

const AT_ONCE = 200;

/** Brings back what was put aside or waited until a moment that has come; `em` is a transaction's. */
export async function wakeConversations(em: EntityManager, clocks: Clocks, now: Date): Promise<void> {
  const due = await em.execute<{ id: string }[]>(
    `select id from conversation
     where snoozed_until <= ? or wait_until <= ? or (snoozed_until is not null and due_order <= ?)
     order by id limit ${AT_ONCE} for update skip locked`,
    [now.toISOString(), now.toISOString(), now.toISOString()],
  );
  const conversations = await em.find(Conversation, { id: due.map(({ id }) => id) });
  for (const conversation of conversations) {
    const { assigneeId } = conversation;
    const waited = Boolean(conversation.waitUntil && conversation.waitUntil <= now);
    const text = waited ? 'The time to wait is over.' : 'It is back in the list.';
    if (waited) {
      conversation.resume();
      const running = await clocks.of(em, await matterOf(em, conversation.id));
      await clocks.resume(running, now);
      oweEarliest(conversation, running);
    } else conversation.wake();
    em.persist(
      em.create(HistoryEvent, {
        conversationId: conversation.id,
        kind: waited ? 'resumed' : 'woken',
        at: now,
        text,
      }),
    );
    const about = `${conversation.reference}: ${text}`;
    const whom = await withCover(em, [assigneeId], now);
    await notify(em, conversation, whom, { kind: 'reminder', text: about, at: now });
  }
  await announce(em, conversations);
}

/** Says what people asked to be reminded of, once its moment has come. */
export async function sayReminders(em: EntityManager, now: Date): Promise<void> {
  const due = await em.find(Reminder, { at: { $lte: now } }, { orderBy: { at: 'asc' }, limit: AT_ONCE });
  for (const reminder of due) {
    const conversation = await em.findOne(Conversation, { id: reminder.conversationId });
    if (conversation) {
      const { personId } = reminder;
      const say = (text: string) =>
        ({ kind: 'reminder', text: `${conversation.reference}: ${text}`, at: now }) as const;
      const own = reminder.text || 'You asked to be reminded of it.';
      await notify(em, conversation, [personId], say(own));
      for (const { name, coveredBy } of await coversOf(em, [personId], now)) {
        const asked = `${name} asked to be reminded${reminder.text ? `: ${reminder.text}` : ' of it.'}`;
        await notify(em, conversation, [coveredBy], say(asked));
      }
    }
    em.remove(reminder);
  }
  await em.flush();
}

/** Tells those who have it, and who cover for them, that a promise runs out today, once a day. */
export async function warnOfDueDates(
  em: EntityManager,
  now: Date,
  { startOfToday, endOfToday }: { startOfToday: Date; endOfToday: Date },
): Promise<void> {
  const near = await em.execute<{ id: string; due: string }[]>(
    `select id, due::text as due from conversation c
     where status in ('new', 'open', 'waiting') and assignee_id is not null and due_order > ? and due_order <= ?
       and not exists (select 1 from notification n where n.person_id = c.assignee_id and n.conversation_id = c.id
         and n.kind = 'due-soon' and n.at >= ?)
     order by due_order limit ${AT_ONCE}`,
    [now.toISOString(), endOfToday.toISOString(), startOfToday.toISOString()],
  );
  for (const conversation of await em.find(Conversation, { id: near.map(({ id }) => id) })) {
    const text = `${conversation.reference} is due today: ${conversation.subject || 'no subject'}`;
    const whom = await withCover(em, [conversation.assigneeId], now);
    await notify(em, conversation, whom, { kind: 'due-soon', text, at: now });
  }
}
