import { type EntityManager, LockMode, UniqueConstraintViolationException } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { type AnyConnector, type InboundAttachment, type RawMessage, RejectedError } from '#connector-sdk';
import { DomainError } from '#shared';
import { type BlobStore, contentHash, contentKey } from '#storage';
import { Channel } from './channel.entity.js';
import type { ConnectorList } from './connector-list.js';
import type { InboundSink, StoredAttachment } from './inbound-sink.js';
import type { Ledger } from './ledger.js';
import { LedgerEntry, type LedgerOutcome } from './ledger-entry.entity.js';

export interface IntakeResult {
  entryId: string;
  outcome: LedgerOutcome;
  reference: string | null;
  reason: string | null;
}

/** Takes raw messages in: ledger first, then read, then one transaction each. One that cannot be read is set aside. */
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
    const results: IntakeResult[] = [];
    for (const { entryId, raw, open } of await this.ledger.record(channel, messages)) {
      results.push(open ? await this.read(channel, entryId, raw) : await this.known(entryId));
    }
    return results;
  }

  /** Reads what was stored and not read: after a crash, by itself; for a quarantined entry, when a person asks. */
  async readAgain(entryId: string): Promise<IntakeResult> {
    const em = this.em.fork();
    const entry = await em.findOne(LedgerEntry, { id: entryId });
    if (!entry) throw DomainError.notFound('ledger entry', entryId);
    if (entry.outcome !== 'received' && entry.outcome !== 'quarantined') return result(entry);
    const channel = await em.findOneOrFail(Channel, { id: entry.channelId });
    return this.read(channel, entryId, {
      sourceId: entry.sourceId,
      raw: await this.ledger.raw(entry),
      receivedAt: Temporal.Instant.fromEpochMilliseconds(entry.receivedAt.getTime()),
    });
  }

  private async read(channel: Channel, entryId: string, raw: RawMessage): Promise<IntakeResult> {
    const connector = this.connectors.get(channel.connector);
    try {
      return await this.twice(() => this.accept(channel, connector, entryId, raw));
    } catch (error) {
      // Where even this cannot be written down, the database is away: the pull ends, and begins again here later.
      return this.setAside(
        entryId,
        error instanceof RejectedError
          ? error.message
          : `It could not be taken in: ${(error as Error).message}`,
      );
    }
  }

  /** Where another worker stored the same message in the same moment, the second look finds it. */
  private async twice<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) return work();
      throw error;
    }
  }

  private async accept(
    channel: Channel,
    connector: AnyConnector,
    entryId: string,
    raw: RawMessage,
  ): Promise<IntakeResult> {
    const message = await connector.parse(raw);
    const attachments = await this.store(message.attachments);
    return this.em.transactional(async (em) => {
      // The lock makes two workers with the same entry take turns; the second finds it settled.
      const entry = await em.findOneOrFail(
        LedgerEntry,
        { id: entryId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (entry.outcome !== 'received' && entry.outcome !== 'quarantined') return result(entry);
      const acceptance = await this.sink.accept(em as EntityManager, {
        channel,
        entry,
        message,
        attachments,
      });
      entry.settle(acceptance.outcome, acceptance);
      return result(entry);
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
    return { ...result(entry), outcome: entry.outcome === 'quarantined' ? 'quarantined' : 'duplicate' };
  }
}

function result(entry: LedgerEntry): IntakeResult {
  const { id, outcome, reference = null, reason = null } = entry;
  return { entryId: id, outcome, reference, reason };
}
