import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import nock from 'nock';
import { FakeMailbox } from '../../../../test/support/fake-imap-mailbox.js';
import { startFakeImap } from '../../../../test/support/fake-imap-server.js';
import { freePort } from '../../../../test/support/free-port.js';
import { AccessTokens } from './access-token.js';
import { createImapConnector } from './imap.connector.js';
import { type ImapSettings, imapSettings } from './settings.js';

/** A token endpoint (RFC 6749, 3.2) that answers what it is told, and keeps what it was asked. */
class TokenServer {
  asked: Record<string, string>[] = [];
  answer: { status: number; body: unknown; headers?: Record<string, string> } = { status: 200, body: {} };
  private readonly server: Server = createServer((request, response) => this.take(request, response));

  async start(): Promise<string> {
    const port = await freePort();
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${port}/token`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      this.asked.push(Object.fromEntries(new URLSearchParams(body)));
      const { status, body: answer, headers } = this.answer;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  }
}

let tokens: TokenServer;
let tokenUrl: string;

beforeEach(async () => {
  if (!nock.isActive()) nock.activate();
  tokens = new TokenServer();
  tokenUrl = await tokens.start();
});
afterEach(async () => {
  nock.cleanAll();
  nock.restore();
  await tokens.stop();
});

const settings = (more: Partial<ImapSettings> = {}): ImapSettings =>
  imapSettings.parse({
    host: '127.0.0.1',
    security: 'none',
    user: 'enquiries@council.example',
    signIn: 'oauth2',
    tokenUrl,
    clientId: 'client',
    clientSecret: 'hush',
    refreshToken: 'first',
    scope: 'mail',
    address: 'enquiries@council.example',
    ...more,
  });

function context() {
  const remembered: Record<string, string>[] = [];
  return {
    remembered,
    signal: new AbortController().signal,
    rememberSecrets: async (secrets: Record<string, string>) => void remembered.push(secrets),
  };
}

test('a refresh token is exchanged, and the access token used until shortly before it runs out', async () => {
  tokens.answer = { status: 200, body: { access_token: 'abc', expires_in: 3600 } };
  const kept = new AccessTokens();
  expect(await kept.get(settings(), context())).toBe('abc');
  expect(await kept.get(settings(), context())).toBe('abc');
  expect(tokens.asked).toEqual([
    {
      grant_type: 'refresh_token',
      refresh_token: 'first',
      client_id: 'client',
      client_secret: 'hush',
      scope: 'mail',
    },
  ]);
});

test('a short-lived token is asked for every time', async () => {
  tokens.answer = { status: 200, body: { access_token: 'abc', expires_in: 30 } };
  const kept = new AccessTokens();
  await kept.get(settings(), context());
  await kept.get(settings(), context());
  expect(tokens.asked).toHaveLength(2);
});

test('a rotated refresh token is remembered, the same one is not', async () => {
  tokens.answer = { status: 200, body: { access_token: 'abc', refresh_token: 'second' } };
  const lent = context();
  await new AccessTokens().get(settings(), lent);
  expect(lent.remembered).toEqual([{ refreshToken: 'second' }]);
  await new AccessTokens().get(settings({ refreshToken: 'second' }), lent);
  expect(lent.remembered).toHaveLength(1);
});

test('without a refresh token the application signs in as itself', async () => {
  tokens.answer = { status: 200, body: { access_token: 'abc', expires_in: 3600 } };
  await new AccessTokens().get(settings({ refreshToken: undefined }), context());
  expect(tokens.asked[0]).toMatchObject({ grant_type: 'client_credentials', client_secret: 'hush' });
});

test.each<[string, number, unknown, string, RegExp]>([
  [
    'a withdrawn consent',
    400,
    { error: 'invalid_grant', error_description: 'expired' },
    'AuthenticationError',
    /expired/,
  ],
  ['a wrong secret', 401, { error: 'invalid_client' }, 'AuthenticationError', /invalid_client/],
  ['a wrong scope', 400, { error: 'invalid_scope' }, 'ConfigurationError', /invalid_scope/],
  ['too many requests', 429, 'slow down', 'TemporaryError', /HTTP 429/],
  ['a server that is down', 503, '<html>', 'TemporaryError', /HTTP 503/],
  ['an answer without a token', 200, {}, 'ConfigurationError', /without an access token/],
  ['an answer that is no JSON', 200, 'hello', 'ConfigurationError', /without an access token/],
])('%s', async (_name, status, body, name, words) => {
  tokens.answer = { status, body };
  await expect(new AccessTokens().get(settings(), context())).rejects.toMatchObject({
    name,
    message: expect.stringMatching(words),
  });
});

test('nobody there is temporary', async () => {
  const nobody = `http://127.0.0.1:${await freePort()}/token`;
  await expect(new AccessTokens().get(settings({ tokenUrl: nobody }), context())).rejects.toMatchObject({
    name: 'TemporaryError',
  });
});

test('the secret is not carried to another address by a redirect', async () => {
  tokens.answer = { status: 307, body: '', headers: { location: tokenUrl } };
  await expect(new AccessTokens().get(settings(), context())).rejects.toMatchObject({
    name: 'TemporaryError',
  });
  expect(tokens.asked).toHaveLength(1);
});

test.each<[string, Partial<ImapSettings>, string, string]>([
  [
    'Microsoft 365, with consent',
    { provider: 'microsoft-365', tenant: 'contoso', tokenUrl: undefined, scope: undefined },
    'https://login.microsoftonline.com/contoso/oauth2/v2.0/token',
    'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
  ],
  [
    'Microsoft 365, as an application',
    {
      provider: 'microsoft-365',
      tenant: 'contoso',
      tokenUrl: undefined,
      scope: undefined,
      refreshToken: undefined,
    },
    'https://login.microsoftonline.com/contoso/oauth2/v2.0/token',
    'https://outlook.office365.com/.default',
  ],
  [
    'Google',
    { provider: 'google', tokenUrl: undefined, scope: undefined },
    'https://oauth2.googleapis.com/token',
    'https://mail.google.com/',
  ],
])('%s is asked where it answers, for what it grants', async (_name, more, url, scope) => {
  const { origin, pathname } = new URL(url);
  const provider = nock(origin)
    .post(pathname, (form) => form.scope === scope && form.client_id === 'client')
    .reply(200, { access_token: 'theirs', expires_in: 3600 });
  expect(await new AccessTokens().get(settings(more), context())).toBe('theirs');
  expect(provider.isDone()).toBe(true);
});

test('a mailbox is opened with the token; one that is refused is not used again', async () => {
  const inbox = new FakeMailbox();
  let valid = 'abc';
  const server = await startFakeImap({ inbox, user: 'enquiries@council.example', accessToken: () => valid });
  const connector = createImapConnector({ transport: { captureTo: '/nowhere' } });
  const mailbox = settings({ port: server.port });
  tokens.answer = { status: 200, body: { access_token: 'abc', expires_in: 3600 } };
  expect(await connector.check(mailbox, context())).toMatchObject({ ok: true });
  valid = 'def';
  expect(await connector.check(mailbox, context())).toEqual({
    ok: false,
    detail: expect.stringMatching(/refused the sign-in/),
  });
  tokens.answer = { status: 200, body: { access_token: 'def', expires_in: 3600 } };
  expect(await connector.check(mailbox, context())).toMatchObject({ ok: true });
  expect(tokens.asked).toHaveLength(2);
  await server.stop();
});
