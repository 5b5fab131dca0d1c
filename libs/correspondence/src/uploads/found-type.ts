import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

const UNKNOWN = 'application/octet-stream';
const TEXTUAL: Record<string, string> = { csv: 'text/csv', md: 'text/markdown', ics: 'text/calendar' };

/** What a file is, by its content; its name decides only between kinds of text. */
export async function foundType(bytes: Buffer, name: string): Promise<string> {
  const seen = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (seen) return seen.mime.split(';')[0] ?? UNKNOWN;
  if (!isUtf8(bytes) || bytes.includes(0)) return UNKNOWN;
  return TEXTUAL[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'text/plain';
}

/** A file's name without folders, line breaks and marks that turn its direction. */
export function safeName(given: string): string {
  const [last = ''] = given.split(/[\\/]/).reverse();
  const clean = last
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.replace(/^\.+$/, '').slice(0, 200).toWellFormed() || 'file';
}
