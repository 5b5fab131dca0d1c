import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type InboundMessage, RejectedError } from '#connector-sdk';
import { LIMITS } from './limits.js';
import { parseMail } from './parse-mail.js';

const FOLDER = join(import.meta.dirname, '../../../../test/fixtures/email');
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => basename(file, '.eml'));
const fixture = (name: string) => readFileSync(join(FOLDER, `${name}.eml`));
const receivedAt = Temporal.Instant.from('2026-11-02T10:16:00Z');
const read = (raw: Buffer | string) => parseMail({ sourceId: '1:1', raw: Buffer.from(raw), receivedAt });

/** Each pair in test/fixtures/email: a mail named for what is odd about it, and what is to be read in it. */
test.each(names)('%s', async (name) => {
  const expected = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
  const message = await read(fixture(name));
  expect(shown(message)).toMatchObject(expected);
  const words = (text: string) => text.split(/\s+/).filter(Boolean).sort();
  expect(words(`${message.newText}\n${message.quotedText}`)).toEqual(words(message.text));
});

test('content of files comes out byte for byte', async () => {
  const { attachments } = await read(fixture('inline-image'));
  expect(attachments[0]?.content.subarray(1, 4).toString()).toBe('PNG');
  expect(attachments[1]?.content.toString()).toMatch(/^%PDF-1\.7\n.*%%EOF\n$/s);
});

describe('identity', () => {
  test('a mail saved with line feeds is the same mail', async () => {
    expect((await read(fixture('line-feeds-only'))).identity).toBe((await read(fixture('plain'))).identity);
    const bare = 'Subject: x\r\n\r\nno id\r\n';
    expect((await read(bare)).identity).toBe((await read(bare.replaceAll('\r\n', '\n'))).identity);
  });

  test('the headers that servers add on the way make no difference', async () => {
    const trace = 'Received: from a by b; Mon, 2 Nov 2026 10:15:01 +0000\r\nDelivered-To: enquiries\r\n';
    const other = Buffer.concat([Buffer.from(trace), fixture('plain')]);
    expect((await read(other)).identity).toBe((await read(fixture('plain'))).identity);
  });

  test.each([
    ['other words', (mail: string) => mail.replace('is out', 'is broken')],
    ['another subject', (mail: string) => mail.replace('Broken', 'A broken')],
    ['another sender', (mail: string) => mail.replace('Ann@Example.org', 'bob@example.org')],
    ['another date', (mail: string) => mail.replace('10:15:00', '10:15:01')],
    ['another id', (mail: string) => mail.replace('plain-1@', 'plain-2@')],
  ])('%s under the same Message-ID is another message', async (_name, change) => {
    const mail = fixture('plain').toString();
    expect(change(mail)).not.toBe(mail);
    expect((await read(change(mail))).identity).not.toBe((await read(mail)).identity);
  });

  test('another file under the same Message-ID is another message', async () => {
    const mail = fixture('calendar-invitation').toString();
    const changed = mail.replace('T100000Z', 'T110000Z');
    expect((await read(changed)).identity).not.toBe((await read(mail)).identity);
  });

  test('without a Message-ID the same words from two people are two messages', async () => {
    const one = await read('From: ann@example.org\r\n\r\nthank you');
    const other = await read('From: bob@example.org\r\n\r\nthank you');
    expect(one.identity).not.toBe(other.identity);
  });
});

