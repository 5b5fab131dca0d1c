import type { ApiClient } from '../support/api-client.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';

let postroom: Product;
let bea: { id: string; api: ApiClient };
let references: string[];

beforeAll(async () => {
  postroom = await startProduct();
  const who = { email: 'bea@example.org', name: 'Bea', roles: ['advisor'], password: PASSWORD };
  const { body } = await postroom.api.post('/api/users', who);
  bea = { id: body.id, api: postroom.api.nobody() };
  await bea.api.signIn(who);
  await takeIn(postroom, ...['One', 'Two', 'Three', 'Four'].map((subject) => mail({ subject })));
  const { items } = (await bea.api.get('/api/conversations')).body;
  references = ['One', 'Two', 'Three', 'Four'].map(
    (sought) => items.find(({ subject }: { subject: string }) => subject === sought).reference,
  );
}, 300_000);

afterAll(() => postroom?.remove());

const one = async (n: number) => (await bea.api.get(`/api/conversations/${references[n]}`)).body;
const bulk = (items: unknown[], action: unknown) =>
  bea.api.post('/api/conversations/bulk', { items, action });
const items = (...numbers: number[]) => numbers.map((n) => ({ reference: references[n] }));

test('each answers for itself: one refused stops no other', async () => {
  const { version } = await one(0);
  await bea.api.post(`/api/conversations/${references[1]}/assign`, { assignee: 'me' });
  const { status, body } = await bulk(
    [
      { reference: references[0], version },
      { reference: references[1] },
      { reference: references[2], version: 99 },
      { reference: 'R-000-0000' },
      { reference: references[3] },
    ],
    { do: 'assign', assignee: 'me' },
  );
  expect(status).toBe(200);
  expect(body.items).toMatchObject([
    { reference: references[0], outcome: 'done', version: version + 1 },
    { reference: references[1], outcome: 'unchanged' },
    { reference: references[2], outcome: 'refused', problem: { code: 'stale-version' } },
    { reference: 'R-000-0000', outcome: 'refused', problem: { code: 'not-found' } },
    { reference: references[3], outcome: 'done' },
  ]);
  expect((await one(0)).assignee).toEqual({ id: bea.id, name: 'Bea' });
  expect((await one(1)).history.filter(({ kind }: { kind: string }) => kind === 'assigned')).toHaveLength(1);
  expect((await one(2)).assignee).toBeNull();
});

test('moves, waits, marks done and opens again, and says what was so already', async () => {
  const outcomes = async (action: unknown) =>
    (await bulk(items(0, 1), action)).body.items.map(({ outcome }: { outcome: string }) => outcome);
  expect(await outcomes({ do: 'transfer', queue: 'waste' })).toEqual(['done', 'done']);
  expect(await outcomes({ do: 'transfer', queue: 'waste' })).toEqual(['unchanged', 'unchanged']);
  expect(await outcomes({ do: 'wait', for: 'others' })).toEqual(['done', 'done']);
  expect(await one(0)).toMatchObject({ queue: 'waste', status: 'waiting', waitingFor: 'others' });
  const { body } = await bea.api.get('/api/conversations?status=waiting');
  expect(body.items).toMatchObject([{ waitingFor: 'others' }, { waitingFor: 'others' }]);
  expect(await outcomes({ do: 'resolve' })).toEqual(['done', 'done']);
  expect(await outcomes({ do: 'resolve' })).toEqual(['unchanged', 'unchanged']);
  expect(await outcomes({ do: 'wait', for: 'contact' })).toEqual(['refused', 'refused']);
  expect(await outcomes({ do: 'reopen' })).toEqual(['done', 'done']);
  expect(await one(1)).toMatchObject({ status: 'open', waitingFor: null });
});

test('what one may not see is answered as if it were not there', async () => {
  const { body: team } = await postroom.api.post('/api/teams', {
    name: 'Others',
    members: [await adminId()],
  });
  await postroom.api.put('/api/queues/complaints', {
    name: 'Complaints',
    restricted: true,
    teams: [team.id],
  });
  await postroom.api.post(`/api/conversations/${references[3]}/transfer`, { queue: 'complaints' });
  for (const action of [
    { do: 'assign', assignee: null },
    { do: 'transfer', queue: 'complaints' },
    { do: 'resolve' },
  ]) {
    expect((await bulk(items(3), action)).body.items).toMatchObject([
      { outcome: 'refused', problem: { code: 'not-found' } },
    ]);
  }
});

const adminId = async () => (await postroom.api.get('/api/session')).body.id;

test.each([
  ['nothing at all', [], { do: 'resolve' }],
  [
    'more than a hundred',
    Array.from({ length: 101 }, () => ({ reference: 'R-000-0000' })),
    { do: 'resolve' },
  ],
  ['an action that is none', [{ reference: 'R-000-0000' }], { do: 'constructor' }],
  ['nobody to give it to', [{ reference: 'R-000-0000' }], { do: 'assign' }],
])('refuses %s', async (_, given, action) => {
  expect((await bulk(given, action)).status).toBe(400);
});
