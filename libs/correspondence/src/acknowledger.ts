import type { EntityManager, RequiredEntityData } from '@mikro-orm/sql';
import { Channel, type ConnectorList } from '#channels';
import type { Address } from '#connector-sdk';
import {
  ACKNOWLEDGE,
  acknowledged,
  announceById,
  type HistoryEvent,
  type Message,
  Queue,
  type ReplyTokens,
  type RuleBook,
} from '#inbox';
import { addToOutbox, type InsideHandler, type OutboxWork } from '#outbox';
import { type Clock, insertRows, newId } from '#shared';
import { answering, type Clocks, type DueDates, dayInFull, dayOfInFull, type NewClock } from '#targets';
import { type AcknowledgementQuestion, reasonNotToAcknowledge } from './acknowledgement-policy.js';
import { DELIVER } from './deliverer.js';
import { contactBlock, envelope } from './envelopes.js';
import { answersTo, bareSubject, replySubject } from './outgoing-ids.js';
import { ownAddresses } from './own-addresses.js';
import type { TemplateRenderer } from './templates/index.js';
import { type Unacknowledged, unacknowledged } from './unacknowledged.js';

/** Answers every new conversation, once, by itself: asks whether it should, renders, and hands on to be delivered. */
export class Acknowledger implements InsideHandler {
  readonly topic = ACKNOWLEDGE;
  readonly kind = 'inside';

  constructor(
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
    private readonly rules: RuleBook,
    private readonly connectors: ConnectorList,
    private readonly tokens: ReplyTokens,
    private readonly templates: TemplateRenderer,
    private readonly clocks: Clocks,
  ) {}

  async handle(em: EntityManager, work: OutboxWork[]): Promise<void> {
    const waiting = await unacknowledged(
      em,
      work.map(({ key }) => key),
    );
    const now = this.clock.date();
    const channels = await em.find(Channel, {});
    const ours = ownAddresses(channels);
    const queues = new Map((await em.find(Queue, {})).map(({ key, name }) => [key, name]));
    const recent = await this.recent(
      em,
      waiting.flatMap((one) => recipientOf(one)?.address.toLowerCase() ?? []),
    );
    const messages: RequiredEntityData<Message>[] = [];
    const events: RequiredEntityData<HistoryEvent>[] = [];
    for (const one of waiting) {
      const channel = channels.find(({ id }) => id === one.channelId);
      if (!channel) continue;
      const recipient = recipientOf(one);
      const question: AcknowledgementQuestion = {
        automatic: one.automatic,
        recipient: recipient?.address.toLowerCase() ?? null,
        ownAddresses: ours,
        template: one.template,
        channelCanAcknowledge: this.connectors.get(channel.connector).manifest.capabilities.acknowledge,
        sentInLastHour: recent.get(recipient?.address.toLowerCase() ?? '') ?? 0,
      };
      const reason = reasonNotToAcknowledge(question);
      if (reason || !recipient) {
        events.push(this.event(one, 'not-acknowledged', `Not acknowledged automatically: ${reason}.`));
      } else {
        messages.push(
          await this.acknowledgement(one, channel, queues.get(one.queue) ?? one.queue, recipient),
        );
        events.push(this.event(one, 'acknowledged', `Acknowledged automatically to ${recipient.address}.`));
        recent.set(recipient.address.toLowerCase(), question.sentInLastHour + 1);
      }
    }
    await insertRows(em, 'message', messages);
    await insertRows(em, 'history_event', events);
    const sent = new Map(messages.map(({ id, conversationId }) => [String(conversationId), String(id)]));
    await acknowledged(em, this.clocks, sent, now);
    await announceById(
      em,
      waiting.map(({ id }) => id),
    );
    await addToOutbox(
      em,
      messages.map(({ id }) => ({ topic: DELIVER, key: String(id) })),
    );
  }

  private async acknowledgement(
    conversation: Unacknowledged,
    channel: Channel,
    queue: string,
    recipient: Address,
  ): Promise<RequiredEntityData<Message>> {
    const organisation = await this.dueDates.organisation();
    const { reference } = conversation;
    const expectedBy = await this.expectedBy(conversation);
    const rendered = this.templates.render(`acknowledgement/${conversation.template}`, {
      ...contactBlock(organisation),
      contact: { name: recipient.name || conversation.from?.name || undefined },
      reference,
      subject: bareSubject(conversation.subject) || undefined,
      kind: await this.rules.kindInWords(conversation.kind),
      queue: { name: queue },
      receivedOn: dayOfInFull(conversation.receivedAt, organisation.timeZone),
      expectedBy: expectedBy ? dayInFull(expectedBy) : undefined,
      outOfHours: (await this.dueDates.outOfHours(conversation.receivedAt)) ?? undefined,
    });
    return {
      ...envelope(channel, organisation, reference, this.tokens),
      conversationId: conversation.id,
      purpose: 'acknowledgement',
      to: [recipient],
      subject: replySubject(rendered.subject, reference).replace(/^Re: /, ''),
      text: rendered.text,
      newText: rendered.text,
      html: rendered.html,
      inReplyTo: answersTo(conversation),
      automatic: 'acknowledgement',
      at: this.clock.date(),
      recipient: recipient.address.toLowerCase(),
    };
  }

  /** The day of the answer, also where its time runs from this very acknowledgement. */
  private async expectedBy({ id, due, pending }: Unacknowledged): Promise<string | null> {
    const starting: NewClock[] = [];
    for (const target of await this.clocks.startingAt('acknowledgement', pending)) {
      starting.push(await this.clocks.begin(id, target, this.clock.date()));
    }
    const next = answering(starting);
    return next?.endsBy === 'answer' ? next.due : (due ?? next?.due ?? null);
  }

  /** How many acknowledgements each of these addresses has had within the last hour. */
  private async recent(em: EntityManager, addresses: string[]): Promise<Map<string, number>> {
    if (addresses.length === 0) return new Map();
    const since = new Date(this.clock.date().getTime() - 3600_000);
    const rows = await em.execute<{ recipient: string; count: number }[]>(
      `select recipient, count(*)::int as count from message
       where recipient in (?) and at > ? and purpose = 'acknowledgement' group by recipient`,
      [[...new Set(addresses)], since.toISOString()],
    );
    return new Map(rows.map(({ recipient, count }) => [recipient, count]));
  }

  private event(
    { id }: Unacknowledged,
    kind: HistoryEvent['kind'],
    text: string,
  ): RequiredEntityData<HistoryEvent> {
    return { id: newId(), conversationId: id, kind, at: this.clock.date(), text };
  }
}

/** Where the writer wants answers. */
function recipientOf({ replyTo, from }: Unacknowledged): Address | null {
  return replyTo[0] ?? from;
}
