import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { type Acceptance, type Arrival, InboundSink } from '#channels';
import { addToOutbox } from '#outbox';
import { type Clock, newId, newReference } from '#shared';
import { type Clocks, type DueDates, dayFacts } from '#targets';
import { Attachment } from './attachment.entity.js';
import { announce } from './changes.js';
import { contactFor } from './contacts.js';
import { Conversation, NEVER } from './conversation.entity.js';
import { noteDeliveryReports } from './delivery-reports.js';
import { factsOf, factsToKeep } from './facts-of.js';
import { HistoryEvent } from './history-event.entity.js';
import { KnownMessages } from './known-messages.js';
import { Message } from './message.entity.js';
import { oweEarliest } from './owed.js';
import { Queue } from './queue.entity.js';
import type { ReplyTokens } from './reply-token.js';
import type { RuleBook } from './rule-book.js';
import { snippetOf } from './snippet.js';
import { findThread, mayAnswer } from './threading.js';

/** The outbox topic that asks whether, and how, a new conversation is acknowledged; its key is the conversation's id. */
export const ACKNOWLEDGE = 'acknowledge';

/** What an arrival becomes: step 4 of the way of a message, in one transaction. */
export class InboundIntake extends InboundSink {
  constructor(
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
    private readonly clocks: Clocks,
    private readonly rules: RuleBook,
    private readonly tokens: ReplyTokens,
  ) {
    super();
  }

  async accept(em: EntityManager, arrivals: Arrival[]): Promise<Acceptance[]> {
    const known = await KnownMessages.of(em, arrivals);
    const queues = new Map((await em.find(Queue, {})).map(({ key, name }) => [key, name]));
    const batch: Batch = { em, queues, changed: new Set(), created: [] };
    const acceptances: Acceptance[] = [];
    for (const arrival of arrivals) {
      const acceptance = known.settled(arrival) ?? (await this.place(batch, arrival));
      known.note(arrival, acceptance);
      acceptances.push(acceptance);
    }
    await announce(em, [...batch.changed]);
    await addToOutbox(
      em,
      batch.created.map(({ id }) => ({ topic: ACKNOWLEDGE, key: id })),
    );
    return acceptances;
  }

  private async place(batch: Batch, arrival: Arrival): Promise<Acceptance> {
    if (mayAnswer(arrival.message)) await batch.em.flush();
    const { conversation, suggestion } = await findThread(batch.em, arrival.message, this.tokens);
    return conversation ? this.append(batch, arrival, conversation) : this.create(batch, arrival, suggestion);
  }

  private async create(
    { em, queues, changed, created }: Batch,
    arrival: Arrival,
    suggestion: Conversation['suggestion'],
  ): Promise<Acceptance> {
    const { channel, entry, message } = arrival;
    const found = message.from ? await contactFor(em, channel.type, message.from) : null;
    const contact = found?.contact;
    // Counting makes the manager store what it holds back; nobody new can have written before.
    const earlier = found && !found.isNew ? await em.count(Conversation, { contactId: found.contact.id }) : 0;
    const day = dayFacts(
      Temporal.Instant.fromEpochMilliseconds(entry.receivedAt.getTime()),
      await this.dueDates.calendar(),
    );
    const facts = factsOf(arrival, day, { isKnown: earlier > 0, earlierConversations: earlier });
    const decision = await this.rules.decide(facts);

    const conversation = em.create(Conversation, {
      id: newId(),
      reference: newReference(),
      subject: message.subject,
      snippet: snippetOf(message.newText || message.text),
      channelId: channel.id,
      kind: decision.kind,
      priority: decision.priority,
      queue: decision.queue,
      contactId: contact?.id ?? null,
      tags: decision.tags,
      receivedAt: entry.receivedAt,
      activityAt: entry.receivedAt,
      dueOrder: NEVER,
      hasAttachments: arrival.attachments.some(({ inline }) => !inline),
      automatic: message.automatic?.kind ?? null,
      acknowledgement: decision.acknowledgement,
      ruleVersion: decision.ruleVersion,
      trace: decision.trace,
      facts: factsToKeep(facts),
      suggestion,
    });
    em.persist(conversation);
    const clocks = [];
    for (const target of decision.targets) {
      clocks.push(await this.clocks.start(em, conversation.id, target, entry.receivedAt));
    }
    oweEarliest(conversation, clocks);
    const stored = this.store(em, arrival, conversation);
    this.event(
      em,
      conversation,
      'created',
      `Came in through ${channel.name}; sorted into ${queues.get(decision.queue) ?? decision.queue}.`,
    );
    if (suggestion) this.event(em, conversation, 'suggested', suggestion.reason);
    created.push(conversation);
    changed.add(conversation);
    return { outcome: 'created', reference: conversation.reference, messageId: stored.id, reason: null };
  }

