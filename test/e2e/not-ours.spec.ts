import type { ApiClient } from '../support/api-client.js';
import { mailThatLeft } from '../support/correspondence.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';
const ROADS = {
  key: 'roads-agency',
  name: 'Sample Roads',
  about: 'the trunk road',
  website: 'https://roads.example.org/report',
};
const RULE = {
  key: 'trunk-road',
  name: 'Trunk road',
  when: { field: 'subject', operator: 'contains', value: 'trunk road' },
  do: [{ action: 'redirect', value: 'roads-agency' }],
};

let postroom: Product;
let manager: ApiClient;
let ada: ApiClient;

beforeAll(async () => {
  postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
  [manager, ada] = await Promise.all([colleague('Mia', 'manager'), colleague('Ada', 'advisor')]);
  await postroom.api.put('/api/sending', { undoSeconds: 60 });
}, 300_000);

afterAll(() => postroom?.remove());

async function colleague(name: string, role: string): Promise<ApiClient> {
  const who = { email: `${name}@example.org`, name, roles: [role], password: PASSWORD };
  await postroom.api.post('/api/users', who);
  const api = postroom.api.nobody();
  await api.signIn(who);
  return api;
}

/** A mail that came in, once all that follows of itself is done. */
async function arrives(subject: string): Promise<string> {
  await takeIn(postroom, mail({ subject, from: 'Ann Writer <ann@example.com>' }));
  const found = await eventually(async () => {
    const { items } = (await ada.get(`/api/conversations?q=${encodeURIComponent(`"${subject}"`)}`)).body;
    if (items.length === 0) throw new Error('Not there yet.');
    return items[0];
  });
  const path = `/api/conversations/${found.reference}`;
  await settled(async () => (await ada.get(path)).body);
  return path;
}

const counts = async (key: string) =>
  (await ada.get('/api/bodies')).body.items.find((body: { key: string }) => body.key === key)?.redirected;
const openBodies = (path: string) => ada.get(path).then(({ body }) => body);
const putRules = async (...first: object[]) => {
  const { rules, version } = (await manager.get('/api/rules')).body;
  return manager.put('/api/rules', { rules: [...first, ...rules], version });
};

test('managers keep the bodies; each needs a way to it', async () => {
  expect((await ada.post('/api/bodies', ROADS)).status).toBe(403);
  const unreachable = await manager.post('/api/bodies', { key: 'moon', name: 'The Moon' });
  expect(unreachable).toMatchObject({ status: 400, body: { errors: [{ path: 'website' }] } });
  expect((await manager.post('/api/bodies', ROADS)).status).toBe(201);
  expect(await manager.post('/api/bodies', ROADS)).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'key' }] },
  });
  const changed = { ...ROADS, key: undefined, telephone: '01632 960155' };
  expect((await manager.put(`/api/bodies/${ROADS.key}`, changed)).status).toBe(200);
  const { items } = (await ada.get('/api/bodies')).body;
  expect(items.map(({ name }: { name: string }) => name)).toEqual([
    ...['Example County Council', 'Example Highways', 'Example Water', 'Sample Roads'],
  ]);
  expect(items.at(-1)).toMatchObject({
    ...{ telephone: '01632 960155', email: null, redirected: { thisMonth: 0, inAll: 0 } },
  });
  expect((await manager.put('/api/bodies/nowhere', changed)).status).toBe(404);
});

