import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { listen } from '../support/server-events.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';
const MOVING = { from: '2026-04-07', to: '2026-04-10', name: 'Moving house' };

let postroom: Product;
let reference: string;

beforeAll(async () => {
  postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
  await takeIn(postroom, mail({ subject: 'Street light' }));
  reference = (await get('/api/conversations')).items[0].reference;
}, 300_000);

afterAll(() => postroom?.remove());

const get = async (path: string) => (await postroom.api.get(path)).body;
const conversation = () => get(`/api/conversations/${reference}`);
const calendar = async (key = 'organisation') =>
  (await get('/api/calendars')).items.find((each: { key: string }) => each.key === key);
const draft = async (change: object) => {
  const { name, weekend, regions, closures, openingHours, outOfHours } = await calendar();
  return { name, weekend, regions, closures, openingHours, outOfHours, ...change };
};

test('the calendars are listed with what counts by them, and the bank holidays of a year', async () => {
  expect(await calendar()).toMatchObject({
    name: 'Our working days',
    own: true,
    regions: ['england-and-wales'],
    weekend: ['saturday', 'sunday'],
    closures: [],
    targets: expect.arrayContaining([{ key: 'response', name: 'Answer' }]),
  });
  const { items, unknown } = await get('/api/bank-holidays?year=2026');
  expect(unknown).toEqual([]);
  expect(items).toContainEqual({ date: '2026-04-06', name: 'Easter Monday', regions: expect.any(Array) });
  expect((await get('/api/bank-holidays?year=2060')).unknown).toHaveLength(3);
});

test('a closure says whose date it moves, moves it when it is saved, and tells of it', async () => {
  const before = await calendar();
  const change = await draft({ closures: [MOVING] });
  const { status, body } = await postroom.api.post('/api/calendars/organisation/preview', change);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ conversations: 1, later: 1, earlier: 0, overdue: 0, waiting: 0 },
    items: [{ reference, target: 'response', before: { due: '2026-04-20' }, after: { due: '2026-04-24' } }],
  });
  expect((await conversation()).due).toBe('2026-04-20');
  expect(await calendar()).toEqual(before);

  const heard = await listen(postroom.url, postroom.api.cookie());
  const saved = await postroom.api.put('/api/calendars/organisation', { ...change, version: before.version });
  expect(saved).toMatchObject({ status: 200, body: { closures: [MOVING], moved: 1 } });
  await heard.event((event) => event.reference === reference);
  heard.stop();
  const { due, history } = await conversation();
  expect(due).toBe('2026-04-24');
  expect(history.map(({ text }: { text: string }) => text)).toContain(
    'Answer: due Friday 24 April 2026 instead of Monday 20 April 2026: closed for Moving house.',
  );
  // From now on everything is reckoned by it.
  const answer = await get('/api/due-dates?target=response&received=2026-04-02T09:00:00Z');
  expect(answer.due).toBe('2026-04-24');
});

test('who changes what somebody else has changed meanwhile is told, and nothing moves', async () => {
  const stale = { ...(await draft({ closures: [] })), version: 'an older one' };
  const { status, body } = await postroom.api.put('/api/calendars/organisation', stale);
  expect({ status, type: body.type }).toMatchObject({
    status: 409,
    type: expect.stringContaining('stale-version'),
  });
  expect((await conversation()).due).toBe('2026-04-24');
});

test.each([
  ['a closure that ends before it begins', { closures: [{ ...MOVING, to: '2026-04-01' }] }, 'closures.0.to'],
  ['a closure without a name', { closures: [{ ...MOVING, name: ' ' }] }, 'closures.0.name'],
  [
    'hours that end before they begin',
    { openingHours: { monday: [{ opens: '17:00', closes: '9:00' }] } },
    'openingHours.monday',
  ],
  ['a country that is none', { regions: ['atlantis'] }, 'regions.0'],
  ['no day to work on', { closures: [{ ...MOVING, to: '2099-01-01' }] }, 'openingHours'],
])('%s is refused with its place', async (_, change, path) => {
  const { status, body } = await postroom.api.post(
    '/api/calendars/organisation/preview',
    await draft(change),
  );
  expect({ status, paths: body.errors.map((each: { path: string }) => each.path) }).toEqual({
    status: 400,
    paths: [path],
  });
});

