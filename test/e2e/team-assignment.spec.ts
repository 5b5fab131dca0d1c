import type { ApiClient } from '../support/api-client.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const BEA = { email: 'bea@example.org', name: 'Bea', roles: ['advisor'], password: 'a long enough password' };

let postroom: Product;
let bea: ApiClient;
let crew: string;
let references: string[];

const assign = (n: number, body: unknown) =>
  postroom.api.post(`/api/conversations/${references[n]}/assign`, body);
const listed = async (api: ApiClient, query: string): Promise<string[]> =>
  (await api.get(`/api/conversations?${query}`)).body.items.map(
    (row: { reference: string }) => row.reference,
  );
const views = async (api: ApiClient) =>
  (await api.get('/api/views')).body.items.filter(({ key }: { key: string }) => key === 'teams');

beforeAll(async () => {
  postroom = await startProduct();
  const { body } = await postroom.api.post('/api/users', BEA);
  bea = postroom.api.nobody();
  await bea.signIn(BEA);
  crew = (await postroom.api.post('/api/teams', { name: 'Bins crew', members: [body.id] })).body.id;
  await takeIn(postroom, ...['One', 'Two', 'Three'].map((subject) => mail({ subject })));
  references = await listed(postroom.api, 'sort=newest');
}, 300_000);

afterAll(() => postroom?.remove());

test('what is given to a team stands with it, and in the view of those who are in it', async () => {
  const { status, body } = await assign(0, { team: crew });
  expect(status).toBe(200);
  expect(body).toMatchObject({ assignee: null, team: { id: crew, name: 'Bins crew' } });
  expect(await views(bea)).toMatchObject([{ name: 'My teams', query: 'team=mine', open: 1 }]);
  expect(await listed(bea, 'team=mine')).toEqual([references[0]]);
  expect(await listed(postroom.api, `team=${crew}`)).toEqual([references[0]]);
  expect(await views(postroom.api)).toEqual([]);
  expect((await bea.get('/api/notifications')).body.items).toMatchObject([{ kind: 'assigned' }]);
});

test('many are given to a team at once, and what stands there already is named', async () => {
  const items = references.map((reference) => ({ reference }));
  const { body } = await postroom.api.post('/api/conversations/bulk', {
    items,
    action: { do: 'assign', team: crew },
  });
  expect(body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'unchanged',
    'done',
    'done',
  ]);
  expect(await listed(bea, 'team=mine')).toHaveLength(3);
});

test.each([
  ['neither a person nor a team', {}],
  ['both', { assignee: 'me', team: '01a201ea-0000-7000-8000-000000000001' }],
])('an assignment to %s is refused', async (_, body) => {
  expect(await assign(1, body)).toMatchObject({ status: 400, body: { errors: [{ path: 'assignee' }] } });
});

test('a team that is not there is not found', async () => {
  expect((await assign(1, { team: '01a201ea-0000-7000-8000-000000000001' })).status).toBe(404);
});
