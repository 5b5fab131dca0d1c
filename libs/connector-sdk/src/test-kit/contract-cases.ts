import type { ConnectorContext } from '../connector.js';
import type { OutgoingMessage } from '../outgoing-message.js';
import type { RawMessage } from '../raw-message.js';

/** One thing a connector must do. `run` throws an error that says what it did instead. */
export interface ContractCheck {
  name: string;
  run(): Promise<void>;
}

/** What a connector's test hands to the contract. */
export interface ContractCases<Settings> {
  /** Settings that work, as a person would enter them, secrets included. */
  goodSettings: Record<string, unknown>;
  badSettings: BadSettings[];
  /** Messages that can be read, at least one, of different kinds. */
  goodMessages: RawMessage[];
  /** A source with no messages yet; needed where the connector fetches. Each check takes its own. */
  openSource?: () => Promise<ContractSource<Settings>>;
  /** Settings that name a place where nobody answers. */
  unreachable?: Settings;
  sends?: SendCase<Settings>[];
}

export interface BadSettings {
  name: string;
  settings: Record<string, unknown>;
  /** The field that the refusal must name. */
  path: string;
}

/** A source that a connector can fetch from, seen from its own side. */
export interface ContractSource<Settings> {
  settings: Settings;
  /** Puts so many new messages in, each different. More than one batch must fit: several hundred are asked for. */
  add(count: number): Promise<void>;
  /** How many messages the connector has marked, moved or taken away so far; 0 for a connector that never does. */
  marked(): Promise<number>;
  /** Everything there as text, for telling that nothing changed. */
  snapshot(): Promise<string>;
  close(): Promise<void>;
}

export interface SendCase<Settings> {
  name: string;
  settings: Settings;
  message: OutgoingMessage;
  /** Brings the outside into the state the name speaks of. */
  arrange?: () => Promise<void>;
  /** The name of the error class; null where a receipt is due. */
  error: string | null;
}

/** A context as the host lends it, with what was remembered in it. */
export function contractContext(): ConnectorContext & {
  remembered: Record<string, string>[];
  stop(): void;
} {
  const controller = new AbortController();
  const remembered: Record<string, string>[] = [];
  return {
    signal: controller.signal,
    remembered,
    stop: () => controller.abort(),
    rememberSecrets: async (secrets) => {
      remembered.push(secrets);
    },
  };
}
