import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

const UNKNOWN = 'application/octet-stream';
/** How much is looked at to tell text from anything else. */
const SAMPLE = 4096;

/** Formats that are a ZIP or an OLE file inside; the claim may then be more exact than what can be seen. */
const INSIDE: Record<string, RegExp> = {
  'application/zip': /^application\/(vnd\.(openxmlformats|oasis|ms-)|epub\+zip|java-archive|x-zip)/,
  'application/x-cfb': /^application\/(msword|vnd\.(ms-|visio)|x-msi)/,
  'application/xml': /^(image\/svg\+xml|(application|text)\/[\w.-]*\+?xml)$/,
  'application/gzip': /^application\/(x-gzip|x-tgz|gzip)$/,
};

/** Text under other names than `text/`. */
const TEXTUAL = /^(text\/|message\/|application\/(json|xml|ics|pgp-(signature|keys)|x-ndjson|yaml))/;
/** What has no mark at its beginning but does no harm under its own name. */
const TAKEN_AT_ITS_WORD = /^application\/(x-)?pkcs7-(signature|mime)$/;
/** These are text to look at, but what they really are matters more than the claim. */
const STRONGER_THAN_TEXT = /^application\/(pdf|rtf|postscript|eps|xml)$/;

export interface FoundType {
  contentType: string;
  /** Without the dot. */
  extension: string;
}

/** What a file is, by its content; the claim counts only where the content does not contradict it. */
export async function findContentType(content: Buffer, declared: string): Promise<FoundType> {
  if (declared === 'message/rfc822') return { contentType: declared, extension: 'eml' };
  const seen = await look(content);
  const textual = TEXTUAL.test(declared) && looksLikeText(content);
  if (
    textual &&
    !(seen && STRONGER_THAN_TEXT.test(seen.contentType) && !INSIDE[seen.contentType]?.test(declared))
  ) {
    return { contentType: declared, extension: extensionOf(declared) };
  }
  if (seen) {
    return INSIDE[seen.contentType]?.test(declared) ? { ...seen, contentType: declared } : seen;
  }
  if (TAKEN_AT_ITS_WORD.test(declared)) return { contentType: declared, extension: extensionOf(declared) };
  return { contentType: UNKNOWN, extension: 'bin' };
}

async function look(content: Buffer): Promise<FoundType | null> {
  try {
    const found = await fileTypeFromBuffer(content);
    // Parameters such as `; codecs=opus` are no part of a type.
    return found ? { contentType: found.mime.split(';')[0] ?? UNKNOWN, extension: found.ext } : null;
  } catch {
    return null;
  }
}

function looksLikeText(content: Buffer): boolean {
  const sample = content.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      control++;
  }
  if (control === 0) return true;
  return control * 50 < sample.length && isUtf8(sample);
}

const EXTENSIONS: Record<string, string> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'application/ics': 'ics',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/json': 'json',
  'text/markdown': 'md',
  'message/delivery-status': 'txt',
  'message/disposition-notification': 'txt',
  'message/feedback-report': 'txt',
  'text/rfc822-headers': 'txt',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/pgp-signature': 'asc',
  'application/pgp-keys': 'asc',
};

function extensionOf(contentType: string): string {
  return EXTENSIONS[contentType] ?? (contentType.startsWith('text/') ? 'txt' : 'bin');
}
