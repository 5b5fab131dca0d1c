import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { OutgoingMessage } from '#connector-sdk';
import { captureName } from './capture-sender.js';
import { createMailSender, type MailSender } from './mail-sender.js';
import { parseMail } from './parse-mail.js';

const message: OutgoingMessage = {
  externalId: 'ack-1@postroom.example',
  from: { name: 'Example Council', address: 'enquiries@example.org' },
  replyTo: null,
  to: [{ name: 'Ann Example', address: 'ann@example.com' }],
  cc: [],
  bcc: [],
  subject: 'We have your message',
  text: 'Your reference is R-7Q2-M4XK.\n',
  html: null,
  inReplyTo: 'first@example.com',
  references: ['root@example.com', 'first@example.com'],
  automatic: true,
  attachments: [],
};
const never = new AbortController().signal;
const at = Temporal.Instant.from('2026-11-02T10:00:00Z');
const read = (raw: Buffer) => parseMail({ sourceId: 'sent', raw, receivedAt: at });

describe('captured', () => {
  let folder: string;
  let sender: MailSender;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'captured-'));
    sender = createMailSender({ captureTo: join(folder, 'outgoing') });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('keeps a readable mail under its Message-ID, and says that it was not sent', async () => {
    const receipt = await sender.send(message, never);
    expect(receipt.detail).toMatch(/not sent/);
    const raw = await readFile(join(folder, 'outgoing', 'ack-1@postroom.example.eml'));
    expect(await read(raw)).toMatchObject({
      externalId: 'ack-1@postroom.example',
      subject: 'We have your message',
      inReplyTo: ['first@example.com', 'root@example.com'],
    });
  });

  test('the same message again leaves the first file alone', async () => {
    await sender.send(message, never);
    const path = join(folder, 'outgoing', 'ack-1@postroom.example.eml');
    await writeFile(path, 'first');
    await sender.send(message, never);
    expect(await readFile(path, 'utf8')).toBe('first');
    expect(await readdir(join(folder, 'outgoing'))).toHaveLength(1);
  });

  test('an id cannot leave the folder', async () => {
    await sender.send({ ...message, externalId: '../../../etc/passwd@x' }, never);
    expect(await readdir(join(folder, 'outgoing'))).toEqual([
      expect.stringMatching(/^_\._\.\..*@x-[0-9a-f]{16}\.eml$/),
    ]);
  });

  test('different ids have different files', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
        fc.pre(one !== other);
        expect(captureName(one)).not.toBe(captureName(other));
        expect(captureName(one)).toMatch(/^[A-Za-z0-9_@+=-][A-Za-z0-9._@+=-]*\.eml$/);
      }),
    );
  });
});
