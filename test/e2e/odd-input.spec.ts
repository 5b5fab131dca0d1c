import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const NOBODY = '01890000-0000-7000-8000-000000000000';
const DASHES = '-'.repeat(36);
const YEAR_0 = '0000-01-01T00:00:00Z';

let postroom: Product;
/** What a path can name: `:reference`, `:contact`. */
const places: Record<string, string> = {};

beforeAll(async () => {
  postroom = await startProduct();
  await takeIn(postroom, mail({ subject: 'A pothole' }));
  const { items } = (await postroom.api.get('/api/conversations')).body;
  Object.assign(places, { reference: items[0].reference, contact: items[0].contact.id });
}, 300_000);

afterAll(() => postroom?.remove());

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  postroom.api.call(
    method,
    path.replace(/:(\w+)/g, (whole, name) => places[name] ?? whole),
    {
      body,
      ...(headers ? { headers } : {}),
    },
  );
const view = (query: string) => ({ name: 'A view', query, team: null });
const reply = (sent: object) => ({ text: 'Thank you.', ...sent });
const me = (awayUntil: string) => ({ awayUntil, coveredBy: null, news: {}, digest: 'off' });
const queue = { name: 'General', restricted: false, teams: [NOBODY] };

test.each<[string, number, string, string, unknown?]>([
  ['a view with NUL', 400, 'POST', '/api/saved-views', view('queue=%00')],
  ['a view of the year 0', 400, 'POST', '/api/saved-views', view('status=open&q=after:0000-01-01')],
  ['a view of no queue of ours', 400, 'POST', '/api/saved-views', view('status=open&q=queue:nowhere')],
  ['a search from the year 0', 400, 'GET', '/api/conversations?q=after:0000-01-01'],
  ['a search up to the year 9999', 400, 'GET', '/api/conversations?q=before:9999-12-31'],
  ['away until the year 0', 400, 'PUT', '/api/me', me('0000-01-01')],
  [
    'a reply for the year 0',
    400,
    'POST',
    '/api/conversations/:reference/replies',
    reply({ scheduledFor: YEAR_0 }),
  ],
  ['snoozing until the year 0', 400, 'POST', '/api/conversations/:reference/snooze', { until: YEAR_0 }],
  [
    'snoozing until the year 9999',
    400,
    'POST',
    '/api/conversations/:reference/snooze',
    { until: '9999-12-31T00:00:00Z' },
  ],
  ['waiting until the year 0', 400, 'POST', '/api/conversations/:reference/wait', { until: YEAR_0 }],
  ['a reminder in the year 0', 400, 'POST', '/api/conversations/:reference/reminders', { at: YEAR_0 }],
  [
    'a promise for the year 0',
    400,
    'POST',
    '/api/conversations/:reference/extend',
    { until: '0000-01-01', reason: 'Snow' },
  ],
  [
    'a promise for the year 9999',
    400,
    'POST',
    '/api/conversations/:reference/extend',
    { until: '9999-12-31', reason: 'Snow' },
  ],
  [
    'many at once until the year 0',
    400,
    'POST',
    '/api/conversations/bulk',
    { items: [{ reference: 'R-000-0000' }], action: { do: 'snooze', until: YEAR_0 } },
  ],
  ['a due date for the year 0', 400, 'GET', `/api/due-dates?target=response&received=${YEAR_0}`],
  ['sending no message again', 404, 'POST', '/api/conversations/:reference/messages/abc/send-again', {}],
  [
    'a place in the list that is no date',
    400,
    'GET',
    `/api/conversations?cursor=${cursor('due', '1', NOBODY)}`,
  ],
  [
    'a place in the list of the year 0',
    400,
    'GET',
    `/api/conversations?cursor=${cursor('due', YEAR_0, NOBODY)}`,
  ],
  [
    'a place in the list with no id',
    400,
    'GET',
    `/api/conversations?cursor=${cursor('due', '2026-01-01T00:00:00.000Z', DASHES)}`,
  ],
  ['a place in the list that is no text', 400, 'GET', `/api/conversations?cursor=${cursor('due', 1, 2)}`],
  ['a place among contacts with NUL', 400, 'GET', `/api/contacts?cursor=${cursor('\0', NOBODY)}`],
  ['a place among contacts with no id', 400, 'GET', `/api/contacts?cursor=${cursor('Ann', DASHES)}`],
  ['a channel of dashes', 404, 'GET', `/api/channels/00000000${'-'.repeat(28)}`],
  ['looking at a channel of dashes', 404, 'POST', `/api/channels/00000000${'-'.repeat(28)}/poll`, {}],
  ['a queue of a team that is none', 400, 'PUT', '/api/queues/general', queue],
  [
    'a set-up with an address that is too long',
    400,
    'POST',
    '/api/setup',
    { token: 'x', name: 'A', password: 'a long enough password', email: `a@${'b.'.repeat(150)}org` },
  ],
])('%s is answered with %i, and says why', async (_, status, method, path, ...[body]) => {
  const answer = await call(method, path, body);
  expect(answer).toMatchObject({
    status,
    body: { status, type: expect.stringContaining('urn:postroom:problem:') },
  });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});

test('a cookie that cannot be read is none', async () => {
  const cookie = 'postroom_session=%';
  const nobody = postroom.api.nobody();
  expect((await nobody.call('GET', '/api/session', { headers: { cookie } })).status).toBe(401);
  const page = await nobody.call('GET', '/', { headers: { cookie, accept: 'text/html' } });
  expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<html') });
});

test('a contact that several change at once is changed by the first alone', async () => {
  const { name, version } = (await call('GET', '/api/contacts/:contact')).body;
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      call('PUT', '/api/contacts/:contact', { name, version, notes: `Of ${n}` }),
    ),
  );
  const [first, ...others] = answers.sort((a, b) => a.status - b.status);
  expect(first?.status).toBe(200);
  for (const other of others) expect(other).toMatchObject({ status: 409, body: { title: 'stale version' } });
});

test('the lists are there after all of it', async () => {
  expect(await call('GET', '/api/saved-views')).toMatchObject({ status: 200, body: { items: [] } });
  expect((await call('GET', '/api/conversations')).body.items).toHaveLength(1);
});
