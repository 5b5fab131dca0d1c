import type { Temporal } from 'temporal-polyfill';

/** One message as the source holds it, byte for byte. */
export interface RawMessage {
  /** Where it stands at the source; unique there at one time: `1457:231` (UIDVALIDITY:UID) or a file's name. */
  sourceId: string;
  raw: Buffer;
  /** When the source took it in. */
  receivedAt: Temporal.Instant;
}

/** A few raw messages, oldest first, and the cursor that stands behind the last of them. */
export interface FetchedBatch<Cursor> {
  messages: RawMessage[];
  cursor: Cursor;
}

/** One thing standing at the source, without its contents. */
export interface SourceItem {
  sourceId: string;
  /** Bytes, as the source counts them. */
  size: number;
}
