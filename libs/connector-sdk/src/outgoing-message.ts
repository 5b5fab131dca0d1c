import type { Temporal } from 'temporal-polyfill';
import type { Address } from './inbound-message.js';

export interface OutgoingAttachment {
  name: string;
  contentType: string;
  content: Buffer;
}

/** One message to hand to the outside. */
export interface OutgoingMessage {
  /** Our own id, without angle brackets: the same at every attempt. */
  externalId: string;
  from: Address;
  replyTo: Address | null;
  to: Address[];
  cc: Address[];
  /** They get it too, and nothing in what goes out says so. */
  bcc: Address[];
  /** One line. */
  subject: string;
  text: string;
  html: string | null;
  /** External id of the message it answers, and the whole line of them, oldest first. */
  inReplyTo: string | null;
  references: string[];
  /** True where no person pressed a button: says so to other machines (RFC 3834). */
  automatic: boolean;
  attachments: OutgoingAttachment[];
}

/** The outside's word that it has taken a message. */
export interface Receipt {
  /** The id it has there, where the outside gives it one. */
  externalId: string;
  acceptedAt: Temporal.Instant;
  /** The outside's own words: `250 2.0.0 Ok: queued as 4F1B`. */
  detail: string;
}
