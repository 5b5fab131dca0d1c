import { setTimeout as pause } from 'node:timers/promises';
import { type EntityManager, LockMode } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { type InboundAttachment, type InboundMessage, type RawMessage, RejectedError } from '#connector-sdk';
import { DomainError } from '#shared';
import { BlobNotFoundError, type BlobStore, contentHash, contentKey } from '#storage';
import { Channel } from './channel.entity.js';
import type { ConnectorList } from './connector-list.js';
import type { InboundSink, StoredAttachment } from './inbound-sink.js';
import type { Ledger } from './ledger.js';
import { LedgerEntry, type LedgerOutcome } from './ledger-entry.entity.js';
import { troubleOf } from './trouble.js';

export interface IntakeResult {
  entryId: string;
  outcome: LedgerOutcome;
  reference: string | null;
  reason: string | null;
}

/** How many messages share a transaction. */
const TOGETHER = 50;
/** What is no fault of the mail is tried again after these. */
const PAUSES_MS = [50, 250, 1_000];

/** One message, read, with its files in storage. */
interface Ready {
  entryId: string;
  message: InboundMessage;
  attachments: StoredAttachment[];
}

/** Takes raw messages in: ledger first, then read, then the inbox. One that cannot be read is set aside. */
export class Intake {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: Ledger,
    private readonly blobs: BlobStore,
    private readonly connectors: ConnectorList,
    private readonly sink: InboundSink,
  ) {}

  /** In the order given, so that an answer finds what it answers. */
  async takeIn(channel: Channel, messages: RawMessage[]): Promise<IntakeResult[]> {
    const recorded = await this.ledger.record(channel, messages);
    const results = new Map<string, IntakeResult>();
    const ready: Ready[] = [];
    for (const { entryId, raw, open } of recorded) {
      const next = open ? await this.parse(channel, entryId, raw) : await this.known(entryId);
      if ('outcome' in next) results.set(entryId, next);
      else ready.push(next);
    }
    for (let i = 0; i < ready.length; i += TOGETHER) {
      for (const result of await this.accept(channel, ready.slice(i, i + TOGETHER))) {
        results.set(result.entryId, result);
      }
    }
    return recorded.flatMap(({ entryId }) => results.get(entryId) ?? []);
  }

  /** Reads what was stored and not read: after a crash, by itself; for a quarantined entry, when a person asks. */
  async readAgain(entryId: string): Promise<IntakeResult> {
    const em = this.em.fork();
    const entry = await em.findOne(LedgerEntry, { id: entryId });
    if (!entry) throw DomainError.notFound('ledger entry', entryId);
    if (!entry.isUnsettled()) return result(entry);
    const channel = await em.findOneOrFail(Channel, { id: entry.channelId });
    const raw = await this.ledger.raw(entry).catch((error: Error) => {
      if (error instanceof BlobNotFoundError) return null;
      throw error;
    });
    // Nothing that comes after it waits for what is gone.
    if (!raw) return this.setAside(entryId, 'What was stored of it is no longer there.');
    const next = await this.parse(channel, entryId, {
      sourceId: entry.sourceId,
      raw,
      receivedAt: Temporal.Instant.fromEpochMilliseconds(entry.receivedAt.getTime()),
    });
    if ('outcome' in next) return next;
    const [accepted] = await this.accept(channel, [next]);
    return accepted ?? result(entry);
  }

  /** Reads a message and puts its files in storage; one that cannot be read is set aside. */
  private async parse(channel: Channel, entryId: string, raw: RawMessage): Promise<Ready | IntakeResult> {
    let message: InboundMessage;
    try {
      message = await this.connectors.get(channel.connector).parse(raw);
    } catch (error) {
      return this.setAside(entryId, reasonOf(error as Error));
    }
    // A disk that is full says nothing about the mail.
    return { entryId, message, attachments: await this.store(message.attachments) };
  }

  /**
   * Several in one transaction, for speed. Where it fails, each goes alone: the one at fault is set aside, and where even
   * that cannot be written down, the database is away: the pull ends, and begins again here later.
   */
  private async accept(channel: Channel, ready: Ready[]): Promise<IntakeResult[]> {
    try {
      return await this.inOneTransaction(channel, ready);
    } catch (error) {
      const [only, ...others] = ready;
      if (only && others.length === 0) return [await this.alone(channel, only, error as Error)];
    }
    const results: IntakeResult[] = [];
    for (const one of ready) results.push(...(await this.accept(channel, [one])));
    return results;
  }

  /**
   * Where another worker stored the same message in the same moment, a second look finds it; where the line was cut, there
   * is another one.
   * @throws what failed, where the database or the storage is away: the entry stays to be read later
   */
  private async alone(channel: Channel, ready: Ready, first: Error): Promise<IntakeResult> {
    let error = first;
    for (const milliseconds of PAUSES_MS) {
      if (troubleOf(error) === 'mail') break;
      await pause(milliseconds);
      try {
        const [again] = await this.inOneTransaction(channel, [ready]);
        return again ?? this.known(ready.entryId);
      } catch (next) {
        error = next as Error;
      }
    }
    if (troubleOf(error) === 'away') throw error;
    return this.setAside(ready.entryId, reasonOf(error));
  }

  private inOneTransaction(channel: Channel, ready: Ready[]): Promise<IntakeResult[]> {
    return this.em.transactional(async (em) => {
      // The lock makes two workers with the same entry take turns; the second finds it settled.
      const found = await em.find(
        LedgerEntry,
        { id: ready.map(({ entryId }) => entryId) },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      );
      const entries = new Map(found.map((entry) => [entry.id, entry]));
      const arrivals = ready.flatMap(({ entryId, message, attachments }) => {
        const entry = entries.get(entryId);
        return entry?.isUnsettled() ? [{ channel, entry, message, attachments }] : [];
      });
      const acceptances = await this.sink.accept(em as EntityManager, arrivals);
      arrivals.forEach(({ entry }, i) => {
        const acceptance = acceptances[i];
        if (acceptance) entry.settle(acceptance.outcome, acceptance);
      });
      return found.map(result);
    });
  }

  private async store(attachments: InboundAttachment[]): Promise<StoredAttachment[]> {
    const stored: StoredAttachment[] = [];
    for (const { content, ...attachment } of attachments) {
      const blob = contentKey('attachment', contentHash(content));
      await this.blobs.put(blob, content);
      stored.push({ ...attachment, size: content.length, blob });
    }
    return stored;
  }

  private async setAside(entryId: string, reason: string): Promise<IntakeResult> {
    return this.em.transactional(async (em) => {
      const entry = await em.findOneOrFail(LedgerEntry, { id: entryId });
      entry.settle('quarantined', { reason });
      return result(entry);
    });
  }

  private async known(entryId: string): Promise<IntakeResult> {
    const entry = await this.em.fork().findOneOrFail(LedgerEntry, { id: entryId });
    if (entry.outcome === 'quarantined') return result(entry);
    const where = entry.reference ? ` and is in ${entry.reference}` : '';
    return { ...result(entry), outcome: 'duplicate', reason: `It came in before${where}.` };
  }
}

function result(entry: LedgerEntry): IntakeResult {
  const { id, outcome, reference = null, reason = null } = entry;
  return { entryId: id, outcome, reference, reason };
}

function reasonOf(error: Error): string {
  return error instanceof RejectedError ? error.message : `It could not be taken in: ${error.message}`;
}
