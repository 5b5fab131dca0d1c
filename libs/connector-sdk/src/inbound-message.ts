import type { Temporal } from 'temporal-polyfill';

export interface Address {
  /** As the sender wrote it; may be empty. */
  name: string;
  /** An email address in lower case, a handle, or whatever the channel answers to. */
  address: string;
}

export interface InboundAttachment {
  /** A safe file name: no path, no control characters; never empty. */
  name: string;
  /** The type found by looking at the content; `application/octet-stream` where it cannot be told. */
  contentType: string;
  /** The type that the sender claimed. */
  declaredType: string;
  /** Without the angle brackets; what `cid:` in the HTML names. */
  contentId: string | null;
  /** True where it is shown inside the text rather than beside it. */
  inline: boolean;
  content: Buffer;
}

/** Why a message is held to come from a machine. A machine is never answered automatically (RFC 3834). */
export interface Automatic {
  kind: 'auto-reply' | 'bounce' | 'feedback' | 'list' | 'bulk';
  /** What gave it away, in words: `Auto-Submitted: auto-replied`. */
  signs: string[];
}

/** What a delivery report says of one recipient of a message that we sent. */
export interface DeliveryReport {
  outcome: 'failed' | 'delayed' | 'delivered';
  recipient: string | null;
  /** The Message-ID of the message it is about, without angle brackets, where the report carries it. */
  externalId: string | null;
  /** The enhanced status code: `5.1.1`. */
  status: string | null;
  /** The remote server's own words. */
  diagnostic: string | null;
}

/** One message as a connector read it. Text holds no NUL and no lone surrogate. */
export interface InboundMessage {
  /** The sender's own id, without angle brackets: the Message-ID. Null where there is none. */
  externalId: string | null;
  /** Hex SHA-256 that is equal for the same message however and how often it arrives; it comes from the content. */
  identity: string;
  /** External ids it answers, nearest first, without angle brackets. */
  inReplyTo: string[];
  from: Address | null;
  /** Where the writer wants answers; empty: to `from`. */
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  subject: string;
  /** When the writer says it was written. */
  sentAt: Temporal.Instant | null;
  /** All of the text; made from the HTML where there is no text part. */
  text: string;
  /** As it came; sanitised only where it is shown. */
  html: string | null;
  /** What the writer wrote this time; with `quotedText` no word of `text` is lost. */
  newText: string;
  /** What was quoted from earlier messages; empty where nothing was. */
  quotedText: string;
  attachments: InboundAttachment[];
  automatic: Automatic | null;
  deliveryReports: DeliveryReport[];
  /** Named values beside the text, such as the fields of a form. */
  fields: Record<string, string>;
  /** What had to be repaired to store it, in words; empty for most. */
  repairs: string[];
}
