import { Temporal } from 'temporal-polyfill';
import {
  type ContractSource,
  connectorContract,
  type OutgoingMessage,
  type RawMessage,
} from '#connector-sdk';
import { FakeMailbox } from '../../../../test/support/fake-imap-mailbox.js';
import { startFakeImap } from '../../../../test/support/fake-imap-server.js';
import { freePort } from '../../../../test/support/free-port.js';
import { type SmtpSink, startSmtpSink } from '../../../../test/support/smtp-sink.js';
import { createImapConnector } from './imap.connector.js';
import type { ImapSettings } from './settings.js';

const goodSettings = {
  host: '127.0.0.1',
  port: 143,
  security: 'none',
  user: 'enquiries',
  password: 'secret',
  address: 'enquiries@example.org',
};

const outgoing: OutgoingMessage = {
  externalId: 'ack-1@postroom.example',
  from: { name: 'Example Council', address: 'enquiries@example.org' },
  replyTo: null,
  to: [{ name: '', address: 'ann@example.com' }],
  cc: [],
  bcc: [],
  subject: 'We have your message',
  text: 'Thank you.',
  html: null,
  inReplyTo: null,
  references: [],
  automatic: true,
  attachments: [],
};

const sink: SmtpSink = await startSmtpSink();
const connector = createImapConnector({
  transport: { smtpUrl: sink.url, deadlines: { silence: 2_000 } },
  deadlines: { connect: 3_000, greeting: 3_000, silence: 3_000 },
});
const settings = connector.manifest.settings.parse(goodSettings);

afterAll(async () => {
  await connector.close?.();
  await sink.stop();
});

const checks = connectorContract<ImapSettings>(connector, {
  goodSettings,
  badSettings: [
    { name: 'no host', settings: { ...goodSettings, host: '' }, path: 'host' },
    {
      name: 'no TLS across a network',
      settings: { ...goodSettings, host: 'mail.example.org' },
      path: 'security',
    },
    { name: 'no password', settings: { ...goodSettings, password: '' }, path: 'password' },
    { name: 'a port out of range', settings: { ...goodSettings, port: 70_000 }, path: 'port' },
    { name: 'two lines in the user', settings: { ...goodSettings, user: 'a\r\nb' }, path: 'user' },
    { name: 'no folder to move to', settings: { ...goodSettings, afterStoring: 'move' }, path: 'moveTo' },
    {
      name: 'the folder itself to move to',
      settings: { ...goodSettings, afterStoring: 'move', moveTo: 'INBOX' },
      path: 'moveTo',
    },
    { name: 'no address', settings: { ...goodSettings, address: 'enquiries' }, path: 'address' },
    { name: 'a certificate that is none', settings: { ...goodSettings, ca: 'hello' }, path: 'ca' },
    { name: 'OAuth without a client', settings: { ...goodSettings, signIn: 'oauth2' }, path: 'clientId' },
    {
      name: 'OAuth at Microsoft without a tenant',
      settings: {
        ...goodSettings,
        signIn: 'oauth2',
        provider: 'microsoft-365',
        clientId: 'x',
        clientSecret: 'y',
      },
      path: 'tenant',
    },
    {
      name: 'a token address in the clear',
      settings: {
        ...goodSettings,
        signIn: 'oauth2',
        clientId: 'x',
        clientSecret: 'y',
        tokenUrl: 'http://example.org/',
      },
      path: 'tokenUrl',
    },
  ],
  goodMessages: [
    raw('From: Ann <ann@example.com>\r\nMessage-ID: <1@example.com>\r\nSubject: One\r\n\r\nHello\r\n'),
    raw('Subject: no id, no sender\r\n\r\nThe same words\r\n'),
    raw('\r\nOnly words\r\n'),
    raw(
      'From: Bob <bob@example.com>\r\nMessage-ID: <2@example.com>\r\nMIME-Version: 1.0\r\n' +
        'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n' +
        '--b\r\nContent-Type: application/pdf; name="../a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjcK\r\n--b--\r\n',
    ),
  ],
  openSource,
  unreachable: connector.manifest.settings.parse({ ...goodSettings, port: await freePort() }),
  sends: [
    { name: 'takes a message', settings, message: outgoing, error: null },
    {
      name: 'is refused for now',
      settings,
      message: outgoing,
      arrange: async () => sink.behave({ at: 'rcpt', does: '451 4.7.1 Later', times: 1 }),
      error: 'TemporaryError',
    },
    {
      name: 'is refused for good',
      settings,
      message: outgoing,
      arrange: async () => sink.behave({ at: 'rcpt', does: '550 5.1.1 Nobody', times: 1 }),
      error: 'RejectedError',
    },
    {
      name: 'loses the line before the last answer',
      settings,
      message: outgoing,
      arrange: async () => sink.behave({ at: 'end-of-data', does: 'drop', times: 1 }),
      error: 'OutcomeUnknownError',
    },
  ],
});

test.each(checks)('$name', ({ run }) => run());

test('in capture mode it says that sending twice does no harm', () => {
  const captured = createImapConnector({ transport: { captureTo: '/nowhere' } });
  expect(captured.manifest.capabilities.idempotentSend).toBe(true);
  expect(connector.manifest.capabilities.idempotentSend).toBe(false);
});

async function openSource(): Promise<ContractSource<ImapSettings>> {
  const inbox = new FakeMailbox();
  const server = await startFakeImap({ inbox });
  let added = 0;
  return {
    settings: connector.manifest.settings.parse({
      ...goodSettings,
      port: server.port,
      afterStoring: 'mark-read',
    }),
    add: async (count) => {
      for (let i = 0; i < count; i++)
        inbox.add(`Message-ID: <${++added}@example.com>\r\nSubject: ${added}\r\n\r\nHello ${added}\r\n`);
    },
    marked: async () => inbox.messages.filter((message) => message.flags.has('\\Seen')).length,
    snapshot: async () => JSON.stringify(inbox.messages.map(({ uid, flags }) => [uid, [...flags]])),
    close: () => server.stop(),
  };
}

function raw(text: string): RawMessage {
  return {
    sourceId: '1:1',
    raw: Buffer.from(text),
    receivedAt: Temporal.Instant.from('2026-11-02T10:00:00Z'),
  };
}