describe('limits', () => {
  const many = (count: number, part: string) =>
    `Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${`--b\r\n\r\n${part}\r\n`.repeat(count)}--b--\r\n`;
  const deep = (depth: number) => {
    let mail = 'Content-Type: text/plain\r\n\r\nbottom\r\n';
    for (let i = 0; i < depth; i++) {
      mail = `Content-Type: multipart/mixed; boundary=b${i}x\r\n\r\n--b${i}x\r\n${mail}\r\n--b${i}x--\r\n`;
    }
    return `Subject: x\r\n${mail}`;
  };

  test.each<[string, Buffer | string, RegExp]>([
    ['nothing', '', /empty/],
    ['more than 50 MB', Buffer.alloc(LIMITS.rawBytes + 1, 'x'), /50 MB/],
    ['a header line of more than 64 kB', `Subject: ${'x'.repeat(70_000)}\r\n\r\nx`, /64 kB/],
    ['more than 256 kB of headers', `${'X-Y: z\r\n'.repeat(40_000)}\r\nx`, /256 kB/],
    [
      'a part with such headers',
      many(1, 'x').replace('--b\r\n', `--b\r\n${'X-Y: z\r\n'.repeat(40_000)}`),
      /256 kB/,
    ],
    ['more than 200 parts', many(300, 'x'), /200 parts/],
    ['parts nested more than 20 deep', deep(30), /20 deep/],
  ])('%s is set aside whole', async (_name, raw, words) => {
    await expect(read(raw)).rejects.toThrow(RejectedError);
    await expect(read(raw)).rejects.toThrow(words);
  });

  test.each<[string, Buffer | string]>([
    ['150 parts', many(150, 'x')],
    ['parts nested 15 deep', deep(15)],
    ['a failed recipient without end', `Subject: x\r\nX-Failed-Recipients: ${'('.repeat(60_000)}\r\n\r\nx`],
    ['a subject of 60 kB', `Subject: ${'x '.repeat(30_000)}\r\n\r\nx`],
    [
      'HTML nested a hundred thousand deep',
      `Subject: x\r\nContent-Type: text/html\r\n\r\n${'<div>'.repeat(100_000)}deep`,
    ],
    [
      'a megabyte of HTML',
      `Subject: x\r\nContent-Type: text/html\r\n\r\n${'<p>word &amp; word</p>\n'.repeat(50_000)}`,
    ],
    [
      'a hundred thousand quoted lines',
      `Subject: x\r\n\r\n${'> On 1 May 2026 10:00 a@example.org wrote:\n'.repeat(100_000)}`,
    ],
  ])('%s is read', async (_name, raw) => {
    expect((await read(raw)).text).not.toBe('');
  });
});

test('a hundred references at most, the nearest kept', async () => {
  const ids = Array.from({ length: 300 }, (_, i) => `<${i}@example.org>`);
  const message = await read(`Subject: x\r\nReferences: ${ids.join('\r\n ')}\r\n\r\nx`);
  expect(message.inReplyTo).toHaveLength(100);
  expect(message.inReplyTo[0]).toBe('299@example.org');
});

test('whatever the bytes, there is a message that can be stored or a RejectedError', async () => {
  const pieces = fc.constantFrom(
    ...[
      '\r\n',
      '\n',
      '--b',
      '--b--',
      'Content-Type: ',
      'multipart/mixed; boundary=b',
      'message/rfc822',
      'text/html',
    ],
    ...[
      'Content-Transfer-Encoding: base64',
      'charset=utf-16',
      '=?utf-8?B?',
      '?=',
      '<',
      '>',
      '@',
      ':',
      ';',
      '"',
      '\0',
    ],
    ...[
      'From: ',
      'Subject: ',
      'Date: ',
      'Message-ID: <a@b>',
      '\xff',
      '=E9',
      '\t',
      'On 1 Jan 2026 10:00 a@b wrote:',
      '> ',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (parts) => {
      try {
        const message = await read(Buffer.from(parts.join(''), 'latin1'));
        expect(JSON.stringify(shown(message)).includes('\\u0000')).toBe(false);
        expect(message.identity).toMatch(/^[0-9a-f]{64}$/);
      } catch (error) {
        expect(error).toBeInstanceOf(RejectedError);
      }
    }),
    { numRuns: 300 },
  );
});

/** As the fixtures write it down. */
function shown(message: InboundMessage) {
  return {
    ...message,
    sentAt: message.sentAt?.toString() ?? null,
    attachments: message.attachments.map(({ content: _content, ...rest }) => rest),
  };
}
