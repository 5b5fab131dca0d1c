import type { EntityManager } from '@mikro-orm/sql';
import type { RawMessage } from '#connector-sdk';
import { newId } from '#shared';
import { type BlobStore, contentHash, contentKey } from '#storage';
import type { Channel } from './channel.entity.js';
import { LedgerEntry } from './ledger-entry.entity.js';

const WRITES_AT_ONCE = 8;

/** A raw message with its entry in the ledger. */
export interface Recorded {
  entryId: string;
  raw: RawMessage;
  /** False where an earlier pull has dealt with it. */
  open: boolean;
}

/** Keeps every raw thing before anything else happens to it. */
export class Ledger {
  constructor(
    private readonly em: EntityManager,
    private readonly blobs: BlobStore,
  ) {}

  /**
   * Stores the raw bytes, then a row for each. When it answers, nothing of it can be lost.
   * The same thing at the same place is recorded once, however often it is handed in.
   */
  async record(channel: Channel, messages: RawMessage[]): Promise<Recorded[]> {
    if (messages.length === 0) return [];
    const hashed = messages.map((raw) => ({ raw, hash: contentHash(raw.raw) }));
    const queue = [...hashed];
    const writer = async () => {
      for (let item = queue.shift(); item; item = queue.shift()) {
        await this.blobs.put(contentKey('raw', item.hash), item.raw.raw);
      }
    };
    await Promise.all(Array.from({ length: Math.min(WRITES_AT_ONCE, hashed.length) }, writer));

    const unique = distinct(hashed);
    const rows = unique.map(() => '(?::uuid, ?::uuid, ?, ?, ?::int, ?::timestamptz)').join(', ');
    // The update changes nothing; it makes the statement answer with rows that were there already.
    const entries = await this.em.execute<{ id: string; source_id: string; hash: string; outcome: string }[]>(
      `insert into ledger_entry (id, channel_id, source_id, hash, size, received_at) values ${rows}
       on conflict (channel_id, source_id, hash) do update set hash = excluded.hash
       returning id, source_id, hash, outcome`,
      unique.flatMap(({ raw, hash }) => [
        newId(),
        channel.id,
        raw.sourceId,
        hash,
        raw.raw.length,
        raw.receivedAt.toString(),
      ]),
    );
    const byPlace = new Map(entries.map((entry) => [`${entry.hash} ${entry.source_id}`, entry]));
    return hashed.flatMap(({ raw, hash }) => {
      const entry = byPlace.get(`${hash} ${raw.sourceId}`);
      return entry ? [{ entryId: entry.id, raw, open: entry.outcome === 'received' }] : [];
    });
  }

  /** The raw bytes of an entry, as they came. */
  async raw(entry: LedgerEntry): Promise<Buffer> {
    return this.blobs.get(contentKey('raw', entry.hash));
  }

  /** Up to `most` entries that were stored but not read, oldest first: what a crash has left. */
  async unread(channelId: string, most: number): Promise<LedgerEntry[]> {
    return this.em
      .fork()
      .find(LedgerEntry, { channelId, outcome: 'received' }, { orderBy: { id: 'asc' }, limit: most });
  }
}

function distinct<T extends { raw: RawMessage; hash: string }>(items: T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ raw, hash }) => {
    const place = `${hash} ${raw.sourceId}`;
    return !seen.has(place) && seen.add(place);
  });
}
