import { createHash } from 'node:crypto';

/** The hex SHA-256 of the bytes. */
export function contentHash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where bytes are stored: by what they are, so that the same bytes are kept once. `raw/4f/4f1b…` */
export function contentKey(room: 'raw' | 'attachment', hash: string): string {
  return `${room}/${hash.slice(0, 2)}/${hash}`;
}