test('a calendar is added as a copy of another, renamed, and deleted while nothing counts by it', async () => {
  const added = await postroom.api.post('/api/calendars', {
    name: 'Our Scottish office',
    copyOf: 'organisation',
    regions: ['scotland'],
  });
  expect(added).toMatchObject({
    status: 201,
    body: { key: 'our-scottish-office', regions: ['scotland'], closures: [MOVING], own: false, targets: [] },
  });
  const again = { name: 'our scottish office', copyOf: 'organisation' };
  expect(await postroom.api.post('/api/calendars', again)).toMatchObject({
    status: 409,
    body: { type: expect.stringContaining('name-taken') },
  });
  const nowhere = await postroom.api.post('/api/calendars', { name: 'Another', copyOf: 'nowhere' });
  expect({ status: nowhere.status, path: nowhere.body.errors[0].path }).toEqual({
    status: 400,
    path: 'copyOf',
  });
  const { key, version, timeZone, own, targets, ...rest } = added.body;
  const renamed = await postroom.api.put(`/api/calendars/${key}`, { ...rest, name: 'North', version });
  expect(renamed).toMatchObject({ status: 200, body: { key, name: 'North', moved: 0 } });
  expect((await postroom.api.call('DELETE', `/api/calendars/${key}`)).status).toBe(204);
  expect(await calendar(key)).toBeUndefined();
  expect((await postroom.api.call('DELETE', `/api/calendars/${key}`)).status).toBe(404);
});

test('a calendar that is used is not deleted, and it is said by whom', async () => {
  const { status, body } = await postroom.api.call('DELETE', '/api/calendars/organisation');
  expect({ status, type: body.type }).toEqual({
    status: 409,
    type: expect.stringContaining('calendar-in-use'),
  });
  for (const user of ['the organisation itself', 'the target “Answer”', 'the dates of 1 conversation']) {
    expect(body.detail).toContain(user);
  }
  expect(await calendar()).toBeDefined();
});

test('what is said out of hours is kept with the calendar, and moves nothing', async () => {
  const { version } = await calendar();
  const change = { ...(await draft({ outOfHours: ' Call 01632 960002. ' })), version };
  const saved = await postroom.api.put('/api/calendars/organisation', change);
  expect(saved).toMatchObject({ status: 200, body: { outOfHours: 'Call 01632 960002.', moved: 0 } });
});

test('advisors read the calendars, and change none', async () => {
  const who = { email: 'ada@example.org', name: 'Ada', roles: ['advisor'], password: PASSWORD };
  await postroom.api.post('/api/users', who);
  const ada = postroom.api.nobody();
  await ada.signIn(who);
  expect((await ada.get('/api/calendars')).status).toBe(200);
  expect((await ada.post('/api/calendars/organisation/preview', await draft({}))).status).toBe(403);
  const { version } = await calendar();
  expect((await ada.put('/api/calendars/organisation', { ...(await draft({})), version })).status).toBe(403);
  const more = { name: 'Mine', copyOf: 'organisation' };
  expect((await ada.post('/api/calendars', more)).status).toBe(403);
  expect((await ada.call('DELETE', '/api/calendars/organisation')).status).toBe(403);
});

test('the date of receipt is corrected with a reason, and what it was first stays to be seen', async () => {
  const { receivedAt } = await conversation();
  const path = `/api/conversations/${reference}/received`;
  const truly = '2026-03-30T14:00:00.000Z';
  expect((await postroom.api.post(path, { receivedAt: truly })).status).toBe(400);
  const ahead = { receivedAt: '2026-04-02T09:30:00Z', reason: 'A slip' };
  expect((await postroom.api.post(path, ahead)).body.errors[0].path).toBe('receivedAt');
  const { status, body } = await postroom.api.post(path, {
    receivedAt: truly,
    reason: 'It lay at the depot',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ receivedAt: truly, receivedAtFirst: receivedAt, due: '2026-04-21' });
  expect(body.history.at(-1)).toMatchObject({ kind: 'receipt-corrected' });
});
