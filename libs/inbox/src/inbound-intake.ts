import type { EntityManager } from '@mikro-orm/sql';
import { type Acceptance, type Arrival, InboundSink } from '#channels';
import { addToOutbox } from '#outbox';
import { type Clock, insertRows, newId } from '#shared';
import { askedAgain, type Clocks, type DueDates } from '#targets';
import { announceById } from './changes.js';
import { contactsFor } from './contacts.js';
import type { Conversation } from './conversation.entity.js';
import { noteDeliveryReports } from './delivery-reports.js';
import { HistoryEvent } from './history-event.entity.js';
import { KnownMessages } from './known-messages.js';
import { LockedThreads } from './locked-threads.js';
import { matterOf } from './matter.js';
import { attachmentsOf, inboundMessage } from './message-rows.js';
import { type Beginnings, NewConversations } from './new-conversations.js';
import { followersOf, notify, withCover } from './notifications.js';
import { oweEarliest } from './owed.js';
import { Queue } from './queue.entity.js';
import type { ReplyTokens } from './reply-token.js';
import type { RuleBook } from './rule-book.js';
import { snippetOf } from './snippet.js';
import { findThread, mayAnswer } from './threading.js';

/** The outbox topic that asks whether, and how, a new conversation is acknowledged; its key is the conversation's id. */
export const ACKNOWLEDGE = 'acknowledge';

/** The same of a message that was added to one; its key is the message's id, its payload whether it opened what was done. */
export const FURTHER_MESSAGE = 'further-message';

/** What an arrival becomes: step 4 of the way of a message, in one transaction. */
export class InboundIntake extends InboundSink {
  private readonly beginnings: Beginnings;

  constructor(
    clock: Clock,
    dueDates: DueDates,
    clocks: Clocks,
    rules: RuleBook,
    private readonly tokens: ReplyTokens,
  ) {
    super();
    this.beginnings = { clock, dueDates, clocks, rules };
  }

  async accept(em: EntityManager, arrivals: Arrival[]): Promise<Acceptance[]> {
    // An advisor may be at work on what is answered: whoever comes second waits, and sees what the first has done.
    const threads = await LockedThreads.of(
      em,
      arrivals.map(({ message }) => message),
      this.tokens,
    );
    const known = await KnownMessages.of(em, arrivals);
    const queues = new Map((await em.find(Queue, {})).map(({ key, name }) => [key, name]));
    const fresh = new NewConversations(em, queues, this.beginnings);
    const created: string[] = [];
    const changed: string[] = [];
    const acceptances: Acceptance[] = [];
    for (const arrival of arrivals) {
      let acceptance = known.settled(arrival);
      if (!acceptance && mayAnswer(arrival.message)) {
        // What it answers may have come in just before it.
        created.push(...(await fresh.write()));
        const { conversation: found, suggestion } = await findThread(em, arrival.message, this.tokens);
        if (found) {
          const conversation = await threads.hold(found);
          acceptance = await this.append(em, arrival, conversation);
          changed.push(conversation.id);
        } else acceptance = fresh.note(arrival, suggestion);
      }
      acceptance ??= fresh.note(arrival, null);
      known.note(arrival, acceptance);
      acceptances.push(acceptance);
    }
    created.push(...(await fresh.write()));
    await em.flush();
    await announceById(em, [...created, ...changed]);
    await addToOutbox(
      em,
      created.map((key) => ({ topic: ACKNOWLEDGE, key })),
    );
    return acceptances;
  }

  private async append(em: EntityManager, arrival: Arrival, conversation: Conversation): Promise<Acceptance> {
    const { message, entry, channel } = arrival;
    const { clocks, clock } = this.beginnings;
    if (message.from && !message.automatic) {
      await contactsFor(em, [{ kind: channel.type, address: message.from }], conversation.id);
    }
    const messageId = newId();
    await insertRows(em, 'message', [inboundMessage(arrival, messageId, conversation.id)]);
    await insertRows(em, 'attachment', attachmentsOf(arrival, messageId));
    if (message.deliveryReports.length > 0) {
      await noteDeliveryReports(em, conversation, message, clock.date(), clocks);
    }
    if (message.automatic) {
      // A machine's answer is kept, but it is not the contact speaking: nothing reopens and no clock moves on.
      conversation.activityAt = entry.receivedAt;
      conversation.unread = true;
    } else {
      const wasDone = conversation.status === 'done';
      conversation.heard(entry.receivedAt, snippetOf(message.newText || message.text));
      await this.runClocks(em, conversation, entry.receivedAt);
      if (wasDone) {
        const text = 'Opened again, because a new message came in.';
        const event = { conversationId: conversation.id, kind: 'reopened', at: clock.date(), text } as const;
        em.persist(em.create(HistoryEvent, event));
      }
      await this.tellWhoCares(em, arrival, conversation);
      await addToOutbox(em, [{ topic: FURTHER_MESSAGE, key: messageId, payload: { reopened: wasDone } }]);
    }
    if (arrival.attachments.some(({ inline }) => !inline)) conversation.hasAttachments = true;
    return { outcome: 'appended', reference: conversation.reference, messageId, reason: null };
  }

  private async tellWhoCares(
    em: EntityManager,
    { message, entry: { receivedAt: at } }: Arrival,
    conversation: Conversation,
  ): Promise<void> {
    const who = message.from?.name || message.from?.address || 'Somebody';
    const text = `${who} wrote again in ${conversation.reference}: ${conversation.subject || 'no subject'}`;
    const { assigneeId } = conversation;
    await notify(em, conversation, await withCover(em, [assigneeId], at), { kind: 'answered', text, at });
    const followers = (await followersOf(em, [conversation.id])).filter((id) => id !== assigneeId);
    await notify(em, conversation, followers, { kind: 'followed', text, at });
  }

  /** The contact has written: what stood still runs on; where nothing is owed any more, a new answer now is. */
  private async runClocks(em: EntityManager, conversation: Conversation, at: Date): Promise<void> {
    if (conversation.status === 'spam') return;
    const { clocks } = this.beginnings;
    const started = await clocks.of(em, await matterOf(em, conversation.id));
    await clocks.resume(started, at);
    for (const { target } of askedAgain(started)) {
      started.push(await clocks.start(em, conversation.id, target, at));
    }
    oweEarliest(conversation, started);
  }
}
