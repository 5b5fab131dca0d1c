import { createHash } from 'node:crypto';

/** What a message is known by, beside the way it took. */
export interface Content {
  messageId: string;
  from: string;
  subject: string;
  date: string;
  text: string;
  html: string;
  fileHashes: string[];
}

/**
 * Hex SHA-256 that is equal for the same mail however often and by whatever way it arrives.
 * With a Message-ID it comes from the content, without the headers that each server adds on the way: the same mail sent
 * to two of our addresses is one, and another mail that carries a used Message-ID is another. Without one the whole
 * mail counts, so that two people who write the same words are two.
 */
export function identityOf(raw: Buffer, content: Content | null): string {
  const hash = createHash('sha256');
  if (!content) return hash.update('raw\0').update(withLineFeeds(raw)).digest('hex');
  const { messageId, from, subject, date, text, html, fileHashes } = content;
  const fields = [messageId, from, subject, date, squeeze(text), squeeze(html), ...fileHashes];
  return hash.update('content\0').update(JSON.stringify(fields)).digest('hex');
}

/** Servers and gateways break and pad lines as they like. */
function squeeze(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

/** The same mail, saved on a disk with LF, is the same; so is one that lost the break after its last line. */
function withLineFeeds(raw: Buffer): Buffer {
  const text = raw.includes('\r\n')
    ? Buffer.from(raw.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
    : raw;
  let end = text.length;
  while (end > 0 && text[end - 1] === 0x0a) end--;
  return text.subarray(0, end);
}
