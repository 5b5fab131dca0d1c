import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { ADMIN, type Product, startProduct } from '../support/product.js';

const PASSWORD = 'a long enough password';
/** Thursday before Easter. */
const NOW = '2026-04-02T10:00:00+01:00';

let postroom: Product;
let reference: string;
const path = (verb = '') => `/api/conversations/${reference}${verb}`;
const open = async () => (await postroom.api.get(path())).body;

beforeAll(async () => {
  postroom = await startProduct({ env: { NOW } });
  await postroom.api.post('/api/users', {
    email: 'advisor@example.org',
    name: 'Ada Advisor',
    roles: ['advisor'],
    password: PASSWORD,
  });
}, 300_000);

afterAll(() => postroom?.remove());

/** Every test has a conversation of its own; they are taken in together, which is quicker. */
beforeEach(async () => {
  if (waiting.length === 0) waiting = await arrive(Array.from({ length: 30 }, () => mail()));
  reference = waiting.shift() ?? '';
});

let waiting: string[] = [];

async function arrive(mails: string[]): Promise<string[]> {
  const folder = join(postroom.dataDir, crypto.randomUUID());
  await mkdir(folder);
  for (const [n, raw] of mails.entries()) await writeFile(join(folder, `${n}.eml`), raw);
  const { stdout } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', folder);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).reference);
}

describe('an advisor', () => {
  test('answers: the clock is met, and the answer goes out', async () => {
    const { status, body } = await postroom.api.post(path('/replies'), { text: 'We will mend it.' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'open', due: null, assignee: { name: 'Administrator' } });
    expect(body.clocks).toMatchObject([{ target: 'response', state: 'met', due: '2026-04-20' }]);
    await eventually(async () => {
      const sent = (await open()).messages.find((m: { text: string }) => m.text === 'We will mend it.');
      expect(sent).toMatchObject({
        direction: 'outbound',
        to: [{ address: 'ann@example.com' }],
        subject: expect.stringContaining(reference),
        author: { name: 'Administrator' },
        delivery: { state: 'sent' },
      });
    });
  });

  test('writes a note that goes to nobody', async () => {
    const { status, body } = await postroom.api.post(path('/notes'), { text: 'Asked the depot.' });
    expect(status).toBe(201);
    expect(body.messages.find((m: { direction: string }) => m.direction === 'note')).toMatchObject({
      text: 'Asked the depot.',
      delivery: null,
      to: [],
    });
    expect(body.clocks).toMatchObject([{ state: 'running' }]);
  });

  test('takes it on, gives it away, and gives it to nobody', async () => {
    const { items } = (await postroom.api.get('/api/users')).body;
    const ada = items.find((user: { name: string }) => user.name === 'Ada Advisor');
    for (const [assignee, name] of [
      ['me', 'Administrator'],
      [ada.id, 'Ada Advisor'],
    ]) {
      const { body } = await postroom.api.post(path('/assign'), { assignee });
      expect(body).toMatchObject({ status: 'open', assignee: { name } });
    }
    expect((await postroom.api.post(path('/assign'), { assignee: null })).body.assignee).toBeNull();
  });

  test('moves it to another queue', async () => {
    const { body } = await postroom.api.post(path('/transfer'), { queue: 'waste' });
    expect(body).toMatchObject({ queue: 'waste', assignee: null });
    expect((await postroom.api.post(path('/transfer'), { queue: 'nowhere' })).status).toBe(404);
  });

  test('marks it as done, and opens it again by the same date', async () => {
    const done = await postroom.api.post(path('/resolve'));
    expect(done.body).toMatchObject({ status: 'done', due: null, clocks: [{ state: 'stopped' }] });
    expect((await postroom.api.post(path('/resolve'))).status).toBe(409);
    const again = await postroom.api.post(path('/reopen'));
    expect(again.body).toMatchObject({ status: 'open', due: '2026-04-20', clocks: [{ state: 'running' }] });
  });

  test('is told when somebody else was quicker', async () => {
    // The acknowledgement changes it too, in its own time.
    const version = await eventually(async () => {
      const { version: current } = await open();
      const given = await postroom.api.post(path('/assign'), { assignee: 'me', version: current });
      expect(given.status).toBe(200);
      return current;
    });
    const { status, body } = await postroom.api.post(path('/resolve'), { version });
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: 'urn:postroom:problem:stale-version', status: 409 });
    expect((await open()).status).toBe('open');
  });

  test('answers once, however often the call is repeated with its key', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = { text: 'Only once.' };
    const first = await postroom.api.post(path('/replies'), body, key);
    const second = await postroom.api.post(path('/replies'), body, key);
    expect(second.status).toBe(201);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    const replies = (await open()).messages.filter((m: { text: string }) => m.text === 'Only once.');
    expect(replies).toHaveLength(1);
    const other = await postroom.api.post(path('/replies'), { text: 'Something else.' }, key);
    expect(other.status).toBe(409);
  });
});

describe('a call that is repeated with its key', () => {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });

  test('with another file is refused, and with the same answered as before', async () => {
    const headers = { ...key(), cookie: postroom.api.cookie(), 'content-type': 'application/octet-stream' };
    const upload = async (body: string) => {
      const call = { method: 'POST', headers, body };
      const answer = await fetch(`${postroom.url}/api/uploads?name=note.txt`, call);
      return { status: answer.status, body: await answer.json() };
    };
    const first = await upload('One file.');
    expect(first).toMatchObject({ status: 201, body: { size: 9 } });
    expect(await upload('One file.')).toEqual(first);
    expect(await upload('Two files')).toMatchObject({ status: 409 });
  });

  test('signs in each time, and nobody else by that', async () => {
    const [nobody, headers] = [postroom.api.nobody(), key()];
    for (let n = 0; n < 2; n++) {
      const answer = await nobody.post('/api/session', ADMIN, headers);
      expect(answer.status).toBe(201);
      expect(answer.headers.get('set-cookie')).toContain('postroom_session=');
      expect(answer.headers.get('idempotency-replayed')).toBeNull();
    }
  });
});

