import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { Channel, type ChannelDirectory } from '#channels';
import { OutcomeUnknownError, RejectedError } from '#connector-sdk';
import { sees } from '#inbox';
import {
  addToOutbox,
  type OutboxWork,
  type OutsideHandler,
  type OutsideOutcome,
  type Prepared,
} from '#outbox';
import { type Clock, newId, timeLimit } from '#shared';
import type { DueDates } from '#targets';
import { ownAddress } from '../own-addresses.js';
import type { Templates } from '../templates/index.js';
import { isDigestDue } from './digest-times.js';

/** The outbox topic of mails that tell staff what they have not read; the payload names the notifications. */
export const DIGEST = 'digest';

const DEADLINE_MS = 120_000;
const MOST_NAMED = 30;

interface Reader {
  id: string;
  digest: 'hourly' | 'daily';
  last: string | null;
  unread: string[];
}

interface News {
  text: string;
  reference: string | null;
  email: string;
  name: string;
}

/** Mails to staff with what they have not read, for those who asked for that. */
export class Digests implements OutsideHandler {
  readonly topic = DIGEST;
  readonly kind = 'outside';
  readonly concurrency = 2;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
    private readonly directory: ChannelDirectory,
    private readonly templates: Templates,
    private readonly publicUrl: string,
    private readonly stopping: AbortSignal,
  ) {}

  /** Writes down which digests are to go out now; `em` is a transaction's. */
  async gather(em: EntityManager): Promise<void> {
    const { timeZone } = await this.dueDates.organisation();
    const now = this.clock.now();
    const readers = await em.execute<Reader[]>(
      `select p.id, p.preferences->>'digest' as digest,
         (select max(mailed_at) from notification where person_id = p.id) as last,
         jsonb_agg(n.id order by n.id) as unread
       from person p join notification n on n.person_id = p.id and n.read_at is null and n.mailed_at is null
       where p.disabled_at is null and p.preferences->>'digest' in ('hourly', 'daily')
         and (p.preferences->'news'->n.kind->>'mail')::boolean
       group by p.id`,
    );
    for (const { id, digest, last, unread } of readers) {
      const before = last ? Temporal.Instant.from(new Date(last).toISOString()) : null;
      if (!isDigestDue(digest, now, before, timeZone)) continue;
      await em.execute('update notification set mailed_at = ? where id in (?)', [now.toString(), unread]);
      await addToOutbox(em, [
        { topic: DIGEST, key: newId(), payload: { person: id, notifications: unread } },
      ]);
    }
  }

  async prepare(work: OutboxWork[]): Promise<(Prepared | null)[]> {
    return Promise.all(work.map((piece) => this.prepared(piece)));
  }

  /** What became of it stands in the outbox. */
  async record(): Promise<void> {}

  private async prepared({ key, payload }: OutboxWork): Promise<Prepared | null> {
    const em = this.em.fork();
    // What has been read, or moved out of sight, since then is not told any longer.
    const news = await em.execute<News[]>(
      `select n.text, c.reference, p.email, p.name from notification n
       join person p on p.id = n.person_id left join conversation c on c.id = n.conversation_id
       where n.id in (?) and n.read_at is null and p.disabled_at is null and ${sees('p.id', 'c.queue')}
       order by n.id`,
      [payload.notifications as string[]],
    );
    const [first] = news;
    const channels = await em.find(
      Channel,
      { enabled: true, type: 'email' },
      { orderBy: { createdAt: 'asc' } },
    );
    const [channel] = channels;
    if (!first) return null;
    if (!channel) {
      return {
        repeatable: true,
        perform: async () => ({ state: 'failed', reason: 'No email channel is switched on.' }),
      };
    }
    const { name } = await this.dueDates.organisation();
    const from = ownAddress(channel, name);
    const { social: _, ...rendered } = await this.templates.render('digest/default', {
      organisation: { name },
      person: { name: first.name },
      count: String(news.length),
      news: news.slice(0, MOST_NAMED).map(({ text, reference }) => ({
        text,
        url: reference ? `${this.publicUrl}/conversations/${reference}` : this.publicUrl,
      })),
      settings: `${this.publicUrl}/me`,
    });
    return { repeatable: false, perform: () => this.send(channel, { key, from, to: first, rendered }) };
  }

  private async send(
    channel: Channel,
    {
      key,
      from,
      to,
      rendered,
    }: {
      key: string;
      from: { name: string; address: string };
      to: News;
      rendered: { subject: string; text: string; html: string | null };
    },
  ): Promise<OutsideOutcome> {
    const limit = timeLimit(this.stopping, DEADLINE_MS);
    try {
      const { connector, settings, context } = this.directory.sendingLine(channel, this.stopping);
      if (!connector.send) return { state: 'failed', reason: `${connector.manifest.name} cannot send.` };
      const receipt = await connector.send(
        settings,
        {
          ...rendered,
          externalId: `${key}@${from.address.slice(from.address.lastIndexOf('@') + 1)}`,
          from,
          replyTo: null,
          to: [{ name: to.name, address: to.email }],
          cc: [],
          bcc: [],
          inReplyTo: null,
          references: [],
          automatic: true,
          attachments: [],
        },
        { ...context, signal: limit.signal },
      );
      return { state: 'done', detail: receipt.detail };
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof OutcomeUnknownError) return { state: 'unknown', reason: message };
      return { state: error instanceof RejectedError ? 'failed' : 'retry', reason: message };
    } finally {
      limit.clear();
    }
  }
}
