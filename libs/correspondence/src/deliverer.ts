import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ChannelDirectory, type Line } from '#channels';
import {
  type Capabilities,
  OutcomeUnknownError,
  type OutgoingAttachment,
  type OutgoingMessage,
  RejectedError,
  TemporaryError,
} from '#connector-sdk';
import {
  Attachment,
  announceById,
  Conversation,
  HistoryEvent,
  Message,
  oweAgain,
  tellNotArrived,
  whereItGoesOn,
} from '#inbox';
import type { Ended, OutboxWork, OutsideHandler, OutsideOutcome, Prepared } from '#outbox';
import { type Clock, timeLimit } from '#shared';
import { BlobNotFoundError, type BlobStore } from '#storage';
import type { Clocks } from '#targets';
import { BY_ITSELF } from './acknowledged-lately.js';

/** The outbox topic that hands a message to the outside; its key is the message's id. */
export const DELIVER = 'deliver';

const AT_ONCE = 10;
/** What of a message is needed to send it; its search words and the like stay where they are. */
const TO_SEND = [
  'channelId',
  'conversationId',
  'externalId',
  'from',
  'replyTo',
  'to',
  'cc',
  'bcc',
  'subject',
  'text',
  'html',
  'inReplyTo',
  'purpose',
  'delivery',
] as const;
type ToSend = Pick<Message, (typeof TO_SEND)[number] | 'id'>;
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
    private readonly blobs: BlobStore,
    private readonly stopping: AbortSignal,
  ) {}

  async prepare(work: OutboxWork[]): Promise<(Prepared | null)[]> {
    const em = this.em.fork();
    const ids = work.map(({ key }) => key);
    const messages = new Map(
      (await em.find(Message, { id: ids }, { fields: TO_SEND })).map((m) => [m.id, m]),
    );
    const files = Map.groupBy(
      await em.find(Attachment, { messageId: ids }, { orderBy: { id: 'asc' } }),
      ({ messageId }) => messageId,
    );
    const channels = new Map((await em.find(Channel, {})).map((channel) => [channel.id, channel]));
    const lines = new Map([...channels].map(([id, channel]) => [id, this.line(channel)]));
    return work.map(({ key }) => {
      const message = messages.get(key);
      const line = lines.get(message?.channelId ?? '');
      return message && line && message.delivery !== 'sent'
        ? this.prepared(message, files.get(key) ?? [], line)
        : null;
    });
  }

  async record(em: EntityManager, ended: Ended[]): Promise<void> {
    await this.lockTroubled(em, ended);
    const changed = await this.sent(em, ended);
    for (const { work, outcome } of ended) {
      if (outcome.state === 'done') continue;
      const message = await em.findOne(Message, { id: work.key });
      if (!message) continue;
      changed.push(message.conversationId);
      if (outcome.state === 'retry') message.notSent('retrying', outcome.reason, work.attempts);
      else {
        message.notSent(outcome.state, outcome.reason, work.attempts);
        changed.push(await this.toldApart(em, message, outcome.state, outcome.reason, this.clock.date()));
      }
    }
    await em.flush();
    await announceById(em, changed);
  }

  /**
   * What did not arrive changes its conversation, at which somebody may be at work. Locked before anything is written, and
   * in one order, so that nobody waits for each other.
   */
  private async lockTroubled(em: EntityManager, ended: Ended[]): Promise<void> {
    const troubled = ended.filter(({ outcome: { state } }) => state === 'failed' || state === 'unknown');
    if (troubled.length === 0) return;
    await em.execute(
      `select id from conversation where id in (
         select coalesce(c.merged_into, c.id) from message m join conversation c on c.id = m.conversation_id
         where m.id in (?))
       order by id for update`,
      [troubled.map(({ work }) => work.key)],
    );
  }

  /** Writes down what went out, all at once: that is most of what this ever does. @returns the conversations' ids */
  private async sent(em: EntityManager, ended: Ended[]): Promise<string[]> {
    const done = ended.flatMap(({ work, outcome }) =>
      outcome.state === 'done' ? [{ id: work.key, detail: outcome.detail }] : [],
    );
    if (done.length === 0) return [];
    const rows = await em.execute<{ conversation_id: string }[]>(
      `update message set delivery = 'sent', delivery_detail = done.detail, delivered_at = ?, recall = null
       from json_to_recordset(?::json) as done (id uuid, detail text)
       where message.id = done.id returning conversation_id`,
      [this.clock.date().toISOString(), JSON.stringify(done)],
    );
    return rows.map(({ conversation_id }) => conversation_id);
  }

  /** A channel that cannot be opened says why; what waits for it goes out once a person has looked at it. */
  private line(channel: Channel): Line | Error {
    try {
      return this.directory.sendingLine(channel, this.stopping);
    } catch (error) {
      return error as Error;
    }
  }

  private prepared(message: ToSend, files: Attachment[], line: Line | Error): Prepared {
    if (line instanceof Error) {
      return { repeatable: true, perform: async () => ({ state: 'retry', reason: line.message }) };
    }
    const { connector, settings, context } = line;
    return {
      repeatable: connector.manifest.capabilities.idempotentSend,
      perform: async () => {
        if (!connector.send) return { state: 'failed', reason: `${connector.manifest.name} cannot send.` };
        const limit = timeLimit(this.stopping, DEADLINE_MS);
        try {
          const attachments = await this.contents(files);
          const sent = outgoing(message, attachments, connector.manifest.capabilities);
          const receipt = await connector.send(settings, sent, {
            ...context,
            signal: limit.signal,
          });
          return { state: 'done', detail: receipt.detail };
        } catch (error) {
          return outcomeOf(error as Error);
        } finally {
          limit.clear();
        }
      },
    };
  }

  /** Read only now: all that waits at once would not fit into memory. */
  private async contents(files: Attachment[]): Promise<OutgoingAttachment[]> {
    const read: OutgoingAttachment[] = [];
    for (const { name, contentType, blob } of files) {
      read.push({ name, contentType, content: await this.blobs.get(blob) });
    }
    return read;
  }

  /**
   * A reply that surely did not arrive answers nothing: its clock runs on.
   * @returns the id of the conversation in which it goes on
   */
  private async toldApart(
    em: EntityManager,
    message: Message,
    state: 'failed' | 'unknown',
    reason: string,
    now: Date,
  ): Promise<string> {
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
    const own = await em.findOneOrFail(Conversation, { id: message.conversationId });
    const conversation = await whereItGoesOn(em, own);
    if (state === 'failed') await oweAgain(em, conversation, message, this.clocks, now);
    await tellNotArrived(em, conversation, message, `${text}.`, now);
    return conversation.id;
  }
}