test('a rule redirects: the contact reads whose it is, it is closed and counted; they write, and it is back', async () => {
  const unknown = await putRules({ ...RULE, do: [{ action: 'redirect', value: 'moon' }] });
  expect(unknown).toMatchObject({
    status: 400,
    body: {
      errors: [
        {
          path: 'rules.0.do.0.value',
          message: expect.stringContaining('Trunk road: There is no other body "moon"'),
        },
      ],
    },
  });
  const saved = await putRules(RULE);
  expect(saved.status).toBe(200);
  expect(saved.body.sentences[0].map(({ text }: { text: string }) => text).join('')).toBe(
    'When the subject contains trunk road, redirect it to Sample Roads and close it.',
  );
  const path = await arrives('Hole in the trunk road');
  const closed = await openBodies(path);
  expect(closed).toMatchObject({
    ...{ status: 'done', outcome: 'not-ours', redirectedTo: ROADS.key, due: null },
    clocks: [{ state: 'stopped' }],
  });
  expect(closed.routedBy.sentences[0]).toMatch(/It was closed as a matter for roads-agency\./);
  const left = await mailThatLeft(postroom, 'https://roads.example.org/report');
  expect(left).toMatch(/^To: .*ann@example\.com/m);
  expect(left).toMatch(/^Auto-Submitted: auto-replied/im);
  expect(await counts(ROADS.key)).toEqual({ thisMonth: 1, inAll: 1 });
  const listed = (await ada.get(`/api/conversations?redirectedTo=${ROADS.key}`)).body.items;
  expect(listed).toMatchObject([{ reference: closed.reference }]);
  expect((await ada.get('/api/conversations')).body.items).toEqual([]);

  const inReplyTo = /^Message-ID: <(.+)>/im.exec(left)?.[1] ?? '';
  await takeIn(postroom, mail({ subject: 'Re: Hole', inReplyTo, from: 'Ann Writer <ann@example.com>' }));
  expect(await openBodies(path)).toMatchObject({ status: 'open', outcome: null, due: '2026-04-20' });
  expect(await counts(ROADS.key)).toEqual({ thisMonth: 1, inAll: 1 });
});

test('a body that a rule redirects to stays', async () => {
  const refused = await manager.call('DELETE', `/api/bodies/${ROADS.key}`);
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('"Trunk road"') } });
  expect((await manager.call('DELETE', '/api/bodies/highways-agency')).status).toBe(204);
});

test('what a rehearsal says of it', async () => {
  const { rules } = (await manager.get('/api/rules')).body;
  const leaks = {
    ...RULE,
    ...{ key: 'leaks', name: 'Leaks', when: { field: 'subject', operator: 'contains', value: 'leak' } },
    do: [{ action: 'redirect', value: 'water-company' }],
  };
  await arrives('A leak in our street');
  const { body } = await manager.post('/api/rules/rehearse', { rules: [leaks, ...rules] });
  expect(body).toMatchObject({
    changed: 1,
    differences: { redirect: 1, due: 1 },
    dates: { dropped: 1 },
    examples: [{ before: { redirect: null }, after: { redirect: 'water-company', due: null } }],
  });
  expect(body.moves).toContainEqual({ from: 'general', to: 'not-ours', items: 1 });
});

test('an advisor redirects by hand: previews it, sends it, and takes it back in time', async () => {
  const path = await arrives('Burst pipe');
  const draft = { body: 'water-company', words: 'They come the same day.' };
  const preview = (await ada.post(`${path}/redirect/preview`, draft)).body;
  expect(preview).toMatchObject({ to: [{ address: 'ann@example.com' }] });
  expect(preview.text).toMatch(/Example Water.*the same day.*leaks@water\.example\.org/s);
  expect(await openBodies(path)).toMatchObject({ status: 'new', redirectedTo: null });

  const done = await ada.post(`${path}/redirect`, { ...draft, undoable: true });
  expect(done).toMatchObject({ status: 200, body: { status: 'done', outcome: 'not-ours' } });
  const message = done.body.messages.at(-1);
  expect(message).toMatchObject({
    purpose: 'redirect',
    author: { name: 'Ada' },
    delivery: { state: 'queued' },
  });
  expect(await counts('water-company')).toMatchObject({ inAll: 1 });
  const back = await ada.post(`${path}/messages/${message.id}/undo`, {});
  expect(back.body).toMatchObject({ status: 'new', outcome: null, redirectedTo: null, due: '2026-04-20' });
  expect(await counts('water-company')).toMatchObject({ inAll: 0 });

  await ada.post(`${path}/redirect`, draft);
  expect(await mailThatLeft(postroom, 'They come the same day.')).toContain('leaks@water.example.org');
  const twice = await ada.post(`${path}/redirect`, draft);
  expect(twice.status).toBe(409);
});