describe('what is wrong is said as problem details', () => {
  test.each([
    ['no text', '/replies', { text: '  ' }, 'text'],
    ['no address', '/replies', { text: 'Hello', to: ['nobody'] }, 'to.0'],
    ['nobody we wait for', '/wait', { for: 'godot' }, 'for'],
    ['a version that is none', '/resolve', { version: 'new' }, 'version'],
  ])('%s', async (_, verb, body, field) => {
    const answer = await postroom.api.post(path(verb), body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ type: 'urn:postroom:problem:invalid', status: 400 });
    expect(answer.body.detail).not.toBe('');
    expect(answer.body.errors).toContainEqual({ path: field, message: expect.any(String) });
  });

  test('what is no JSON', async () => {
    const response = await fetch(postroom.url + path('/notes'), {
      method: 'POST',
      headers: { cookie: postroom.api.cookie(), 'content-type': 'application/json' },
      body: '{"text":',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/problem\+json/);
  });
});

describe('who may do what', () => {
  test('nobody sees anything without signing in', async () => {
    const nobody = postroom.api.nobody();
    for (const address of ['/api/conversations', path(), '/api/channels', '/api/users', '/api/events'])
      expect((await nobody.get(address)).status).toBe(401);
    expect((await nobody.post(path('/notes'), { text: 'Hello' })).status).toBe(401);
  });

  test('a wrong password and an unknown account are told in the same words', async () => {
    const nobody = postroom.api.nobody();
    const wrong = await nobody.signIn({ email: 'advisor@example.org', password: 'not this one either' });
    const unknown = await nobody.signIn({ email: 'nobody@example.org', password: 'not this one either' });
    expect(wrong.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  test('an advisor answers, but changes no channel and sees no ledger', async () => {
    const ada = postroom.api.nobody();
    expect((await ada.signIn({ email: 'advisor@example.org', password: PASSWORD })).status).toBe(201);
    expect((await ada.post(path('/notes'), { text: 'Seen.' })).status).toBe(201);
    expect((await ada.get('/api/channels')).status).toBe(200);
    expect((await ada.put('/api/channels/enquiries', { name: 'Mine' })).status).toBe(403);
    expect((await ada.post('/api/channels', { key: 'x', name: 'X', connector: 'imap' })).status).toBe(403);
    expect((await ada.get('/api/ledger')).status).toBe(403);
    expect(
      (await ada.post('/api/users', { email: 'e@example.org', name: 'E', roles: ['admin'] })).status,
    ).toBe(403);
  });

  test.each(['R-222-2223', 'nonsense', '..%2F..'])('there is no conversation %s', async (name) => {
    expect((await postroom.api.get(`/api/conversations/${name}`)).status).toBe(404);
  });

  test.each([
    ['a page elsewhere', { origin: 'https://evil.example' }, 403],
    ['a page elsewhere that hides it', { origin: 'null' }, 403],
    ['a page elsewhere, by the browser alone', { 'sec-fetch-site': 'cross-site' }, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 201],
  ])('a change that comes from %s', async (_, headers, status) => {
    expect((await postroom.api.post(path('/notes'), { text: 'Hello' }, headers)).status).toBe(status);
  });

  test('a change with our own origin', async () => {
    const headers = { origin: postroom.url };
    expect((await postroom.api.post(path('/notes'), { text: 'Hello' }, headers)).status).toBe(201);
  });

  test('a program shows a token', async () => {
    const { stdout, code } = await postroom.postroom('user', 'token', 'advisor@example.org', '--json');
    expect(code).toBe(0);
    const { token } = JSON.parse(stdout);
    const program = postroom.api.nobody();
    const shown = { headers: { authorization: `Bearer ${token}` } };
    const who = await program.call('GET', '/api/session', shown);
    expect(who.body).toMatchObject({ email: 'advisor@example.org', roles: ['advisor'] });
    const wrong = { headers: { authorization: 'Bearer nonsense' } };
    expect((await program.call('GET', '/api/session', wrong)).status).toBe(401);
    await postroom.postroom('user', 'disable', 'advisor@example.org');
    expect((await program.call('GET', '/api/session', shown)).status).toBe(401);
  });
});

describe('waiting for the contact', () => {
  test('stops the clock; their answer starts it again with a later date', async () => {
    expect((await open()).due).toBe('2026-04-20');
    const { body } = await postroom.api.post(path('/wait'), { for: 'contact' });
    expect(body).toMatchObject({ status: 'waiting', waitingFor: 'contact', due: null });
    expect(body.clocks).toMatchObject([{ state: 'paused' }]);
    // A week later the contact answers.
    await postroom.restart({ NOW: '2026-04-09T10:00:00+01:00' });
    const subject = `Re: Street light [${reference}]`;
    expect(await arrive([mail({ subject, text: 'It is number 11.' })])).toEqual([reference]);
    const after = await open();
    expect(after).toMatchObject({ status: 'open', waitingFor: null });
    expect(after.clocks[0]).toMatchObject({ state: 'running' });
    expect(after.clocks[0].due > '2026-04-20').toBe(true);
    expect(after.due).toBe(after.clocks[0].due);
    expect(after.clocks[0].pauses).toHaveLength(1);
  }, 300_000);
});