function outcomeOf(error: Error): OutsideOutcome {
  if (error instanceof OutcomeUnknownError) return { state: 'unknown', reason: error.message };
  if (error instanceof TemporaryError) return { state: 'retry', reason: error.message };
  if (error instanceof RejectedError) return { state: 'failed', reason: error.message };
  if (error instanceof BlobNotFoundError) return { state: 'failed', reason: 'An attached file is missing.' };
  // Wrong credentials or settings: nothing was taken, and a person must look at the channel; it goes out once they have.
  return { state: 'retry', reason: error.message };
}

/** A channel that has no rich form gets the plain one alone, which says the same. */
function outgoing(
  message: ToSend,
  attachments: OutgoingAttachment[],
  { html }: Pick<Capabilities, 'html'>,
): OutgoingMessage {
  return {
    externalId: message.externalId ?? message.id,
    from: message.from ?? { name: '', address: '' },
    replyTo: message.replyTo[0] ?? null,
    to: message.to,
    cc: message.cc,
    bcc: message.bcc,
    subject: message.subject,
    text: message.text,
    html: html ? (message.html ?? null) : null,
    inReplyTo: message.inReplyTo[0] ?? null,
    references: message.inReplyTo.toReversed(),
    automatic: BY_ITSELF.some((purpose) => purpose === message.purpose),
    attachments,
  };
}
