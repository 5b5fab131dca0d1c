import type { EntityManager, RequiredEntityData } from '@mikro-orm/sql';
import { Channel, type ConnectorList } from '#channels';
import type { Address } from '#connector-sdk';
import {
  ACKNOWLEDGE,
  acknowledged,
  announceById,
  type HistoryEvent,
  type Message,
  OtherBody,
  openAgainUntold,
  Queue,
  type ReplyTokens,
  type RuleBook,
} from '#inbox';
import { addToOutbox, type InsideHandler, type OutboxWork } from '#outbox';
import { type Clock, insertRows, newId } from '#shared';
import { answering, type Clocks, type DueDates, dayOf, type NewClock } from '#targets';
import { acknowledgedLately } from './acknowledged-lately.js';
import { type AcknowledgementQuestion, reasonNotToAcknowledge } from './acknowledgement-policy.js';
import { DELIVER } from './deliverer.js';
import { bodyBlock, contactBlock, envelope } from './envelopes.js';
import { answersTo, bareSubject, replySubject } from './outgoing-ids.js';
import { ownAddresses } from './own-addresses.js';
import type { Templates } from './templates/index.js';
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
    private readonly templates: Templates,
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
    const recent = await acknowledgedLately(
      em,
      waiting.flatMap((one) => recipientOf(one)?.address.toLowerCase() ?? []),
      now,
    );
    const bodies = new Map((await em.find(OtherBody, {})).map((body) => [body.key, body]));
    const untold = new Map<string, string>();
    const messages: RequiredEntityData<Message>[] = [];
    const events: RequiredEntityData<HistoryEvent>[] = [];
    for (const one of waiting) {
      const channel = channels.find(({ id }) => id === one.channelId);
      if (!channel) continue;
      const recipient = recipientOf(one);
      const body = one.redirectedTo === null ? null : bodies.get(one.redirectedTo);
      const question: AcknowledgementQuestion = {
        automatic: one.automatic,
        recipient: recipient?.address.toLowerCase() ?? null,
        ownAddresses: ours,
        // Whoever is sent elsewhere is told so, whatever the rules say of acknowledgements.
        template: one.redirectedTo ?? one.template,
        channelCanAcknowledge: this.connectors.get(channel.connector).manifest.capabilities.acknowledge,
        sentInLastHour: recent.get(recipient?.address.toLowerCase() ?? '') ?? 0,
      };
      const reason = body === undefined ? 'there is no such body any more' : reasonNotToAcknowledge(question);
      if (reason || !recipient) {
        if (one.redirectedTo) untold.set(one.id, reason ?? '');
        events.push(this.event(one, 'not-acknowledged', `Not acknowledged automatically: ${reason}.`));
      } else {
        const queue = queues.get(one.queue) ?? one.queue;
        messages.push(await this.acknowledgement(one, channel, body ?? queue, recipient));
        const said = body
          ? `Told automatically that it is for ${body.name}:`
          : 'Acknowledged automatically to';
        events.push(this.event(one, 'acknowledged', `${said} ${recipient.address}.`));
        recent.set(recipient.address.toLowerCase(), question.sentInLastHour + 1);
      }
    }
    await insertRows(em, 'message', messages);
    await insertRows(em, 'history_event', events);
    const sent = new Map(messages.map(({ id, conversationId }) => [String(conversationId), String(id)]));
    await acknowledged(em, this.clocks, sent, now);
    await openAgainUntold(em, this.clocks, untold, now);
    await announceById(
      em,
      waiting.map(({ id }) => id),
    );
    await addToOutbox(
      em,
      messages.map(({ id }) => ({ topic: DELIVER, key: String(id) })),
    );
  }

  /** @param about the queue that has it, or the other body whose matter it is */
  private async acknowledgement(
    conversation: Unacknowledged,
    channel: Channel,
    about: string | OtherBody,
    recipient: Address,
  ): Promise<RequiredEntityData<Message>> {
    const organisation = await this.dueDates.organisation();
    const { reference } = conversation;
    const common = {
      ...contactBlock(organisation),
      contact: { name: recipient.name || conversation.from?.name || undefined },
      reference,
      subject: bareSubject(conversation.subject) || undefined,
    };
    const { language } = conversation;
    const rendered =
      typeof about === 'string'
        ? await this.templates.render(
            `acknowledgement/${conversation.template}`,
            { ...common, ...(await this.promised(conversation, about)) },
            language,
          )
        : await this.templates.render('redirect/default', { ...common, ...bodyBlock(about) }, language);
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

  /** What is said where it is ours. */
  private async promised(conversation: Unacknowledged, queue: string) {
    const { timeZone } = await this.dueDates.organisation();
    return {
      kind: await this.rules.kindInWords(conversation.kind),
      queue: { name: queue },
      receivedOn: dayOf(conversation.receivedAt, timeZone),
      expectedBy: await this.expectedBy(conversation),
      outOfHours: await this.dueDates.outOfHours(conversation.receivedAt),
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
