import type { z } from 'zod';
import type { InboundMessage } from './inbound-message.js';
import type { Manifest } from './manifest.js';
import type { OutgoingMessage, Receipt } from './outgoing-message.js';
import type { FetchedBatch, RawMessage, SourceItem } from './raw-message.js';

/** What the host lends a connector for one call. */
export interface ConnectorContext {
  /** Aborted when the host stops; every outside call also has a deadline of its own. */
  signal: AbortSignal;
  /** Keeps a credential that the outside has just renewed, such as a rotated refresh token. */
  rememberSecrets(secrets: Record<string, string>): Promise<void>;
}

/** How a check went, in words that an operator can act on. */
export interface CheckResult {
  ok: boolean;
  detail: string;
}

/**
 * Code that speaks to one kind of source. It holds no state: everything it needs comes in with the call.
 * Every method may throw `TemporaryError`, `AuthenticationError` or `ConfigurationError`; see errors.ts.
 */
export interface Connector<Settings = unknown, Cursor = unknown> {
  readonly manifest: Manifest<Settings>;

  /** Can we sign in, and is what the settings name there? Changes nothing at the source. */
  check(settings: Settings, context: ConnectorContext): Promise<CheckResult>;

  /**
   * What came in after the cursor (null: everything), oldest first, in batches of bounded size.
   * When the host asks for the next batch, it has stored the one before for good: only then may the connector mark or
   * move messages at the source. The host keeps a batch's cursor after that, so a crash anywhere repeats, never skips.
   */
  fetch?(
    settings: Settings,
    cursor: Cursor | null,
    context: ConnectorContext,
  ): AsyncIterable<FetchedBatch<Cursor>>;

  /** Calls `changed` when there may be something new; returns when the signal is aborted, throws when the line drops. */
  watch?(settings: Settings, changed: () => void, context: ConnectorContext): Promise<void>;

  /** Everything that stands at the source now, for holding the ledger against it. Reads no contents. */
  list?(settings: Settings, context: ConnectorContext): AsyncIterable<SourceItem>;

  /**
   * Reads one raw message. Pure: no I/O, the same answer every time.
   * @throws RejectedError where it cannot or must not be read; it is then set aside whole, with the reason.
   */
  parse(raw: RawMessage): Promise<InboundMessage>;

  /**
   * Hands one message to the outside, once.
   * @throws TemporaryError (surely not taken; try again), RejectedError (refused for good),
   * OutcomeUnknownError (may have been taken: never sent again blindly)
   */
  send?(settings: Settings, message: OutgoingMessage, context: ConnectorContext): Promise<Receipt>;

  /** Lets go of what it keeps open between calls, such as pooled connections; the host calls it once, when it stops. */
  close?(): Promise<void>;
}

/** A connector as the host keeps it in its list, whatever its settings and cursor are. */
// biome-ignore lint/suspicious/noExplicitAny: settings and cursor are opaque to the host; each connector checks its own
export type AnyConnector = Connector<any, any>;

/** The settings a connector works with, as its schema reads them. */
export type SettingsOf<Schema extends z.ZodType> = z.infer<Schema>;
