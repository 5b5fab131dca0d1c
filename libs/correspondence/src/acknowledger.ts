import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ConnectorList } from '#channels';
import type { Address } from '#connector-sdk';
import {
  ACKNOWLEDGE,
  announce,
  Conversation,
  HistoryEvent,
  Message,
  Queue,
  type ReplyTokens,
  type RuleBook,
  snippetOf,
} from '#inbox';
import { addToOutbox, type InsideHandler, type OutboxWork } from '#outbox';
import { type Clock, newId } from '#shared';
import { type DueDates, dayInFull, dayOfInFull } from '#targets';
import { type AcknowledgementQuestion, reasonNotToAcknowledge } from './acknowledgement-policy.js';
import { DELIVER } from './deliverer.js';
import { answersTo, outgoingId, replySubject } from './outgoing-ids.js';
import { ownAddress, ownAddresses } from './own-addresses.js';
import type { TemplateRenderer } from './templates/index.js';

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
  ) {}

  async handle(em: EntityManager, work: OutboxWork[]): Promise<void> {
    const conversations = await em.find(Conversation, { id: work.map(({ key }) => key) });
    const messages = await em.find(
      Message,
      { conversationId: conversations.map(({ id }) => id), direction: 'inbound' },
      { orderBy: { id: 'desc' } },
    );
    // Newest first, so that the first message of each is what remains.
    const first = new Map(messages.map((message) => [message.conversationId, message]));
    const channels = await em.find(Channel, {});
    const queues = new Map((await em.find(Queue, {})).map(({ key, name }) => [key, name]));
    const recent = await this.recent(em, [...first.values()]);
    const outgoing: string[] = [];
    for (const conversation of conversations) {
      const message = first.get(conversation.id);
      const channel = channels.find(({ id }) => id === conversation.channelId);
      if (!message || !channel) continue;
      const recipient = recipientOf(message);
      const question: AcknowledgementQuestion = {
        automatic: message.automatic ?? null,
        recipient: recipient?.address.toLowerCase() ?? null,
        ownAddresses: ownAddresses(channels),
        template: conversation.acknowledgement ?? null,
        channelCanAcknowledge: this.connectors.get(channel.connector).manifest.capabilities.acknowledge,
        sentInLastHour: recent.get(recipient?.address.toLowerCase() ?? '') ?? 0,
      };
      const reason = reasonNotToAcknowledge(question);
      if (reason || !recipient) {
        this.tell(em, conversation, 'not-acknowledged', `Not acknowledged automatically: ${reason}.`);
      } else {
        const queue = queues.get(conversation.queue) ?? conversation.queue;
        outgoing.push(await this.acknowledge(em, conversation, message, channel, queue, recipient));
        recent.set(recipient.address.toLowerCase(), question.sentInLastHour + 1);
      }
    }
    await announce(em, conversations);
    await addToOutbox(
      em,
      outgoing.map((key) => ({ topic: DELIVER, key })),
    );
  }

  private async acknowledge(
    em: EntityManager,
    conversation: Conversation,
    message: Message,
    channel: Channel,
    queue: string,
    recipient: Address,
  ): Promise<string> {
    const organisation = await this.dueDates.organisation();
    const { reference } = conversation;
    const rendered = this.templates.render(`acknowledgement/${conversation.acknowledgement}`, {
      organisation: {
        name: organisation.name,
        telephone: organisation.telephone,
        website: organisation.website,
        openingHours: organisation.openingHours,
      },
      links: organisation.links,
      contact: { name: recipient.name || message.from?.name || undefined },
      reference,
      subject: message.subject || undefined,
      kind: await this.rules.kindInWords(conversation.kind),
      queue: { name: queue },
      receivedOn: dayOfInFull(conversation.receivedAt, organisation.timeZone),
      expectedBy: conversation.due ? dayInFull(conversation.due) : undefined,
    });
    const now = this.clock.date();
    const id = newId();
    const from = ownAddress(channel, organisation.name);
    em.persist(
      em.create(Message, {
        id,
        conversationId: conversation.id,
        direction: 'outbound',
        purpose: 'acknowledgement',
        channelId: channel.id,
        externalId: outgoingId(id, from.address),
        from,
        to: [recipient],
        replyTo: this.replyTo(channel, from, reference),
        subject: replySubject(rendered.subject, reference).replace(/^Re: /, ''),
        text: rendered.text,
        newText: rendered.text,
        html: rendered.html,
        inReplyTo: answersTo(message),
        automatic: 'acknowledgement',
        at: now,
        delivery: 'queued',
        recipient: recipient.address.toLowerCase(),
      }),
    );
    conversation.snippet ||= snippetOf(message.text);
    this.tell(em, conversation, 'acknowledged', `Acknowledged automatically to ${recipient.address}.`);
    return id;
  }

  private replyTo(channel: Channel, from: Address, reference: string): Address[] {
    if (channel.settings.replyAddress !== 'tagged') return [];
    return [{ name: from.name, address: this.tokens.address(from.address, reference) }];
  }

  /** How many acknowledgements each of these addresses has had within the last hour. */
  private async recent(em: EntityManager, messages: Message[]): Promise<Map<string, number>> {
    const addresses = messages.flatMap((message) => recipientOf(message)?.address.toLowerCase() ?? []);
    if (addresses.length === 0) return new Map();
    const since = new Date(this.clock.date().getTime() - 3600_000);
    const rows = await em.execute<{ recipient: string; count: number }[]>(
      `select recipient, count(*)::int as count from message
       where recipient in (?) and at > ? and purpose = 'acknowledgement' group by recipient`,
      [[...new Set(addresses)], since.toISOString()],
    );
    return new Map(rows.map(({ recipient, count }) => [recipient, count]));
  }

  private tell(
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

/** Where the writer wants answers. */
function recipientOf(message: Message): Address | null {
  return message.replyTo[0] ?? message.from ?? null;
}
