import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ChannelDirectory } from '#channels';
import { OutcomeUnknownError, type OutgoingMessage, RejectedError, TemporaryError } from '#connector-sdk';
import { announce, Conversation, HistoryEvent, Message, oweEarliest } from '#inbox';
import type { OutboxWork, OutsideHandler, OutsideOutcome } from '#outbox';
import type { Clock } from '#shared';
import type { Clocks } from '#targets';

/** The outbox topic that hands a message to the outside; its key is the message's id. */
export const DELIVER = 'deliver';

const AT_ONCE = 5;
const DEADLINE_MS = 120_000;

/** Hands stored messages to the outside, through the channel they belong to, and writes down what became of them. */
export class Deliverer implements OutsideHandler {
  readonly topic = DELIVER;
  readonly kind = 'outside';
  readonly concurrency = AT_ONCE;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly directory: ChannelDirectory,
    private readonly clocks: Clocks,
    private readonly stopping: AbortSignal,
  ) {}

  async prepare({ key }: OutboxWork) {
    const em = this.em.fork();
    const message = await em.findOne(Message, { id: key }, { populate: ['html'] });
    if (!message || message.delivery === 'sent') return null;
    const channel = await em.findOneOrFail(Channel, { id: message.channelId ?? '' });
    const signal = AbortSignal.any([this.stopping, AbortSignal.timeout(DEADLINE_MS)]);
    const { connector, settings, context } = this.directory.sendingLine(channel, signal);
    return {
      repeatable: connector.manifest.capabilities.idempotentSend,
      perform: async (): Promise<OutsideOutcome> => {
        if (!connector.send) return { state: 'failed', reason: `${connector.manifest.name} cannot send.` };
        try {
          const receipt = await connector.send(settings, outgoing(message), context);
          return { state: 'done', detail: receipt.detail };
        } catch (error) {
          return outcomeOf(error as Error);
        }
      },
    };
  }

  async record(em: EntityManager, work: OutboxWork, outcome: OutsideOutcome): Promise<void> {
    const message = await em.findOneOrFail(Message, { id: work.key });
    const now = this.clock.date();
    if (outcome.state === 'done') message.sent(now, outcome.detail);
    else if (outcome.state === 'retry') message.notSent('retrying', outcome.reason, work.attempts);
    else message.notSent(outcome.state, outcome.reason, work.attempts);
    const conversation = await em.findOneOrFail(Conversation, { id: message.conversationId });
    if (outcome.state === 'failed' || outcome.state === 'unknown') {
      await this.toldApart(em, conversation, message, outcome.state, outcome.reason, now);
    }
    await announce(em, conversation);
  }

  /** A reply that surely did not arrive answers nothing: its clock runs on. */
  private async toldApart(
    em: EntityManager,
    conversation: Conversation,
    message: Message,
    state: 'failed' | 'unknown',
    reason: string,
    now: Date,
  ): Promise<void> {
    const whom = message.to[0]?.address ?? 'the contact';
    const text =
      state === 'failed'
        ? `The message to ${whom} was not sent`
        : `Nobody knows whether the message to ${whom} went out`;
    em.persist(
      em.create(HistoryEvent, {
        conversationId: conversation.id,
        kind: 'not-delivered',
        at: now,
        text: `${text}: ${reason}`,
      }),
    );
    if (state !== 'failed') return;
    const clocks = await this.clocks.of(em, conversation.id);
    for (const clock of clocks) if (clock.metBy === message.id) clock.unmeet(now);
    oweEarliest(conversation, clocks);
  }
}

function outcomeOf(error: Error): OutsideOutcome {
  if (error instanceof OutcomeUnknownError) return { state: 'unknown', reason: error.message };
  if (error instanceof TemporaryError) return { state: 'retry', reason: error.message };
  if (error instanceof RejectedError) return { state: 'failed', reason: error.message };
  // Wrong credentials or settings: nothing was taken, and a person must look at the channel; it goes out once they have.
  return { state: 'retry', reason: error.message };
}

function outgoing(message: Message): OutgoingMessage {
  return {
    externalId: message.externalId ?? message.id,
    from: message.from ?? { name: '', address: '' },
    replyTo: message.replyTo[0] ?? null,
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    text: message.text,
    html: message.html ?? null,
    inReplyTo: message.inReplyTo[0] ?? null,
    references: message.inReplyTo.toReversed(),
    automatic: message.purpose === 'acknowledgement',
    attachments: [],
  };
}
