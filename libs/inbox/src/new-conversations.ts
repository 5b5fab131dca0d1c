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
import { notify, withCover } from './notifications.js';
import { type Given, RuleAssignments } from './rule-assignments.js';
import type { RuleBook } from './rule-book.js';
import { snippetOf } from './snippet.js';
import { membersOf } from './team-assignment.js';

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
    const rows: Rows = {
      conversations: [],
      clocks: [],
      messages: [],
      attachments: [],
      events: [],
      given: [],
    };
    const assignments = new RuleAssignments(this.em, this.means.clock.date());
    const senders = noted.flatMap(({ arrival }) => senderOf(arrival) ?? []);
    const known = await contactsFor(this.em, senders);
    for (const beginning of noted) {
      const sender = senderOf(beginning.arrival);
      const contact = sender && known.get(senderKey(sender));
      const { contactId = null, conversations = 0 } = contact ?? {};
      await this.decide(rows, beginning, contactId, conversations, assignments);
      if (contact) contact.conversations++;
    }
    await insertRows(this.em, 'conversation', rows.conversations);
    await insertRows(this.em, 'target_clock', rows.clocks);
    await insertRows(this.em, 'message', rows.messages);
    await insertRows(this.em, 'attachment', rows.attachments);
    await insertRows(this.em, 'history_event', rows.events);
    for (const each of rows.given) await this.tell(each);
    return noted.map(({ id }) => id);
  }

  private async decide(
    rows: Rows,
    { id, messageId, reference, arrival, suggestion }: Beginning,
    contactId: string | null,
    earlierConversations: number,
    assignments: RuleAssignments,
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
    const { spam, assignment, queue: queueKey } = decision;
    const targets = spam ? [] : decision.targets;
    const atOnce = await clocks.startingAt('receipt', targets);
    for (const target of atOnce) started.push(await clocks.begin(id, target, entry.receivedAt));
    const [earliest] = started.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    rows.clocks.push(...started);
    const given =
      assignment && !spam ? await assignments.give(assignment, { queue: queueKey, contactId }) : null;
    rows.conversations.push({
      id,
      reference,
      subject: message.subject,
      snippet: snippetOf(message.newText || message.text),
      channelId: channel.id,
      kind: decision.kind,
      priority: decision.priority,
      ...(spam && { status: 'spam', unread: false }),
      queue: queueKey,
      assigneeId: given?.assigneeId ?? null,
      teamId: given?.teamId ?? null,
      contactId,
      tags: decision.tags,
      receivedAt: entry.receivedAt,
      activityAt: entry.receivedAt,
      due: earliest?.due ?? null,
      dueAt: earliest?.dueAt ?? null,
      dueOrder: earliest?.dueAt ?? NEVER,
      pendingTargets: targets.filter((target) => !atOnce.includes(target)),
      hasAttachments: attachments.some(({ inline }) => !inline),
      automatic: message.automatic?.kind ?? null,
      language: facts.language ?? null,
      acknowledgement: spam ? null : decision.acknowledgement,
      ruleVersion: decision.ruleVersion,
      trace: decision.trace,
      facts: factsToKeep(facts),
      suggestion,
    });
    rows.messages.push(inboundMessage(arrival, messageId, id));
    rows.attachments.push(...attachmentsOf(arrival, messageId));
    const at = clock.date();
    const queue = this.queues.get(queueKey) ?? queueKey;
    const text = `Came in through ${channel.name}; sorted into ${queue}.`;
    rows.events.push({ id: newId(), conversationId: id, kind: 'created', at, text });
    if (spam) {
      const why = 'The rules set it aside as spam.';
      rows.events.push({ id: newId(), conversationId: id, kind: 'spam', at, text: why });
    }
    if (given) {
      rows.events.push({ id: newId(), conversationId: id, kind: 'assigned', at, text: given.text });
      rows.given.push({ ...given, id, queue: queueKey, reference, subject: message.subject });
    }
    if (suggestion) {
      rows.events.push({ id: newId(), conversationId: id, kind: 'suggested', at, text: suggestion.reason });
    }
  }

  /** Tells who was given it; of a team, everybody. */
  private async tell({ assigneeId, teamId, ...conversation }: GivenTo): Promise<void> {
    const at = this.means.clock.date();
    const subject = conversation.subject || 'no subject';
    const whom = assigneeId
      ? await withCover(this.em, [assigneeId], at)
      : teamId
        ? await membersOf(this.em, teamId)
        : [];
    const text = `The rules gave ${conversation.reference} to ${assigneeId ? 'you' : 'your team'}: ${subject}`;
    await notify(this.em, conversation, whom, { kind: 'assigned', text, at });
  }
}

interface GivenTo extends Given {
  id: string;
  queue: string;
  reference: string;
  subject: string;
}

interface Rows {
  conversations: RequiredEntityData<Conversation>[];
  clocks: NewClock[];
  messages: ReturnType<typeof inboundMessage>[];
  attachments: ReturnType<typeof attachmentsOf>;
  events: RequiredEntityData<HistoryEvent>[];
  given: GivenTo[];
}

function senderOf({ channel, message }: Arrival) {
  return message.from ? { kind: channel.type, address: message.from } : null;
}
