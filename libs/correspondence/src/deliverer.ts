import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ChannelDirectory, type Line } from '#channels';
import { OutcomeUnknownError, type OutgoingMessage, RejectedError, TemporaryError } from '#connector-sdk';
import { announceById, Conversation, HistoryEvent, Message, oweEarliest } from '#inbox';
import type { Ended, OutboxWork, OutsideHandler, OutsideOutcome, Prepared } from '#outbox';
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

  async prepare(work: OutboxWork[]): Promise<(Prepared | null)[]> {
    const em = this.em.fork();
    const ids = work.map(({ key }) => key);
    const messages = new Map(
      (await em.find(Message, { id: ids }, { populate: ['html'] })).map((m) => [m.id, m]),
    );
    const channels = new Map((await em.find(Channel, {})).map((channel) => [channel.id, channel]));
    return work.map(({ key }) => {
      const message = messages.get(key);
      const channel = channels.get(message?.channelId ?? '');
      return message && channel && message.delivery !== 'sent' ? this.prepared(message, channel) : null;
    });
  }

  async record(em: EntityManager, ended: Ended[]): Promise<void> {
    const messages = await em.find(Message, { id: ended.map(({ work }) => work.key) });
    const byId = new Map(messages.map((message) => [message.id, message]));
    const now = this.clock.date();
    for (const { work, outcome } of ended) {
      const message = byId.get(work.key);
      if (!message) continue;
      if (outcome.state === 'done') message.sent(now, outcome.detail);
      else if (outcome.state === 'retry') message.notSent('retrying', outcome.reason, work.attempts);
      else {
        message.notSent(outcome.state, outcome.reason, work.attempts);
        await this.toldApart(em, message, outcome.state, outcome.reason, now);
      }
    }
    await em.flush();
    await announceById(
      em,
      messages.map(({ conversationId }) => conversationId),
    );
  }

  private prepared(message: Message, channel: Channel): Prepared {
    const signal = AbortSignal.any([this.stopping, AbortSignal.timeout(DEADLINE_MS)]);
    let line: Line;
    try {
      line = this.directory.sendingLine(channel, signal);
    } catch (error) {
      const reason = (error as Error).message;
      return { repeatable: true, perform: async () => ({ state: 'retry', reason }) };
    }
    const { connector, settings, context } = line;
    return {
      repeatable: connector.manifest.capabilities.idempotentSend,
      perform: async () => {
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

  /** A reply that surely did not arrive answers nothing: its clock runs on. */
  private async toldApart(
    em: EntityManager,
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
        conversationId: message.conversationId,
        kind: 'not-delivered',
        at: now,
        text: `${text}: ${reason}`,
      }),
    );
    if (state !== 'failed') return;
    const clocks = await this.clocks.of(em, message.conversationId);
    for (const clock of clocks) if (clock.metBy === message.id) clock.unmeet(now);
    const conversation = await em.findOneOrFail(Conversation, { id: message.conversationId });
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
