import { z } from 'zod';

/** How many of the messages seen last are remembered, to notice UIDs that were given out again. */
const TAIL_LENGTH = 5;

const fingerprint = z.object({
  uid: z.number().int().positive(),
  size: z.number().int().nonnegative(),
  /** Milliseconds since 1970, UTC: the server's INTERNALDATE. */
  at: z.number(),
});

const imapCursor = z.object({
  /** A string because it can be larger than a number holds and must survive JSON. */
  uidValidity: z.string().regex(/^\d+$/),
  /** Everything up to this UID has been taken in. */
  uid: z.number().int().nonnegative(),
  tail: z.array(fingerprint),
});

export type Fingerprint = z.infer<typeof fingerprint>;

/** How far a mailbox has been read. UIDs only mean anything within one UIDVALIDITY (RFC 3501, 2.3.1.1). */
export type ImapCursor = z.infer<typeof imapCursor>;

/** A stored cursor, or null where it cannot be read: then the mailbox is read from its beginning, which loses nothing. */
export function readCursor(stored: unknown): ImapCursor | null {
  const parsed = imapCursor.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** The cursor that stands behind a batch. */
export function advance(
  cursor: ImapCursor | null,
  uidValidity: string,
  uid: number,
  seen: Fingerprint[],
): ImapCursor {
  const before = cursor?.uidValidity === uidValidity ? cursor.tail : [];
  return { uidValidity, uid, tail: [...before, ...seen].slice(-TAIL_LENGTH) };
}

/**
 * Whether the cursor still speaks of this mailbox. False where UIDVALIDITY changed, where UIDs start lower than we have
 * already seen, or where a UID we know now names another message (a mailbox restored from a backup does that).
 */
export function stillHolds(
  cursor: ImapCursor,
  mailbox: { uidValidity: string; uidNext: number | undefined },
  tailNow: Fingerprint[],
): boolean {
  if (cursor.uidValidity !== mailbox.uidValidity) return false;
  if (mailbox.uidNext !== undefined && mailbox.uidNext <= cursor.uid) return false;
  return tailNow.every((now) => {
    const then = cursor.tail.find((known) => known.uid === now.uid);
    return !then || (then.size === now.size && then.at === now.at);
  });
}
