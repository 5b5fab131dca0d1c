import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import type { OutgoingMessage } from '#connector-sdk';
import { createImapConnector, type ImapSettings } from '#connectors';
import { type Certificates, makeCertificates } from '../support/certificates.js';
import { describeSystem } from '../support/require-system.js';
import { type SmtpSink, type SmtpSinkOptions, startSmtpSink } from '../support/smtp-sink.js';

const context = () => ({ signal: new AbortController().signal, rememberSecrets: async () => {} });
const message: OutgoingMessage = {
  externalId: 'reply-1@postroom.example',
  from: { name: '', address: 'enquiries@council.example' },
  replyTo: null,
  to: [{ name: '', address: 'ann@example.org' }],
  cc: [],
  bcc: [],
  subject: 'Bins',
  text: 'Tomorrow.',
  html: null,
  inReplyTo: null,
  references: [],
  automatic: false,
  attachments: [],
};

describeSystem('certificates of the mail servers', ['openssl'], () => {
  let folder: string;
  let ours: Certificates;
  let forAnotherName: Certificates;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificates-'));
    ours = await makeCertificates(folder);
    forAnotherName = await makeCertificates(folder, 'DNS:mail.example.org');
  });
  afterAll(() => rm(folder, { recursive: true }));

  describe('SMTP', () => {
    const send = async (options: SmtpSinkOptions, ca: string | undefined) => {
      const sink: SmtpSink = await startSmtpSink(options);
      const connector = createImapConnector({ transport: { smtpUrl: sink.url, ca } });
      try {
        await connector.send?.({} as ImapSettings, message, context());
        return { sent: sink.mails.length, error: null };
      } catch (error) {
        return { sent: sink.mails.length, error: (error as Error).name };
      } finally {
        await connector.close?.();
        await sink.stop();
      }
    };

    test.each<[string, () => [SmtpSinkOptions, string | undefined], string | null]>([
      ['TLS from the start, with our authority', () => [{ tls: ours }, ours.ca], null],
      ['STARTTLS, with our authority', () => [{ tls: { ...ours, startTls: true } }, ours.ca], null],
      ['TLS that nobody vouches for', () => [{ tls: ours }, undefined], 'ConfigurationError'],
      [
        'STARTTLS that nobody vouches for',
        () => [{ tls: { ...ours, startTls: true } }, undefined],
        'ConfigurationError',
      ],
      [
        'a certificate for another name',
        () => [{ tls: forAnotherName }, forAnotherName.ca],
        'ConfigurationError',
      ],
    ])('%s', async (_name, given, error) => {
      expect(await send(...given())).toEqual({ sent: error ? 0 : 1, error });
    });
  });

  test('IMAP: a certificate for another name is refused before the password is sent', async () => {
    let received = '';
    const server: Server = createServer({ cert: forAnotherName.cert, key: forAnotherName.key }, (socket) => {
      socket.on('error', () => {});
      socket.on('data', (data) => {
        received += data.toString();
      });
      socket.write('* OK ready\r\n');
    });
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const connector = createImapConnector({ transport: { captureTo: '/nowhere' } });
    const settings = connector.manifest.settings.parse({
      host: 'localhost',
      port: (server.address() as AddressInfo).port,
      ca: forAnotherName.ca,
      user: 'enquiries',
      password: 'secret',
      address: 'enquiries@council.example',
    });
    expect(await connector.check(settings, context())).toEqual({
      ok: false,
      detail: expect.stringMatching(/not one we trust/),
    });
    expect(received).toBe('');
    await new Promise((resolve) => server.close(resolve));
  });
});
