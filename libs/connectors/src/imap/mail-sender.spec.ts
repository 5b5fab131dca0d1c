import { createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { OutgoingMessage } from '#connector-sdk';
import { freePort } from '../../../../test/support/free-port.js';
import { type SmtpBehaviour, type SmtpSink, startSmtpSink } from '../../../../test/support/smtp-sink.js';
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
const headersOf = (raw: Buffer) => raw.toString().split('\r\n\r\n')[0] ?? '';

describe('SMTP', () => {
  let sink: SmtpSink;
  let sender: MailSender;

  beforeEach(async () => {
    sink = await startSmtpSink();
    sender = createMailSender({
      smtpUrl: sink.url,
      // Short enough to wait for, and long enough for a machine that has much else to do.
      deadlines: { connect: 2_000, greeting: 2_000, silence: 2_000, whole: 6_000 },
    });
  });
  afterEach(async () => {
    await sender.close();
    await sink.stop();
  });

  test('sends a mail that says what it answers and that it is automatic', async () => {
    const receipt = await sender.send(message, never);
    expect(receipt).toMatchObject({ externalId: 'ack-1@postroom.example' });
    expect(receipt.detail).toMatch(/^250/);
    const [mail] = sink.mails;
    expect(mail).toMatchObject({ from: 'enquiries@example.org', to: ['ann@example.com'] });
    const headers = headersOf(mail?.raw ?? Buffer.alloc(0));
    expect(headers).toMatch(/^Message-ID: <ack-1@postroom.example>$/m);
    expect(headers).toMatch(/^In-Reply-To: <first@example.com>$/m);
    expect(headers).toMatch(/^References: <root@example.com> <first@example.com>$/m);
    expect(headers).toMatch(/^Auto-Submitted: auto-replied$/m);
    expect(headers).toMatch(/^X-Auto-Response-Suppress: All$/m);
    expect(headers).toMatch(/^Date: /m);
    expect(headers).not.toMatch(/^Precedence:/m);
  });

  test('a reply that a person sent does not say that it is automatic', async () => {
    await sender.send({ ...message, automatic: false }, never);
    expect(headersOf(sink.mails[0]?.raw ?? Buffer.alloc(0))).not.toMatch(/^(Auto-Submitted|X-Auto)/m);
  });

  test('text, HTML and files arrive as they were', async () => {
    const file = {
      name: 'Brief – Müller.pdf',
      contentType: 'application/pdf',
      content: Buffer.from('%PDF-1.7\n'),
    };
    await sender.send(
      { ...message, text: 'Zażółć gęślą jaźń 👋\n', html: '<p>Zażółć</p>', attachments: [file] },
      never,
    );
    const got = await read(sink.mails[0]?.raw ?? Buffer.alloc(0));
    expect(got.text).toBe('Zażółć gęślą jaźń 👋');
    expect(got.html?.trim()).toBe('<p>Zażółć</p>');
    expect(got.attachments).toMatchObject([{ name: 'Brief – Müller.pdf', contentType: 'application/pdf' }]);
    expect(got.attachments[0]?.content.toString()).toBe('%PDF-1.7\n');
  });

  test.each<[string, SmtpBehaviour, string, RegExp]>([
    ['greylisted', { at: 'rcpt', does: '450 4.2.0 Come back later' }, 'TemporaryError', /Come back later/],
    ['over quota for now', { at: 'end-of-data', does: '452 4.3.1 Full' }, 'TemporaryError', /Full/],
    ['no such user', { at: 'rcpt', does: '550 5.1.1 No such user' }, 'RejectedError', /No such user/],
    ['sender refused', { at: 'mail', does: '553 5.1.8 Not from here' }, 'RejectedError', /Not from here/],
    ['content refused', { at: 'end-of-data', does: '554 5.7.1 Spam' }, 'RejectedError', /Spam/],
    ['no service', { at: 'connect', does: '421 4.3.2 Closing' }, 'TemporaryError', /Closing/],
    ['closing at the end', { at: 'end-of-data', does: '421 4.3.2 Closing' }, 'TemporaryError', /Closing/],
    ['cut at the greeting', { at: 'connect', does: 'drop' }, 'TemporaryError', /./],
    ['cut at MAIL FROM', { at: 'mail', does: 'drop' }, 'TemporaryError', /./],
    ['cut at RCPT TO', { at: 'rcpt', does: 'drop' }, 'TemporaryError', /./],
    ['silent at the greeting', { at: 'connect', does: 'stall' }, 'TemporaryError', /./],
    ['silent at RCPT TO', { at: 'rcpt', does: 'stall' }, 'TemporaryError', /./],
    [
      'cut while the message goes out',
      { at: 'data', does: 'drop' },
      'OutcomeUnknownError',
      /may have taken it/,
    ],
    [
      'cut before the last answer',
      { at: 'end-of-data', does: 'drop' },
      'OutcomeUnknownError',
      /may have taken it/,
    ],
    [
      'silent before the last answer',
      { at: 'end-of-data', does: 'stall' },
      'OutcomeUnknownError',
      /may have taken it/,
    ],
  ])('%s', async (_name, behaviour, error, words) => {
    sink.behave(behaviour);
    const sending = sender.send(message, never);
    await expect(sending).rejects.toMatchObject({ name: error, message: expect.stringMatching(words) });
    expect(sink.mails).toHaveLength(0);
  });

  test('after a misfortune the next one goes out', async () => {
    sink.behave({ at: 'end-of-data', does: 'drop', times: 1 });
    await expect(sender.send(message, never)).rejects.toMatchObject({ name: 'OutcomeUnknownError' });
    await sender.send({ ...message, externalId: 'ack-2@postroom.example' }, never);
    expect(sink.mails).toHaveLength(1);
  });

  test('a connection that the server closed while it was idle is replaced, and the mail goes out once', async () => {
    await sender.send(message, never);
    sink.behave({ at: 'mail', does: 'drop', times: 1 });
    await sender.send({ ...message, externalId: 'ack-2@postroom.example' }, never);
    expect(sink.mails).toHaveLength(2);
  });

  test('one refused recipient of two is named in the receipt', async () => {
    sink.behave({ at: 'rcpt', does: '550 5.1.1 No such user', recipient: 'gone@example.com' });
    const cc = [{ name: '', address: 'gone@example.com' }];
    const receipt = await sender.send({ ...message, cc }, never);
    expect(receipt.detail).toMatch(/refused for gone@example.com/);
  });

  test('a blind copy is handed over beside the message, and no header names it', async () => {
    const bcc = [{ name: 'Eve', address: 'eve@example.net' }];
    await sender.send({ ...message, bcc }, never);
    const [mail] = sink.mails;
    expect(mail?.to).toEqual(['ann@example.com', 'eve@example.net']);
    expect(String(mail?.raw)).not.toMatch(/eve|^bcc:/im);
  });

  test('stopping before the message goes out leaves it to be tried again', async () => {
    sink.behave({ at: 'rcpt', does: 'stall' });
    const stop = new AbortController();
    const sending = sender.send(message, stop.signal);
    stop.abort();
    await expect(sending).rejects.toMatchObject({ name: 'TemporaryError' });
  });

  test('a server that dribbles is given up on in the end', async () => {
    sink.behave({ at: 'end-of-data', does: 'stall' });
    const patient = createMailSender({ smtpUrl: sink.url, deadlines: { silence: 60_000, whole: 5_000 } });
    await expect(patient.send(message, never)).rejects.toMatchObject({ name: 'OutcomeUnknownError' });
    await patient.close();
  });

  test('fifty at once go over at most five connections', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => `ack-${i}@postroom.example`);
    await Promise.all(ids.map((externalId) => sender.send({ ...message, externalId }, never)));
    expect(sink.mails).toHaveLength(50);
    expect(sink.connections()).toBeLessThanOrEqual(5);
  });

  test.each([
    ['no at sign', 'nobody'],
    ['two lines', 'ann@example.com\r\nBcc: eve@example.com'],
    ['two addresses', 'ann@example.com, eve@example.com'],
    ['a space', 'an n@example.com'],
    ['brackets', '<ann@example.com>'],
    ['nothing', ''],
  ])('a recipient with %s is refused without a call', async (_name, address) => {
    const to = [{ name: '', address }];
    await expect(sender.send({ ...message, to }, never)).rejects.toMatchObject({ name: 'RejectedError' });
    expect(sink.connections()).toBe(0);
  });

  test('nothing in a subject, a name or an id adds a header or a recipient', async () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        ':',
        'Bcc: eve@example.com',
        '"',
        '<',
        '>',
        ',',
        'é',
        '\u2028',
        'a ',
      ),
    });
    // Nothing here is about deadlines.
    const patient = createMailSender({ smtpUrl: sink.url });
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (subject, name, file) => {
        sink.mails.length = 0;
        await patient.send(
          {
            ...message,
            subject,
            from: { ...message.from, name },
            to: [{ name, address: 'ann@example.com' }],
            references: [subject, 'ok@example.com'],
            attachments: [{ name: file, contentType: `text/plain${subject}`, content: Buffer.from('x') }],
          },
          never,
        );
        const [mail] = sink.mails;
        expect(mail?.to).toEqual(['ann@example.com']);
        const names = headersOf(mail?.raw ?? Buffer.alloc(0))
          .split(/\r\n(?![ \t])/)
          .map((line) => line.split(':')[0]);
        expect(new Set(names)).toEqual(new Set(names.filter((each) => KNOWN.has(each ?? ''))));
      }),
      { numRuns: 60 },
    );
    await patient.close();
  });
});

