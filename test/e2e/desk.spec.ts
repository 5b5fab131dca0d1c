import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { listen } from '../support/server-events.js';

/** Thursday before Easter. */
const NOW = '2026-04-02T10:00:00+01:00';
const PASSWORD = 'a long enough password';

let postroom: Product;
let bea: { id: string; api: ApiClient };
let waiting: string[];
let reference: string;
const path = (verb = '') => `/api/conversations/${reference}${verb}`;
const open = async () => (await postroom.api.get(path())).body;

beforeAll(async () => {
  postroom = await startProduct({ env: { NOW } });
  const who = { email: 'bea@example.org', name: 'Bea', roles: ['advisor'], password: PASSWORD };
  const { body } = await postroom.api.post('/api/users', who);
  bea = { id: body.id, api: postroom.api.nobody() };
  await bea.api.signIn(who);
  const folder = join(postroom.dataDir, 'mails');
  await mkdir(folder);
  for (let n = 0; n < 16; n++) await writeFile(join(folder, `${n}.eml`), mail({ subject: `Lamp ${n}` }));
  const { stdout } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', folder);
  waiting = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).reference);
}, 300_000);

afterAll(() => postroom?.remove());

beforeEach(() => {
  reference = waiting.shift() ?? '';
});

test('a date is moved before it passes: the contact reads why, and every view shows the new one', async () => {
  const { status, body } = await postroom.api.post(path('/extend'), {
    until: '2026-04-27',
    reason: 'We wait for the survey of the road.',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ due: '2026-04-27', clocks: [{ state: 'running', due: '2026-04-27' }] });
  expect(body.clocks[0].text).toMatch(/Extended by 5 working days/);
  expect(body.clocks[0].extensions).toMatchObject([{ from: '2026-04-20', to: '2026-04-27' }]);
  const apology = body.messages.find((m: { purpose: string }) => m.purpose === 'apology');
  expect(apology).toMatchObject({ to: [{ address: 'ann@example.com' }], delivery: { state: 'queued' } });
  expect(apology.text).toMatch(/sorry.*Monday 20 April 2026.*survey of the road.*Monday 27 April 2026/s);
  await eventually(async () =>
    expect((await open()).messages.find((m: { id: string }) => m.id === apology.id).delivery.state).toBe(
      'sent',
    ),
  );
  // Waiting for the contact moves the extended date as it would have moved the first.
  await postroom.api.post(path('/wait'), { for: 'contact' });
  expect((await postroom.api.post(path('/reopen'))).body.due).toBe('2026-04-27');
});

test.each([
  ['an earlier day', { until: '2026-04-17' }, 400, 'until'],
  ['a bank holiday', { until: '2026-05-04' }, 400, 'until'],
  ['no reason', { until: '2026-04-27', reason: ' ' }, 400, 'reason'],
])('a date is not moved to %s', async (_, change, status, field) => {
  const answer = await postroom.api.post(path('/extend'), { reason: 'Because.', ...change });
  expect(answer).toMatchObject({ status, body: { errors: [{ path: field }] } });
  expect((await open()).due).toBe('2026-04-20');
});

test('handed over with a note, the contact hears who has it now and by when', async () => {
  const { body } = await postroom.api.post(path('/transfer'), {
    queue: 'highways',
    note: 'The column is ours, not the power company’s.',
    tell: true,
    words: 'They look after the lights on your street.',
  });
  expect(body).toMatchObject({ queue: 'highways', assignee: null, clocks: [{ state: 'running' }] });
  const [told] = body.messages.filter((m: { purpose: string }) => m.purpose === 'handover');
  expect(told.text).toMatch(/Highways and streets.*lights on your street.*Monday 20 April 2026/s);
  expect(body.messages.filter((m: { direction: string }) => m.direction === 'note')).toMatchObject([
    { text: expect.stringContaining('column is ours') },
  ]);
});

test('done is said with how it ended, and kept until it is opened again', async () => {
  const done = await postroom.api.post(path('/resolve'), {
    outcome: 'refused',
    remark: 'The drive is private.',
  });
  expect(done.body).toMatchObject({ status: 'done', outcome: 'refused' });
  const said = done.body.history.find(({ kind }: { kind: string }) => kind === 'resolved').text;
  expect(said).toBe('Administrator marked it as done: not possible. The drive is private.');
  const listed = (await postroom.api.get(`/api/conversations?status=done&q=ref:${reference}`)).body.items;
  expect(listed).toMatchObject([{ reference, outcome: 'refused' }]);
  expect((await postroom.api.post(path('/reopen'))).body).toMatchObject({ status: 'open', outcome: null });
  const answered = await postroom.api.post(path('/replies'), { text: 'It is mended.', after: 'done' });
  expect(answered.body).toMatchObject({ status: 'done', outcome: 'answered' });
  const wrong = await postroom.api.post(path('/resolve'), { outcome: 'happy' });
  expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'outcome' }] } });
});

