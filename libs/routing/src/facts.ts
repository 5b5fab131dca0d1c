/**
 * All that the rules may know of one message: plain data, taken down at intake and kept, so that a changed rule set can
 * be tried on what really came in. Nothing in here changes afterwards; time is told as it was for the organisation.
 */
export interface Facts {
  /** The channel's key: `enquiries`. */
  channel: string;
  /** `email`, `social`, `form`, `letter`, `phone`. */
  channelType: string;
  /** The connector that read it: `imap`, `web-form`. */
  connector: string;
  /** The channel's own address or account: who was written to, even where no header says so. */
  mailbox: string | null;
  /** Addresses in lower case. */
  to: string[];
  cc: string[];
  /** The writer's address in lower case, or a handle; null where the message names none. */
  sender: string | null;
  senderName: string;
  /** The contact has written before. */
  senderKnown: boolean;
  /** Conversations that the contact had before this one. */
  earlierConversations: number;
  subject: string;
  /** What the writer wrote this time, without what was quoted. Rules look at the first 100,000 characters. */
  text: string;
  /** `text`: what a scan says, where it was read; rules look at the first 100,000 characters. */
  attachments: { name: string; type: string; text?: string }[];
  /** `auto-reply`, `bounce`, `list` …; null for a person. */
  automatic: string | null;
  /** A valid reference of ours stands in the subject or the text. */
  hasReference: boolean;
  /** Bytes, as received. */
  size: number;
  /** ISO 639-1 (`en`, `cy`); null where it cannot be told. */
  language: string | null;
  /** What is known of a post; null for what is none. */
  social: SocialFacts | null;
  /** The fields of a form, by name. */
  form: Record<string, string>;
  /** The organisation's day of receipt, `YYYY-MM-DD`. */
  date: string;
  /** The organisation's wall-clock time of receipt, `HH:MM`. */
  time: string;
  /** `monday` … `sunday`. */
  weekday: string;
  /** Received while the organisation was open. */
  inHours: boolean;
  /** The holiday or closure that the day was, by name; null for none. */
  holiday: string | null;
}

export interface SocialFacts {
  kind: 'mention' | 'reply' | 'direct-message' | 'keyword';
  /** The words that it was found by. */
  keywords: string[];
  /** Null where the network does not tell. */
  followers: number | null;
  /** A hint of a machine; null where there is none. */
  sentiment: 'positive' | 'neutral' | 'negative' | null;
}
