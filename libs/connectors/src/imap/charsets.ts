import { isUtf8 } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';

/** The charset we give to parts that claim none, ASCII or UTF-8, so that their bytes are looked at. */
export const LOOK = 'x-look';

type Decoder = (charset: string) => NodeJS.ReadWriteStream;

/** Decodes what `LOOK` marks by looking, and an unknown charset too; the rest as `known` does. */
export function lookingDecoder(known: Decoder): Decoder {
  return (charset) => {
    if (charset === LOOK) return new LookingDecoder();
    try {
      return known(charset);
    } catch {
      return new LookingDecoder();
    }
  };
}

/** UTF-8 where the bytes are that, else Windows-1252, which every byte is. */
class LookingDecoder extends Transform {
  private readonly chunks: Buffer[] = [];

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.chunks.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    const bytes = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
    done(null, isUtf8(bytes) ? bytes : Buffer.from(decodeByLooking(bytes)));
  }
}

export function decodeByLooking(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : decode(bytes, 'windows-1252');
}

const EIGHT_BIT = /[\x80-\xff]/;

/**
 * Raw 8-bit headers that are not UTF-8, which RFC 5322 forbids and old programs send: read in the charset of the body,
 * or in Windows-1252. The lines hold one character a byte, before and after.
 */
export function repairHeaderLines(lines: Array<{ line: string }>, bodyCharset: string): void {
  for (const header of lines) {
    if (!EIGHT_BIT.test(header.line)) continue;
    const bytes = Buffer.from(header.line, 'latin1');
    if (!isUtf8(bytes)) header.line = Buffer.from(decode(bytes, bodyCharset)).toString('latin1');
  }
}

function decode(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(/^(|us-ascii|utf-?8)$/i.test(charset) ? 'windows-1252' : charset).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
