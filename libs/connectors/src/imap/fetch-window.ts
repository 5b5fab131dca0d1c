import type { FetchMessageObject, ImapFlowError } from 'imapflow';
import type { ImapSession } from './connection.js';
import { uidSet } from './uid-set.js';

/** Taken for the size where the server gives none. */
const UNKNOWN_SIZE = 1024 * 1024;

/** One message as the server lists it. */
export interface Listed {
  uid: number;
  /** Bytes, as the server counts them; a plan, not a promise. */
  size: number;
}

/** One message with its body; the body is empty where the server lists a message that it cannot give. */
export interface Fetched {
  uid: number;
  size: number;
  source: Buffer;
  /** Milliseconds since 1970 (INTERNALDATE); null where the server's date cannot be read. */
  at: number | null;
}

/** Sizes in order of UID. What has been expunged since it was listed is simply not there. */
export async function sizesOf(session: ImapSession, uids: number[]): Promise<Listed[]> {
  if (uids.length === 0) return [];
  const asked = new Set(uids);
  const sizes = new Map<number, number>();
  for await (const message of session.client.fetch(uidSet(uids), { uid: true, size: true }, { uid: true })) {
    if (asked.has(message.uid)) sizes.set(message.uid, message.size || UNKNOWN_SIZE);
  }
  return [...sizes].map(([uid, size]) => ({ uid, size })).sort((a, b) => a.uid - b.uid);
}

/**
 * The bodies of a window of messages, fetched with one command, in order of UID.
 * What is expunged meanwhile is left out. What stands there but cannot be had, even alone, comes with an empty body:
 * it is then set aside where people see it, and does not hold up the messages behind it.
 */
export async function fetchWindow(session: ImapSession, window: Listed[]): Promise<Fetched[]> {
  const found = await fetchBodies(
    session,
    window.map((listed) => listed.uid),
  );
  const missing = window.filter((listed) => !found.get(listed.uid)?.source.length);
  if (missing.length > 0) {
    for (const listed of await sizesOf(
      session,
      missing.map((each) => each.uid),
    )) {
      const alone = (await fetchBodies(session, [listed.uid])).get(listed.uid);
      found.set(
        listed.uid,
        alone ?? found.get(listed.uid) ?? { ...listed, source: Buffer.alloc(0), at: null },
      );
    }
  }
  return [...found.values()].sort((a, b) => a.uid - b.uid);
}

async function fetchBodies(session: ImapSession, uids: number[]): Promise<Map<number, Fetched>> {
  const asked = new Set(uids);
  const found = new Map<number, Fetched>();
  const query = { uid: true, source: true, internalDate: true, size: true };
  try {
    for await (const message of session.client.fetch(uidSet(uids), query, { uid: true })) {
      // A server may add an answer nobody asked for, such as another client's change of flags: it has no body.
      if (asked.has(message.uid) && message.source)
        found.set(message.uid, toFetched(message, message.source));
    }
  } catch (error) {
    // A server that cannot give one message may refuse the whole command; each is then asked for alone.
    if ((error as ImapFlowError).responseStatus !== 'NO') throw error;
  }
  return found;
}

function toFetched(message: FetchMessageObject, source: Buffer): Fetched {
  return { uid: message.uid, size: message.size ?? 0, source, at: internalDate(message) };
}

/** Milliseconds since 1970, or null where the server's date cannot be read. */
export function internalDate(message: FetchMessageObject): number | null {
  return message.internalDate instanceof Date ? message.internalDate.getTime() : null;
}
