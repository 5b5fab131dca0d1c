import type { z } from 'zod';

/** The kind of channel, which decides its icon and words for staff; never decide behaviour by it: declare a capability. */
export type ChannelType = 'email' | 'social' | 'form' | 'letter' | 'phone';

/** What differs between connectors, declared, so that nobody asks for a connector by its id. */
export interface Capabilities {
  /** An automatic acknowledgement may be sent back the way the message came. */
  acknowledge: boolean;
  /** Outgoing messages may have an HTML form beside the text. */
  html: boolean;
  /** Outgoing messages have a subject line. */
  subject: boolean;
  /** Outgoing messages may carry files. */
  attachments: boolean;
  /** Sending the same external id again has no second effect at the outside. */
  idempotentSend: boolean;
}

export interface Manifest<Settings = unknown> {
  /** Stable and lower-case: `imap`. */
  id: string;
  name: string;
  channelType: ChannelType;
  /** Checks and completes settings; each field's `description` is what the manager reads. */
  settings: z.ZodType<Settings>;
  /** The settings that are credentials: stored encrypted, never shown again. */
  secrets: string[];
  capabilities: Capabilities;
  /** Endings of files that `postroom intake` may hand to this connector, with the dot. */
  fileTypes: string[];
  /** Path of its page: `docs/connectors/imap.md`. */
  docs: string;
}
