import { RejectedError } from '#connector-sdk';

const KB = 1024;
const MB = 1024 * KB;

/** What is read of one mail; past any of these it is set aside whole. Real mail stays far below all but the first. */
export const LIMITS = {
  rawBytes: 50 * MB,
  /** The header block of the message, and of each part. */
  headerBytes: 256 * KB,
  headerLineBytes: 64 * KB,
  parts: 200,
  depth: 20,
  /** Reading takes well under a second even at the limits above. */
  milliseconds: 30_000,
} as const;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Looks at size and headers before anything is parsed.
 * @throws RejectedError with the limit that is passed
 */
export function checkLimits(raw: Buffer): void {
  if (raw.length === 0) throw new RejectedError('The message is empty.');
  if (raw.length > LIMITS.rawBytes) {
    throw new RejectedError(
      `The message has ${Math.ceil(raw.length / MB)} MB; at most ${LIMITS.rawBytes / MB} MB are read.`,
    );
  }
  let start = 0;
  while (start < raw.length) {
    const end = raw.indexOf(LF, start);
    const stop = end < 0 ? raw.length : end;
    if (stop - start > LIMITS.headerLineBytes) {
      throw new RejectedError(`A header line is longer than ${LIMITS.headerLineBytes / KB} kB.`);
    }
    const blank = stop === start || (stop === start + 1 && raw[start] === CR);
    if (blank) return;
    start = stop + 1;
    if (start > LIMITS.headerBytes) throw tooLongHeader();
  }
}

export function tooLongHeader(): RejectedError {
  return new RejectedError(`The headers are longer than ${LIMITS.headerBytes / KB} kB.`);
}
