import type { Temporal } from 'temporal-polyfill';
import type { Letter, LetterFile, Writer } from './story.js';

export interface Envelope {
  from: Writer;
  to: string;
  date: Temporal.ZonedDateTime;
  /** Without angle brackets. */
  messageId: string;
  /** Ids it answers, nearest first. */
  inReplyTo?: string[];
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A mail as it comes off the wire (RFC 5322). */
export function demoMail(envelope: Envelope, letter: Letter): Buffer {
  const { from, to, date, messageId, inReplyTo = [] } = envelope;
  const headers: [string, string][] = [
    ['From', `${inHeader(from.name)} <${from.address}>`],
    ['To', to],
    ...(letter.subject ? ([['Subject', inHeader(letter.subject)]] as [string, string][]) : []),
    ['Date', mailDate(date)],
    ['Message-ID', `<${messageId}>`],
    ...(inReplyTo[0]
      ? ([
          ['In-Reply-To', `<${inReplyTo[0]}>`],
          [
            'References',
            inReplyTo
              .toReversed()
              .map((id) => `<${id}>`)
              .join('\r\n '),
          ],
        ] as [string, string][])
      : []),
    ...Object.entries(letter.headers ?? {}),
    ['MIME-Version', '1.0'],
  ];
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(head), body(letter, messageId.slice(0, 12))]);
}

function body(letter: Letter, mark: string): Buffer {
  const charset = letter.charset ?? 'utf-8';
  const bytes = Buffer.from(lines(letter.text), charset === 'utf-8' ? 'utf8' : 'latin1');
  const text = part(`text/plain; charset=${charset}`, '8bit', bytes);
  const html = letter.html ? part('text/html; charset=utf-8', '8bit', Buffer.from(lines(letter.html))) : null;
  const readable = html ? multipart('alternative', `alt_${mark}`, [text, html]) : text;
  if (!letter.files?.length) return readable;
  return multipart('mixed', `mix_${mark}`, [readable, ...letter.files.map(filePart)]);
}

/** One part of a mail: its own headers, an empty line, its contents. */
export function part(contentType: string, encoding: string, content: Buffer): Buffer {
  const head = `Content-Type: ${contentType}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content]);
}

export function multipart(kind: string, boundary: string, parts: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from(`Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n`),
    ...parts.flatMap((one) => [Buffer.from(`--${boundary}\r\n`), one, Buffer.from('\r\n')]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

function filePart({ name, contentType, content }: LetterFile): Buffer {
  const head = `Content-Type: ${contentType}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n`;
  const encoded = content.toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(`${head}Content-Transfer-Encoding: base64\r\n\r\n${encoded}`);
}

function lines(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

/** Words beyond ASCII are encoded (RFC 2047), a few characters at a time, so that no encoded word is too long. */
function inHeader(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const chunks = [...text].join('').match(/.{1,12}/gsu) ?? [];
  return chunks.map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`).join('\r\n ');
}

function mailDate(date: Temporal.ZonedDateTime): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = [date.hour, date.minute, date.second].map(two).join(':');
  const month = MONTHS[date.month - 1];
  return `${DAYS[date.dayOfWeek - 1]}, ${date.day} ${month} ${date.year} ${time} ${date.offset.replace(':', '')}`;
}
