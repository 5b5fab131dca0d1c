import type { ApiClient } from '../support/api-client.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';

let postroom: Product;
let people: Record<'bea' | 'sam' | 'nia', { id: string; api: ApiClient }>;
let team: string;

async function colleague(name: string, role = 'advisor') {
  const who = { email: `${name}@example.org`, name, roles: [role], password: PASSWORD };
  const { body } = await postroom.api.post('/api/users', who);
  const api = postroom.api.nobody();
  await api.signIn(who);
  return { id: body.id as string, api };
}

beforeAll(async () => {
  postroom = await startProduct();
  people = { bea: await colleague('bea'), sam: await colleague('sam'), nia: await colleague('nia') };
  const { body } = await postroom.api.post('/api/teams', {
    name: 'Streets',
    members: [people.bea.id, people.sam.id],
  });
  team = body.id;
  await takeIn(
    postroom,
    mail({ subject: 'A pothole', attachment: 'photo.txt' }),
    mail({ subject: 'Another matter' }),
  );
}, 300_000);

afterAll(() => postroom?.remove());

const views = async (who: keyof typeof people) => (await people[who].api.get('/api/saved-views')).body.items;

test('a view is saved for oneself, counted, changed and deleted', async () => {
  const saved = await people.bea.api.post('/api/saved-views', {
    name: ' With files ',
    query: 'attachments=true&nonsense=1&cursor=x&status=active',
  });
  expect(saved.status).toBe(201);
  const [view] = saved.body.items;
  expect(view).toMatchObject({
    name: 'With files',
    query: 'status=active&attachments=true',
    team: null,
    mayChange: true,
    open: 1,
  });
  expect(await views('sam')).toEqual([]);
  expect((await people.sam.api.call('DELETE', `/api/saved-views/${view.id}`)).status).toBe(404);
  const changed = await people.bea.api.put(`/api/saved-views/${view.id}`, {
    name: 'Files',
    query: 'status=done',
  });
  expect(changed.body.items).toMatchObject([
    { id: view.id, name: 'Files', query: 'status=done', open: null },
  ]);
  expect((await people.bea.api.call('DELETE', `/api/saved-views/${view.id}`)).status).toBe(204);
  expect(await views('bea')).toEqual([]);
});

test('a view is shared with a team: they see it, its owner and managers change it', async () => {
  const body = { name: 'Mine and nobody’s', query: 'assignee=me,none', team };
  const { items } = (await people.bea.api.post('/api/saved-views', body)).body;
  const { id } = items[0];
  expect(await views('sam')).toMatchObject([
    { id, owner: { name: 'bea' }, team: { id: team, name: 'Streets' }, mayChange: false, open: 2 },
  ]);
  expect(await views('nia')).toEqual([]);
  expect((await people.sam.api.put(`/api/saved-views/${id}`, body)).status).toBe(403);
  expect((await people.nia.api.put(`/api/saved-views/${id}`, body)).status).toBe(404);
  expect((await people.nia.api.post('/api/saved-views', body)).body.errors).toMatchObject([{ path: 'team' }]);
  expect((await postroom.api.put(`/api/saved-views/${id}`, { ...body, name: 'Ours' })).status).toBe(200);
  expect((await views('bea')).map(({ name }: { name: string }) => name)).toEqual(['Ours']);
});

test('each person puts what they see in an order of their own', async () => {
  const names = async (who: keyof typeof people) =>
    (await views(who)).map(({ name }: { name: string }) => name);
  await people.bea.api.post('/api/saved-views', { name: 'Shared', query: 'status=waiting', team });
  const { items } = (await people.bea.api.post('/api/saved-views', { name: 'Own', query: 'status=snoozed' }))
    .body;
  expect(await names('bea')).toEqual(['Ours', 'Shared', 'Own']);
  const [ours, shared, own] = items.map(({ id }: { id: string }) => id);
  const ids = [own, ours, crypto.randomUUID(), shared];
  const ordered = await people.bea.api.put('/api/saved-views/order', { ids });
  expect(ordered.body.items.map(({ name }: { name: string }) => name)).toEqual(['Own', 'Ours', 'Shared']);
  expect(await names('sam')).toEqual(['Ours', 'Shared']);
  // What another keeps for themselves is not put anywhere.
  expect((await people.sam.api.put('/api/saved-views/order', { ids: [own, shared] })).status).toBe(200);
  expect(await names('sam')).toEqual(['Shared', 'Ours']);
  await people.bea.api.post('/api/saved-views', { name: 'Last', query: 'status=done' });
  expect(await names('bea')).toEqual(['Own', 'Ours', 'Shared', 'Last']);
  for (const { id, name } of await views('bea')) {
    if (name !== 'Ours') await people.bea.api.call('DELETE', `/api/saved-views/${id}`);
  }
  expect(await names('bea')).toEqual(['Ours']);
  expect((await people.bea.api.put('/api/saved-views/order', { ids: ['one'] })).status).toBe(400);
});

test('counts leave out what one may not see', async () => {
  const { items } = (await people.bea.api.get('/api/conversations')).body;
  const { body: others } = await postroom.api.post('/api/teams', {
    name: 'Others',
    members: [people.nia.id],
  });
  await postroom.api.put('/api/queues/complaints', {
    name: 'Complaints',
    restricted: true,
    teams: [others.id],
  });
  await people.bea.api.post(`/api/conversations/${items[0].reference}/transfer`, { queue: 'complaints' });
  expect(await views('sam')).toMatchObject([{ open: 1 }]);
});

test.each([
  ['no name', { name: ' ', query: '' }],
  ['a list that is none', { name: 'x', query: 'due=whenever' }],
  ['a name beyond measure', { name: 'x'.repeat(81), query: '' }],
])('refuses %s', async (_, body) => {
  expect((await people.bea.api.post('/api/saved-views', body)).status).toBe(400);
});

test('one person keeps at most fifty', async () => {
  for (let n = 0; n < 50; n++) {
    expect((await people.nia.api.post('/api/saved-views', { name: `View ${n}`, query: '' })).status).toBe(
      201,
    );
  }
  expect((await people.nia.api.post('/api/saved-views', { name: 'One more', query: '' })).status).toBe(409);
  expect(await views('nia')).toHaveLength(50);
});

test('searches by field, and is told what is wrong with one', async () => {
  const search = (q: string) => people.bea.api.get(`/api/conversations?q=${encodeURIComponent(q)}`);
  const { items } = (await search('from:ann outside')).body;
  expect(items).toHaveLength(1);
  for (const { found } of items) {
    const marked = found.marks.map(([from, to]: [number, number]) => found.text.slice(from, to));
    expect([found.field, marked]).toEqual(['text', ['outside']]);
  }
  expect(await search('before:tomorrow')).toMatchObject({ status: 400, body: { errors: [{ path: 'q' }] } });
  expect((await people.bea.api.get('/api/filter-options')).body).toMatchObject({
    kinds: expect.arrayContaining([{ key: 'enquiry', name: expect.any(String) }]),
    tags: [],
  });
});