const KNOWN = new Set([
  'From',
  'To',
  'Subject',
  'Message-ID',
  'In-Reply-To',
  'References',
  'Auto-Submitted',
  'X-Auto-Response-Suppress',
  'Date',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
]);

describe('an SMTP server that asks for more', () => {
  test('a wrong password stops the channel', async () => {
    const sink = await startSmtpSink({ auth: { user: 'postroom', password: 'right' } });
    const sender = createMailSender({ smtpUrl: `smtp://postroom:wrong@127.0.0.1:${sink.port}` });
    await expect(sender.send(message, never)).rejects.toMatchObject({
      name: 'AuthenticationError',
      message: expect.stringMatching(/Wrong user or password/),
    });
    await sender.close();
    await sink.stop();
  });

  test('the right one is let in', async () => {
    const sink = await startSmtpSink({ auth: { user: 'post@room', password: 'p@ss/word' } });
    const sender = createMailSender({
      smtpUrl: `smtp://${encodeURIComponent('post@room')}:${encodeURIComponent('p@ss/word')}@127.0.0.1:${sink.port}`,
    });
    await sender.send(message, never);
    expect(sink.mails).toHaveLength(1);
    await sender.close();
    await sink.stop();
  });

  test('nobody there is temporary', async () => {
    const sender = createMailSender({ smtpUrl: `smtp://127.0.0.1:${await freePort()}` });
    await expect(sender.send(message, never)).rejects.toMatchObject({ name: 'TemporaryError' });
    await sender.close();
  });

  test('a server that never greets is temporary', async () => {
    const sockets: Socket[] = [];
    const server: Server = createServer((socket) => void sockets.push(socket));
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const sender = createMailSender({ smtpUrl: `smtp://127.0.0.1:${port}`, deadlines: { greeting: 200 } });
    await expect(sender.send(message, never)).rejects.toMatchObject({ name: 'TemporaryError' });
    await sender.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ['no address', 'mail.example.org'],
    ['another protocol', 'http://mail.example.org'],
    ['an option that would turn checks off', 'smtp://mail.example.org?tls.rejectUnauthorized=false'],
  ])('refuses %s at the start', (_name, smtpUrl) => {
    expect(() => createMailSender({ smtpUrl })).toThrow(/must look like/);
  });
});
