import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';

/**
 * What became of a raw thing. `received`: stored, not read yet · `created` a conversation · `appended` to one ·
 * `duplicate` of one we have · `ignored`, for the reason given · `quarantined`: set aside whole, can be read again.
 */
export type LedgerOutcome = 'received' | 'created' | 'appended' | 'duplicate' | 'ignored' | 'quarantined';

const LedgerEntrySchema = defineEntity({
  name: 'LedgerEntry',
  tableName: 'ledger_entry',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    channelId: p.uuid(),
    /** Where it stood at the source. */
    sourceId: p.string().length(400),
    /** Hex SHA-256 of the raw bytes; also the blob's name. */
    hash: p.string().length(64),
    size: p.integer(),
    /** When the source took it in. */
    receivedAt: p.datetime(),
    storedAt: p.datetime().defaultRaw('now()'),
    outcome: p.string().length(20).$type<LedgerOutcome>().default('received'),
    reason: p.text().nullable(),
    messageId: p.uuid().nullable(),
    /** Of the conversation it is in. */
    reference: p.string().length(20).nullable(),
  },
  // Source ids may be used again for other contents, and are then another entry.
  uniques: [{ properties: ['channelId', 'sourceId', 'hash'] }],
  indexes: [
    { properties: ['channelId', 'id'], where: "outcome in ('received', 'quarantined')" },
    { properties: ['channelId', 'storedAt'] },
  ],
});

/** One raw thing ever received, with what became of it. Entries are never deleted. */
export class LedgerEntry extends LedgerEntrySchema.class {
  /** Nothing has come of it yet, or it was set aside. */
  isUnsettled(): boolean {
    return this.outcome === 'received' || this.outcome === 'quarantined';
  }

  settle(
    outcome: Exclude<LedgerOutcome, 'received'>,
    details: { reference?: string | null; reason?: string | null; messageId?: string | null },
  ): void {
    this.outcome = outcome;
    this.reference = details.reference ?? null;
    this.reason = details.reason ?? null;
    this.messageId = details.messageId ?? null;
  }
}
LedgerEntrySchema.setClass(LedgerEntry);