  private async append(
    { em, changed }: Batch,
    arrival: Arrival,
    conversation: Conversation,
  ): Promise<Acceptance> {
    const { message, entry, channel } = arrival;
    if (message.from && !message.automatic) await contactFor(em, channel.type, message.from);
    const stored = this.store(em, arrival, conversation);
    const text = message.newText || message.text;
    if (message.deliveryReports.length > 0) {
      const clocks = await this.clocks.of(em, conversation.id);
      await noteDeliveryReports(em, conversation, stored, this.clock.date(), clocks);
    }
    if (message.automatic) {
      // A machine's answer is kept, but it is not the contact speaking: nothing reopens and no clock moves on.
      conversation.activityAt = entry.receivedAt;
      conversation.unread = true;
    } else {
      const wasDone = conversation.status === 'done';
      conversation.heard(entry.receivedAt, snippetOf(text));
      await this.runClocks(em, conversation, entry.receivedAt);
      if (wasDone) this.event(em, conversation, 'reopened', 'Opened again, because a new message came in.');
    }
    if (arrival.attachments.some(({ inline }) => !inline)) conversation.hasAttachments = true;
    changed.add(conversation);
    return { outcome: 'appended', reference: conversation.reference, messageId: stored.id, reason: null };
  }

  /** The contact has written: what stood still runs on; where nothing is owed any more, a new answer now is. */
  private async runClocks(em: EntityManager, conversation: Conversation, at: Date): Promise<void> {
    if (conversation.status === 'spam') return;
    const clocks = await this.clocks.of(em, conversation.id);
    await this.clocks.resume(clocks, at);
    const last = clocks.findLast((clock) => !clock.isOwed());
    if (last && !clocks.some((clock) => clock.isOwed())) {
      clocks.push(await this.clocks.start(em, conversation.id, last.target, at));
    }
    oweEarliest(conversation, clocks);
  }

  private store(
    em: EntityManager,
    { channel, entry, message, attachments }: Arrival,
    conversation: Conversation,
  ): Message {
    const stored = em.create(Message, {
      id: newId(),
      conversationId: conversation.id,
      direction: 'inbound',
      channelId: channel.id,
      externalId: message.externalId,
      identity: message.identity,
      ledgerEntryId: entry.id,
      from: message.from,
      to: message.to,
      cc: message.cc,
      replyTo: message.replyTo,
      subject: message.subject,
      text: message.text,
      html: message.html,
      newText: message.newText,
      quotedText: message.quotedText,
      inReplyTo: message.inReplyTo,
      automatic: message.automatic?.kind ?? null,
      signs: message.automatic?.signs ?? [],
      repairs: message.repairs,
      reports: message.deliveryReports,
      sentAt: message.sentAt ? new Date(message.sentAt.epochMilliseconds) : null,
      at: entry.receivedAt,
    });
    em.persist(stored);
    for (const { name, contentType, size, inline, contentId, blob } of attachments) {
      em.persist(
        em.create(Attachment, { messageId: stored.id, name, contentType, size, inline, contentId, blob }),
      );
    }
    return stored;
  }

  private event(
    em: EntityManager,
    conversation: Conversation,
    kind: HistoryEvent['kind'],
    text: string,
  ): void {
    em.persist(
      em.create(HistoryEvent, { conversationId: conversation.id, kind, at: this.clock.date(), text }),
    );
  }
}

/** What the arrivals of one transaction share. */
interface Batch {
  em: EntityManager;
  /** Names by key. */
  queues: Map<string, string>;
  changed: Set<Conversation>;
  created: Conversation[];
}
