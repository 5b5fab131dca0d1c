import type { EntityManager, RequiredEntityData } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import type { Acceptance, Arrival } from '#channels';
import { type Clock, insertRows, newId, newReference } from '#shared';
import { type Clocks, type DueDates, dayFacts, type NewClock } from '#targets';
import { contactsFor, senderKey } from './contacts.js';
import { type Conversation, NEVER } from './conversation.entity.js';
import { factsOf, factsToKeep } from './facts-of.js';
import type { HistoryEvent } from './history-event.entity.js';
import { attachmentsOf, inboundMessage } from './message-rows.js';
import type { RuleBook } from './rule-book.js';
import { snippetOf } from './snippet.js';

/** What a new conversation is decided with. */
export interface Beginnings {
  clock: Clock;
  dueDates: DueDates;
  clocks: Clocks;
  rules: RuleBook;
}

interface Beginning {
  id: string;
  messageId: string;
  reference: string;
  arrival: Arrival;
  suggestion: Conversation['suggestion'];
}

/** Arrivals that each begin a conversation: noted one by one, decided and written together. */
export class NewConversations {
  private noted: Beginning[] = [];

  /** @param queues names by key */
  constructor(
    private readonly em: EntityManager,
    private readonly queues: Map<string, string>,
    private readonly means: Beginnings,
  ) {}

  note(arrival: Arrival, suggestion: Conversation['suggestion']): Acceptance {
    const beginning = { id: newId(), messageId: newId(), reference: newReference(), arrival, suggestion };
    this.noted.push(beginning);
    const { reference, messageId } = beginning;
    return { outcome: 'created', reference, messageId, reason: null };
  }

  /** Writes what was noted. @returns the new conversations' ids */
  async write(): Promise<string[]> {
    const noted = this.noted;
    this.noted = [];
    const rows: Rows = { conversations: [], clocks: [], messages: [], attachments: [], events: [] };
    const senders = noted.flatMap(({ arrival }) => senderOf(arrival) ?? []);
    const known = await contactsFor(this.em, senders);
    for (const beginning of noted) {
      const sender = senderOf(beginning.arrival);
      const contact = sender && known.get(senderKey(sender));
      await this.decide(rows, beginning, contact?.contactId ?? null, contact?.conversations ?? 0);
      if (contact) contact.conversations++;
    }
    await insertRows(this.em, 'conversation', rows.conversations);
    await insertRows(this.em, 'target_clock', rows.clocks);
    await insertRows(this.em, 'message', rows.messages);
    await insertRows(this.em, 'attachment', rows.attachments);
    await insertRows(this.em, 'history_event', rows.events);
    return noted.map(({ id }) => id);
  }

  private async decide(
    rows: Rows,
    { id, messageId, reference, arrival, suggestion }: Beginning,
    contactId: string | null,
    earlierConversations: number,
  ): Promise<void> {
    const { channel, entry, message, attachments } = arrival;
    const { dueDates, clocks, rules, clock } = this.means;
    const receivedAt = Temporal.Instant.fromEpochMilliseconds(entry.receivedAt.getTime());
    const facts = factsOf(arrival, dayFacts(receivedAt, await dueDates.calendar()), {
      isKnown: earlierConversations > 0,
      earlierConversations,
    });
    const decision = await rules.decide(facts);
    const started: NewClock[] = [];
    for (const target of decision.targets) started.push(await clocks.begin(id, target, entry.receivedAt));
    const [earliest] = started.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    rows.clocks.push(...started);
    rows.conversations.push({
      id,
      reference,
      subject: message.subject,
      snippet: snippetOf(message.newText || message.text),
      channelId: channel.id,
      kind: decision.kind,
      priority: decision.priority,
      queue: decision.queue,
      contactId,
      tags: decision.tags,
      receivedAt: entry.receivedAt,
      activityAt: entry.receivedAt,
      due: earliest?.due ?? null,
      dueAt: earliest?.dueAt ?? null,
      dueOrder: earliest?.dueAt ?? NEVER,
      hasAttachments: attachments.some(({ inline }) => !inline),
      automatic: message.automatic?.kind ?? null,
      acknowledgement: decision.acknowledgement,
      ruleVersion: decision.ruleVersion,
      trace: decision.trace,
      facts: factsToKeep(facts),
      suggestion,
    });
    rows.messages.push(inboundMessage(arrival, messageId, id));
    rows.attachments.push(...attachmentsOf(arrival, messageId));
    const at = clock.date();
    const queue = this.queues.get(decision.queue) ?? decision.queue;
    const text = `Came in through ${channel.name}; sorted into ${queue}.`;
    rows.events.push({ id: newId(), conversationId: id, kind: 'created', at, text });
    if (suggestion) {
      rows.events.push({ id: newId(), conversationId: id, kind: 'suggested', at, text: suggestion.reason });
    }
  }
}

interface Rows {
  conversations: RequiredEntityData<Conversation>[];
  clocks: NewClock[];
  messages: ReturnType<typeof inboundMessage>[];
  attachments: ReturnType<typeof attachmentsOf>;
  events: RequiredEntityData<HistoryEvent>[];
}

function senderOf({ channel, message }: Arrival) {
  return message.from ? { kind: channel.type, address: message.from } : null;
}
