import { TemporaryError } from '#connector-sdk';
import { FakeMailbox } from '../../../../test/support/fake-imap-mailbox.js';
import { type FakeImapServer, startFakeImap } from '../../../../test/support/fake-imap-server.js';
import { createImapConnector } from './imap.connector.js';
import type { ImapSettings } from './settings.js';

const connector = createImapConnector({
  transport: { captureTo: '/nowhere' },
  deadlines: { connect: 2_000, greeting: 2_000, silence: 2_000, idle: 200 },
});
const context = () => ({ signal: new AbortController().signal, rememberSecrets: async () => {} });

let inbox: FakeMailbox;
let server: FakeImapServer;

beforeEach(async () => {
  inbox = new FakeMailbox();
  inbox.add('Subject: one\r\n\r\nhello\r\n');
  inbox.add('Subject: two\r\n\r\nhello\r\n');
  server = await startFakeImap({ inbox });
});
afterEach(() => server.stop());

function settings(more: Partial<ImapSettings> = {}): ImapSettings {
  return connector.manifest.settings.parse({
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    user: 'enquiries',
    password: 'secret',
    address: 'enquiries@council.example',
    ...more,
  });
}

/** What reading the mailbox ends with. */
async function failureOf(more: Partial<ImapSettings> = {}): Promise<unknown> {
  try {
    for await (const _batch of connector.fetch?.(settings(more), null, context()) ?? []);
    return null;
  } catch (error) {
    return error;
  }
}

describe('signing in', () => {
  test('a wrong password stops the channel', async () => {
    const failure = await failureOf({ password: 'wrong' });
    expect(failure).toMatchObject({
      name: 'AuthenticationError',
      message: expect.stringMatching(/refused the sign-in of enquiries: Wrong user or password/),
    });
  });

  test.each([
    ['UNAVAILABLE', 'TemporaryError'],
    ['LIMIT', 'TemporaryError'],
    ['AUTHORIZATIONFAILED', 'AuthenticationError'],
  ])('a sign-in refused with %s is a %s', async (code, name) => {
    server.misbehave({ at: 'AUTHENTICATE', does: `NO [${code}] Not now` });
    expect(await failureOf()).toMatchObject({ name });
  });

  test('a line that drops during the sign-in is temporary, not a refusal', async () => {
    server.misbehave({ at: 'AUTHENTICATE', does: 'drop' });
    expect(await failureOf()).toMatchObject({ name: 'TemporaryError' });
  });

  test('a folder that is not there is a wrong setting', async () => {
    const failure = await failureOf({ folder: 'Nowhere' });
    expect(failure).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/no folder "Nowhere"/),
    });
  });
});

describe('check', () => {
  test.each<[string, Partial<ImapSettings>, boolean, RegExp]>([
    ['all is well', {}, true, /Signed in as enquiries. "INBOX" has 2 messages\./],
    [
      'the folder to move to is not there yet',
      { afterStoring: 'move', moveTo: 'Done' },
      true,
      /"Done" is not there yet/,
    ],
    ['a wrong password', { password: 'wrong' }, false, /Wrong user or password/],
    ['no such folder', { folder: 'Nowhere' }, false, /no folder "Nowhere"/],
  ])('%s', async (_name, more, ok, words) => {
    expect(await connector.check(settings(more), context())).toEqual({
      ok,
      detail: expect.stringMatching(words),
    });
  });
});

describe('watch', () => {
  test('tells at the start and when something comes, and ends when it is stopped', async () => {
    const stop = new AbortController();
    let told = 0;
    let tell = () => {};
    const twice = new Promise<void>((resolve) => {
      tell = () => {
        if (++told === 2) resolve();
      };
    });
    const idling = server.idling();
    const watching = connector.watch?.(settings(), () => tell(), { ...context(), signal: stop.signal });
    await idling;
    expect(told).toBe(1);
    inbox.add('Subject: new\r\n\r\nhello\r\n');
    await twice;
    stop.abort();
    await watching;
  });

  test('renews IDLE before the server or a router loses patience', async () => {
    const stop = new AbortController();
    const watching = connector.watch?.(settings(), () => {}, { ...context(), signal: stop.signal });
    await server.idling();
    await server.idling();
    stop.abort();
    await watching;
    expect(server.commands.filter((command) => command === 'IDLE').length).toBeGreaterThanOrEqual(2);
  });

  test('a line that drops is temporary', async () => {
    const idling = server.idling();
    const watching = connector.watch?.(settings(), () => {}, context());
    await idling;
    server.cut();
    await expect(watching).rejects.toThrow(TemporaryError);
  });
});
