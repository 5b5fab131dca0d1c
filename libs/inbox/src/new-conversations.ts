import type { EntityManager, RequiredEntityData } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import type { Acceptance, Arrival } from '#channels';
import type { Decision, Facts } from '#routing';
import { type Clock, insertRows, newId, newReference } from '#shared';
import { type Clocks, type DueDates, dayFacts, type NewClock } from '#targets';
import { contactsFor, senderKey } from './contacts.js';
import { type Conversation, NEVER } from './conversation.entity.js';
import { factsOf, factsToKeep } from './facts-of.js';
import type { HistoryEvent, HistoryKind } from './history-event.entity.js';
import { attachmentsOf, inboundMessage } from './message-rows.js';
import { notify, withCover } from './notifications.js';
import { OtherBody } from './other-body.entity.js';
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
      await this.begin(rows, beginning, { contactId, earlierConversations: conversations }, assignments);
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

  private async begin(
    rows: Rows,
    beginning: Beginning,
    from: From,
    assignments: RuleAssignments,
  ): Promise<void> {
    const decided = await this.decide(beginning.arrival, from);
    const { decision } = decided;
    const ending = await this.endingOf(decision);
    const started = await this.start(beginning, decision, ending);
    const { assignment, queue } = decision;
    const given =
      assignment && !ending ? await assignments.give(assignment, { queue, contactId: from.contactId }) : null;
    rows.clocks.push(...started.clocks);
    rows.conversations.push(this.conversationRow(beginning, from, decided, { ending, given, ...started }));
    rows.messages.push(inboundMessage(beginning.arrival, beginning.messageId, beginning.id));
    rows.attachments.push(...attachmentsOf(beginning.arrival, beginning.messageId));
    rows.events.push(...this.events(beginning, queue, ending, given));
    if (given) {
      const { id, reference, arrival } = beginning;
      rows.given.push({ ...given, id, queue, reference, subject: arrival.message.subject });
    }
  }

  private async decide(arrival: Arrival, { earlierConversations }: From): Promise<Decided> {
    const { dueDates, rules } = this.means;
    const receivedAt = Temporal.Instant.fromEpochMilliseconds(arrival.entry.receivedAt.getTime());
    const facts = factsOf(arrival, dayFacts(receivedAt, await dueDates.calendar()), {
      isKnown: earlierConversations > 0,
      earlierConversations,
    });
    return { facts, decision: await rules.decide(facts) };
  }

  private async endingOf({ spam, redirect: key }: Decision): Promise<Ending> {
    if (spam) return 'spam';
    return key === null ? null : this.em.findOne(OtherBody, { key });
  }

  /** What is promised: of spam nothing; what is not ours is owed no longer, unless the contact writes again. */
  private async start({ id, arrival }: Beginning, decision: Decision, ending: Ending): Promise<Started> {
    const targets = ending === 'spam' ? [] : decision.targets;
    const atOnce = await this.means.clocks.startingAt('receipt', targets);
    const clocks: NewClock[] = [];
    for (const target of atOnce) {
      const clock = await this.means.clocks.begin(id, target, arrival.entry.receivedAt);
      clocks.push({ ...clock, state: ending ? 'stopped' : 'running' });
    }
    return { clocks, pendingTargets: targets.filter((target) => !atOnce.includes(target)) };
  }

  private conversationRow(
    { id, reference, arrival, suggestion }: Beginning,
    { contactId }: From,
    { facts, decision }: Decided,
    { ending, given, clocks, pendingTargets }: Started & { ending: Ending; given: Given | null },
  ): RequiredEntityData<Conversation> {
    const { channel, entry, message, attachments } = arrival;
    const [earliest] = ending ? [] : clocks.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    return {
      id,
      reference,
      subject: message.subject,
      snippet: snippetOf(message.newText || message.text),
      channelId: channel.id,
      kind: decision.kind,
      priority: decision.priority,
      ...this.ended(ending),
      queue: decision.queue,
      assigneeId: given?.assigneeId ?? null,
      teamId: given?.teamId ?? null,
      contactId,
      tags: decision.tags,
      receivedAt: entry.receivedAt,
      activityAt: entry.receivedAt,
      due: earliest?.due ?? null,
      dueAt: earliest?.dueAt ?? null,
      dueOrder: earliest?.dueAt ?? NEVER,
      pendingTargets,
      hasAttachments: attachments.some(({ inline }) => !inline),
      automatic: message.automatic?.kind ?? null,
      language: decision.language ?? facts.language ?? null,
      acknowledgement: ending === 'spam' ? null : decision.acknowledgement,
      ruleVersion: decision.ruleVersion,
      trace: decision.trace,
      facts: factsToKeep(facts),
      suggestion,
    };
  }

  /** What the rules have done with already is in no list of what is open. */
  private ended(ending: Ending): Partial<RequiredEntityData<Conversation>> {
    // Every row names the same columns: what one leaves out would be nothing, where another names it.
    const none = { resolvedAt: null, outcome: null, redirectedTo: null, redirectedAt: null };
    if (ending === null) return { status: 'new', unread: true, ...none };
    if (ending === 'spam') return { status: 'spam', unread: false, ...none };
    const at = this.means.clock.date();
    return {
      ...{ status: 'done', unread: false, resolvedAt: at, outcome: 'not-ours' },
      ...{ redirectedTo: ending.key, redirectedAt: at },
    };
  }

  private events(
    { id: conversationId, arrival, suggestion }: Beginning,
    queueKey: string,
    ending: Ending,
    given: Given | null,
  ): RequiredEntityData<HistoryEvent>[] {
    const at = this.means.clock.date();
    const event = (kind: HistoryKind, text: string) => ({ id: newId(), conversationId, kind, at, text });
    const queue = this.queues.get(queueKey) ?? queueKey;
    return [
      event('created', `Came in through ${arrival.channel.name}; sorted into ${queue}.`),
      ...(ending === 'spam' ? [event('spam', 'The rules set it aside as spam.')] : []),
      ...(ending && ending !== 'spam'
        ? [
            event(
              'redirected',
              `The rules redirected it to ${ending.name}, and it was marked as done: not ours.`,
            ),
          ]
        : []),
      ...(given ? [event('assigned', given.text)] : []),
      ...(suggestion ? [event('suggested', suggestion.reason)] : []),
    ];
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

/** Who wrote, as far as we know them. */
interface From {
  contactId: string | null;
  earlierConversations: number;
}

interface Decided {
  facts: Facts;
  decision: Decision & { ruleVersion: number };
}

/** What is over as soon as it has come in: spam, or a matter for another body. */
type Ending = 'spam' | OtherBody | null;

interface Started {
  clocks: NewClock[];
  /** Keys of targets whose clock starts later. */
  pendingTargets: string[];
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
