import type { EntityManager } from '@mikro-orm/sql';
import type { InboundAttachment, InboundMessage } from '#connector-sdk';
import type { Channel } from './channel.entity.js';
import type { LedgerEntry } from './ledger-entry.entity.js';

/** An attachment whose bytes are in storage. */
export interface StoredAttachment extends Omit<InboundAttachment, 'content'> {
  size: number;
  /** Key in storage. */
  blob: string;
}

/** One message, read, with its bytes in storage. */
export interface Arrival {
  channel: Channel;
  entry: LedgerEntry;
  message: InboundMessage;
  attachments: StoredAttachment[];
}

export interface Acceptance {
  outcome: 'created' | 'appended' | 'duplicate' | 'ignored';
  /** Of the conversation; null where it is in none. */
  reference: string | null;
  messageId: string | null;
  /** Why, where it is not plain. */
  reason: string | null;
}

/** Where read messages go: the inbox. It works in the transaction that also keeps the ledger's outcome. */
export abstract class InboundSink {
  /** @returns an acceptance for each arrival, in the same order */
  abstract accept(em: EntityManager, arrivals: Arrival[]): Promise<Acceptance[]>;
}