test.each([
  ['notes', { text: 'Hello' }],
  ['resolve', { outcome: 'fixed' }],
  ['links', { with: 'R-222-2222' }],
  ['split', { messages: ['019a0000-0000-7000-8000-000000000000'] }],
])('%s on what somebody has changed meanwhile is refused', async (verb, body) => {
  const { version } = await open();
  await postroom.api.post(path('/tags'), { add: ['meanwhile'] });
  const stale = await postroom.api.post(path(`/${verb}`), { ...body, version });
  expect(stale).toMatchObject({ status: 409, body: { type: expect.stringContaining('stale-version') } });
});

test('what is merged shows on both and is taken back on either', async () => {
  const other = waiting.shift() ?? '';
  const { body } = await postroom.api.post(path('/merge'), { into: other });
  expect(body).toMatchObject({ reference: other, merged: [{ reference }] });
  const came = body.messages.filter((m: { direction: string }) => m.direction === 'inbound');
  expect(came.map((m: { conversation: string | null }) => m.conversation).sort()).toEqual(
    [reference, null].sort(),
  );
  expect(await open()).toMatchObject({ mergedInto: other, status: 'done' });
  expect((await postroom.api.post(path('/notes'), { text: 'x' })).body).toMatchObject({
    type: expect.stringContaining('merged'),
  });
  const back = await postroom.api.post(path('/unmerge'));
  expect(back.body).toMatchObject({ reference, mergedInto: null, status: 'new', due: '2026-04-20' });
});

test('who is given work is told, live, and colleagues see who is at it', async () => {
  const line = await listen(postroom.url, bea.api.cookie());
  await postroom.api.post('/api/presence', { reference, doing: 'writing' });
  await line.raw('presence', (data) => data.includes(reference) && data.includes('writing'));
  await postroom.api.post(path('/assign'), { assignee: bea.id });
  await line.raw('notified', () => true);
  const { body } = await bea.api.get('/api/notifications');
  expect(body).toMatchObject({ unread: 1, items: [{ kind: 'assigned', reference, read: false }] });
  await bea.api.post('/api/notifications/read', { ids: [body.items[0].id] });
  expect((await bea.api.get('/api/notifications?unread=true')).body).toMatchObject({ unread: 0, items: [] });
  await postroom.api.post('/api/presence', { reference, doing: null });
  await line.raw('presence', (data) => data.includes(reference) && data.includes('"people":[]'));
  line.stop();
});

test('whoever is away says until when and who covers', async () => {
  const me = (await bea.api.get('/api/me')).body;
  expect(me).toEqual({ awayUntil: null, coveredBy: null, news: {}, digest: 'off' });
  const wrong = await bea.api.put('/api/me', { ...me, coveredBy: bea.id });
  expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'coveredBy' }] } });
  const admin = (await postroom.api.get('/api/session')).body;
  await bea.api.put('/api/me', { ...me, awayUntil: '2026-04-10', coveredBy: admin.id });
  const { items } = (await postroom.api.get('/api/users')).body;
  expect(items.find((user: { id: string }) => user.id === bea.id)).toMatchObject({
    awayUntil: '2026-04-10',
    coveredBy: admin.id,
  });
});

test('whoever wants it is mailed what they have not read, once', async () => {
  const me = (await bea.api.get('/api/me')).body;
  await bea.api.put('/api/me', { ...me, digest: 'hourly', news: { assigned: { mail: true } } });
  await postroom.api.post(path('/assign'), { assignee: bea.id });
  const outgoing = join(postroom.dataDir, 'outgoing');
  const toBea = async () => {
    const files = await readdir(outgoing);
    const mails = await Promise.all(files.map((file) => readFile(join(outgoing, file), 'utf8')));
    return mails.filter((text) => /^To:.*bea@example\.org/m.test(text));
  };
  const mails = await eventually(async () => {
    const found = await toBea();
    expect(found).toHaveLength(1);
    return found;
  });
  expect(mails[0]).toContain(reference);
  expect(mails[0]).toMatch(/^Auto-Submitted: auto/m);
});

test('what is read while it is changed is all of one moment', async () => {
  const lead = ({ version, history }: { version: number; history: { kind: string }[] }) =>
    version - history.filter(({ kind }) => kind === 'assigned').length;
  const before = lead(await open());
  let changing = true;
  const reading = Array.from({ length: 4 }, async () => {
    const seen = [];
    while (changing) seen.push(lead(await open()));
    return seen;
  });
  for (let n = 0; n < 40; n++) {
    await postroom.api.post(path('/assign'), { assignee: n % 2 === 0 ? 'me' : bea.id });
  }
  changing = false;
  const seen = (await Promise.all(reading)).flat();
  expect(seen.length).toBeGreaterThan(20);
  expect(new Set(seen)).toEqual(new Set([before]));
});
