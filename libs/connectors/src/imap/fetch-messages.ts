import { Temporal } from 'temporal-polyfill';
import { type FetchedBatch, type RawMessage, TemporaryError } from '#connector-sdk';
import type { ImapSession } from './connection.js';
import { advance, type Fingerprint, type ImapCursor, readCursor, stillHolds } from './cursor.js';
import { type Fetched, fetchWindow, internalDate, type Listed, sizesOf } from './fetch-window.js';
import { markStored } from './mark-stored.js';
import { oneAhead } from './one-ahead.js';
import type { ImapSettings } from './settings.js';
import { uidSet } from './uid-set.js';

/** A batch is held in memory whole; a larger single message goes alone. */
const BATCH_MESSAGES = 50;
const BATCH_BYTES = 8 * 1024 * 1024;
/** So small that a whole batch of them fits. */
const SMALL_BYTES = Math.floor(BATCH_BYTES / BATCH_MESSAGES);
const SIZES_AT_A_TIME = 1000;

/**
 * What came into the open folder after the cursor, oldest first by UID.
 * When the next batch is asked for, the one before is marked or moved as the settings say, in one command.
 * A message whose body did not arrive whole is never handed out: imapflow gives a message only when the literal is
 * complete, and a lost line ends the FETCH with an error.
 */
export async function* fetchMessages(
  session: ImapSession,
  settings: ImapSettings,
  stored: unknown,
  signal: AbortSignal,
): AsyncGenerator<FetchedBatch<ImapCursor>> {
  let cursor = await startingPoint(session, readCursor(stored));
  let refusedMark: string | null = null;

  for await (const { last, found } of oneAhead(fetchWindows(session, cursor?.uid ?? 0))) {
    if (signal.aborted) throw new TemporaryError('Stopped while the mailbox was being read.');
    cursor = advance(cursor, session.uidValidity, last, fingerprints(found));
    yield { messages: found.map((message) => toRaw(session, message)), cursor };

    const stored = found.filter((message) => message.source.length > 0).map((message) => message.uid);
    refusedMark = (await markStored(session, settings, stored)) ?? refusedMark;
  }
  // Only at the end: what came in is worth more than what is marked, so nothing is left unread because of it.
  if (refusedMark) throw new TemporaryError(refusedMark);
}

interface FetchedWindow {
  /** The highest UID that was asked for. */
  last: number;
  found: Fetched[];
}

async function* fetchWindows(session: ImapSession, after: number): AsyncGenerator<FetchedWindow> {
  for await (const window of windows(session, after)) {
    const found = await fetchWindow(session, window);
    const last = window.at(-1)?.uid;
    if (last !== undefined && found.length > 0) yield { last, found };
  }
}

/** The cursor to go on from, or null to begin at the beginning. */
async function startingPoint(session: ImapSession, cursor: ImapCursor | null): Promise<ImapCursor | null> {
  if (!cursor) return null;
  const { mailbox, uidValidity, client } = session;
  const known = cursor.tail.map((seen) => seen.uid);
  const tailNow: Fingerprint[] = [];
  if (known.length > 0 && uidValidity === cursor.uidValidity && mailbox.exists > 0) {
    const query = { uid: true, size: true, internalDate: true };
    for await (const message of client.fetch(uidSet(known), query, { uid: true })) {
      const at = internalDate(message);
      if (at !== null) tailNow.push({ uid: message.uid, size: message.size ?? 0, at });
    }
  }
  return stillHolds(cursor, { uidValidity, uidNext: mailbox.uidNext }, tailNow) ? cursor : null;
}

/** UIDs above the cursor; with `larger`, only of messages above so many bytes. */
async function uidsAfter(session: ImapSession, uid: number, larger?: number): Promise<number[]> {
  if (session.mailbox.exists === 0) return [];
  const found = await session.client.search({ uid: `${uid + 1}:*`, larger }, { uid: true });
  if (!Array.isArray(found))
    throw new TemporaryError('The mail server did not list the messages in the folder.');
  // `n:*` always matches the last message, even where its UID is below n (RFC 3501, 6.4.8).
  return found.filter((candidate) => candidate > uid);
}

/**
 * What came after the cursor, cut so that each window can be fetched with one command and held in memory.
 * Only of the few large messages is the size asked for: a size for each would cost as much as half the bodies.
 */
async function* windows(session: ImapSession, after: number): AsyncGenerator<Listed[]> {
  const uids = await uidsAfter(session, after);
  const large = new Set(uids.length > 0 ? await uidsAfter(session, after, SMALL_BYTES) : []);
  for (let from = 0; from < uids.length; from += SIZES_AT_A_TIME) {
    const some = uids.slice(from, from + SIZES_AT_A_TIME);
    const sizes = await sizesOf(
      session,
      some.filter((uid) => large.has(uid)),
    );
    const listed = some.map((uid) => sizes.find((size) => size.uid === uid) ?? { uid, size: SMALL_BYTES });
    yield* cut(listed);
  }
}

function* cut(listed: Listed[]): Generator<Listed[]> {
  let window: Listed[] = [];
  let bytes = 0;
  for (const message of listed) {
    if (window.length > 0 && bytes + message.size > BATCH_BYTES) {
      yield window;
      window = [];
      bytes = 0;
    }
    window.push(message);
    bytes += message.size;
  }
  if (window.length > 0) yield window;
}

function toRaw(session: ImapSession, message: Fetched): RawMessage {
  return {
    sourceId: `${session.uidValidity}:${message.uid}`,
    raw: message.source,
    receivedAt:
      message.at === null ? Temporal.Now.instant() : Temporal.Instant.fromEpochMilliseconds(message.at),
  };
}

/** Only of what came whole: a message that could not be had says nothing that can be compared later. */
function fingerprints(found: Fetched[]): Fingerprint[] {
  return found.flatMap(({ uid, size, at, source }) =>
    at === null || source.length === 0 ? [] : [{ uid, size, at }],
  );
}
