import type { ApiClient } from '../support/api-client.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';
const ANN = 'Ann Writer <ann@example.com>';
const ANN_AT_WORK = 'A. Writer <ann@work.example>';

let postroom: Product;
let outside: ApiClient;

const get = async (path: string, api = postroom.api) => (await api.get(path)).body;
const find = async (q: string, api = postroom.api) =>
  (await get(`/api/contacts?q=${encodeURIComponent(q)}`, api)).items as {
    id: string;
    name: string;
    all: number;
    identities: { value: string }[];
  }[];
const idOf = async (q: string): Promise<string> => (await find(q))[0]?.id ?? '';
const conversation = async (q: string) => {
  const { items } = await get(`/api/conversations?q=${encodeURIComponent(q)}`);
  const row = items.find(({ subject }: { subject: string }) => subject === q);
  return get(`/api/conversations/${row.reference}`);
};
const of = async (contact: string, api = postroom.api): Promise<string[]> =>
  (await get(`/api/conversations?contact=${contact}`, api)).items.map(
    (row: { subject: string }) => row.subject,
  );

beforeAll(async () => {
  postroom = await startProduct();
  await takeIn(
    postroom,
    mail({ from: ANN, subject: 'Missed bin, 4 Mill Lane' }),
    mail({ from: ANN, subject: 'Missed bin at 4 Mill Lane again' }),
    mail({ from: ANN_AT_WORK, subject: 'Library card' }),
    mail({ from: 'Ben Reader <ben@example.com>', subject: 'Bin, 4 Mill Lane, not emptied' }),
    mail({ from: 'Carol <carol@example.com>', subject: 'A very private matter' }),
  );
  const who = { email: 'outside@example.org', name: 'Outside', roles: ['advisor'], password: PASSWORD };
  await postroom.api.post('/api/users', who);
  outside = postroom.api.nobody();
  await outside.signIn(who);
}, 300_000);

afterAll(() => postroom?.remove());

test('people are found by part of a name or an address, a page at a time', async () => {
  expect((await find('writer')).map(({ name }) => name)).toEqual(['A. Writer', 'Ann Writer']);
  expect(await find('ben@example')).toMatchObject([{ name: 'Ben Reader', all: 1 }]);
  expect(await find('100%')).toEqual([]);
  const first = await get('/api/contacts?limit=3');
  const second = await get(`/api/contacts?limit=3&cursor=${first.next}`);
  expect([...first.items, ...second.items].map(({ name }: { name: string }) => name)).toEqual([
    ...['A. Writer', 'Ann Writer', 'Ben Reader', 'Carol'],
  ]);
  expect(second.next).toBeNull();
  expect((await postroom.api.get('/api/contacts?cursor=nonsense')).status).toBe(400);
});

test('what is known of somebody is put right once, and mails no longer change the name', async () => {
  const id = await idOf('ben@example');
  const contact = await get(`/api/contacts/${id}`);
  expect(contact).toMatchObject({ name: 'Ben Reader', figures: { open: 1, all: 1 }, needs: [] });
  const draft = {
    name: 'Benjamin Reader',
    language: 'cy',
    needs: [{ kind: 'large-print', detail: '24 point' }],
    warnings: [{ text: 'Ask for the password first.' }],
    notes: 'Prefers mornings.',
    version: contact.version,
  };
  const changed = await postroom.api.put(`/api/contacts/${id}`, draft);
  expect(changed).toMatchObject({
    status: 200,
    body: {
      ...draft,
      nameCorrected: true,
      warnings: [{ text: 'Ask for the password first.', by: { name: expect.any(String) } }],
      version: contact.version + 1,
    },
  });
  expect((await postroom.api.put(`/api/contacts/${id}`, draft)).body.type).toMatch(/stale-version$/);
  await takeIn(postroom, mail({ from: 'BEN <ben@example.com>', subject: 'Something else' }));
  expect(await get(`/api/contacts/${id}`)).toMatchObject({ name: 'Benjamin Reader', figures: { all: 2 } });
  const bad = await postroom.api.put(`/api/contacts/${id}`, { ...draft, language: 'Welsh!' });
  expect(bad).toMatchObject({ status: 400, body: { errors: [{ path: 'language' }] } });
});

test('two contacts who are one person are merged, new mail goes to who is left, and it can be undone', async () => {
  const [ann, work] = [await idOf('ann@example'), await idOf('ann@work')];
  const merged = await postroom.api.post(`/api/contacts/${work}/merge`, { into: ann });
  expect(merged).toMatchObject({
    status: 200,
    body: { id: ann, name: 'Ann Writer', merged: [{ id: work, name: 'A. Writer' }], figures: { all: 3 } },
  });
  expect(await of(ann)).toHaveLength(3);
  expect(await get(`/api/contacts/${work}`)).toMatchObject({ id: ann });
  expect((await find('ann@work')).map(({ id }) => id)).toEqual([ann]);

  await takeIn(postroom, mail({ from: ANN_AT_WORK, subject: 'Library fine' }));
  expect((await conversation('Library fine')).contact.id).toBe(ann);

  expect((await postroom.api.post(`/api/contacts/${work}/unmerge`)).body).toMatchObject({
    id: work,
    merged: [],
  });
  expect((await of(work)).sort()).toEqual(['Library card', 'Library fine']);
  expect((await of(ann)).sort()).toEqual(['Missed bin at 4 Mill Lane again', 'Missed bin, 4 Mill Lane']);
  expect((await postroom.api.post(`/api/contacts/${work}/unmerge`)).status).toBe(409);
  expect((await postroom.api.post(`/api/contacts/${ann}/merge`, { into: ann })).status).toBe(400);
});

test('an address is added, is nobody else’s, and is split off with what came from it', async () => {
  const ann = await idOf('ann@example');
  const path = `/api/contacts/${ann}/identities`;
  const added = await postroom.api.post(path, { kind: 'phone', value: '020 7946 0000', label: 'home' });
  expect(added.body.identities).toContainEqual({
    kind: 'phone',
    value: '020 7946 0000',
    label: 'home',
    preferred: false,
  });
  const taken = await postroom.api.post(path, { kind: 'email', value: 'ben@example.com' });
  expect(taken).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Benjamin Reader') } });
  expect((await postroom.api.post(path, { kind: 'email', value: 'nonsense' })).status).toBe(400);
  const removed = await postroom.api.call('DELETE', `${path}/phone/${encodeURIComponent('020 7946 0000')}`);
  expect(removed.body.identities).toHaveLength(1);
  expect((await postroom.api.call('DELETE', `${path}/email/ann%40example.com`)).status).toBe(400);

  await postroom.api.post(`/api/contacts/${await idOf('ann@work')}/merge`, { into: ann });
  const split = await postroom.api.post(`/api/contacts/${ann}/split`, {
    identities: [{ kind: 'email', value: 'ann@work.example' }],
  });
  expect(split.body).toMatchObject({ name: 'A. Writer', figures: { all: 2 } });
  expect(await of(ann)).toHaveLength(2);
});

test('a conversation is given to whom it belongs, and its history tells', async () => {
  const before = await conversation('Something else');
  const change = (body: object) => postroom.api.post(`/api/conversations/${before.reference}/contact`, body);
  const given = await change({ contact: await idOf('ann@example'), version: before.version });
  expect(given).toMatchObject({ status: 200, body: { contact: { name: 'Ann Writer' } } });
  expect(given.body.history.at(-1)).toMatchObject({
    kind: 'contact-changed',
    text: expect.stringMatching(/Ann Writer, not Benjamin Reader\.$/),
  });
  expect((await change({ contact: null, version: before.version })).status).toBe(409);
  const made = await change({ contact: { name: 'Dora New', address: 'Dora@example.com' } });
  expect(made.body.contact).toMatchObject({ name: 'Dora New', address: 'dora@example.com' });
  expect((await change({ contact: '0198c0de-0000-7000-8000-000000000000' })).status).toBe(400);
});

test('who comes back is known by it, and what may be the same matter is found', async () => {
  const again = await conversation('Missed bin at 4 Mill Lane again');
  expect(again.repeat).toMatchObject({ count: 2, days: 30 });
  expect((await conversation('Library fine')).repeat).toMatchObject({ about: expect.any(String) });
  expect((await conversation('Library card')).repeat).toBeNull();
  expect((await conversation('A very private matter')).repeat).toBeNull();
  const { items } = await get(`/api/conversations/${again.reference}/related`);
  const why = Object.fromEntries(
    items.map((item: { subject: string; why: string[] }) => [item.subject, item.why]),
  );
  expect(why['Missed bin, 4 Mill Lane']).toEqual(expect.arrayContaining(['same person']));
  expect(why['Missed bin, 4 Mill Lane']?.join()).toMatch(/same place: 4 Mill Lane/);
  expect(why['Bin, 4 Mill Lane, not emptied']?.join()).toMatch(/same place/);
  expect(Object.keys(why)).not.toContain('Library card');
});

test('what was merged into another is neither a repetition nor related, and its messages are still there', async () => {
  const first = await conversation('Missed bin, 4 Mill Lane');
  const again = await conversation('Missed bin at 4 Mill Lane again');
  const path = `/api/conversations/${first.reference}`;
  const merged = await postroom.api.post(`${path}/merge`, { into: again.reference });
  expect(merged.status).toBe(200);
  const raw = `/api/conversations/${again.reference}/messages/${first.messages[0].id}/raw`;
  expect((await postroom.api.get(raw)).status).toBe(200);
  expect((await conversation('Missed bin at 4 Mill Lane again')).repeat).toBeNull();
  const { items } = await get(`/api/conversations/${again.reference}/related`);
  expect(items.map((item: { reference: string }) => item.reference)).not.toContain(first.reference);
  expect((await postroom.api.post(`${path}/unmerge`)).status).toBe(200);
});

test('who is known only from a restricted queue does not exist for those outside its team', async () => {
  const carol = await idOf('carol@');
  const { reference } = await conversation('A very private matter');
  const mine = await conversation('Missed bin, 4 Mill Lane');
  const me = (await get('/api/session')).id;
  const { body: team } = await postroom.api.post('/api/teams', { name: 'Safeguarding', members: [me] });
  await postroom.api.put('/api/queues/complaints', {
    name: 'Complaints',
    restricted: true,
    teams: [team.id],
  });
  for (const each of [reference, mine.reference]) {
    await postroom.api.post(`/api/conversations/${each}/transfer`, { queue: 'complaints' });
  }

  expect(await find('carol', outside)).toEqual([]);
  expect(await find('carol')).toMatchObject([{ id: carol }]);
  const ann = await idOf('ann@example');
  for (const [method, path, body] of [
    ['GET', `/api/contacts/${carol}`],
    ['PUT', `/api/contacts/${carol}`, { name: 'X', version: 1 }],
    ['POST', `/api/contacts/${carol}/identities`, { kind: 'phone', value: '1' }],
    ['POST', `/api/contacts/${carol}/merge`, { into: ann }],
    ['POST', `/api/contacts/${ann}/merge`, { into: carol }],
    ['POST', `/api/contacts/${carol}/unmerge`, {}],
    ['POST', `/api/contacts/${carol}/split`, { identities: [{ kind: 'email', value: 'carol@example.com' }] }],
    ['DELETE', `/api/contacts/${carol}/identities/email/carol%40example.com`],
    ['POST', `/api/conversations/${reference}/contact`, { contact: ann }],
    ['GET', `/api/conversations/${reference}/related`],
    ['GET', `/api/conversations/${reference}/messages/${mine.messages[0].id}/raw`],
    ['GET', `/api/conversations/${mine.reference}/messages/${mine.messages[0].id}/raw`],
    ['GET', `/api/conversations/${mine.reference}/messages/${mine.messages[0].id}/attachments.zip`],
  ] as const) {
    const { status } = await outside.call(method, path, body === undefined ? {} : { body });
    expect([path, status]).toEqual([path, 404]);
  }
  const stranger = await conversation('Library card');
  expect(
    (await outside.post(`/api/conversations/${stranger.reference}/contact`, { contact: carol })).status,
  ).toBe(400);
  // Who is known elsewhere as well is there, but nothing of what they wrote to the restricted queue.
  expect(await get(`/api/contacts/${ann}`, outside)).toMatchObject({ figures: { all: 1 } });
  expect(await of(ann, outside)).toEqual(['Missed bin at 4 Mill Lane again']);
  const again = await conversation('Missed bin at 4 Mill Lane again');
  expect((await get(`/api/conversations/${again.reference}`, outside)).repeat).toBeNull();
  const { items } = await get(`/api/conversations/${again.reference}/related`, outside);
  expect(items.map((item: { reference: string }) => item.reference)).not.toContain(mine.reference);
});

test('the original of a message, and all its files at once', async () => {
  await takeIn(postroom, mail({ subject: 'With a file', attachment: 'notes.txt', from: ANN }));
  const { reference, messages } = await conversation('With a file');
  const path = `/api/conversations/${reference}/messages/${messages[0].id}`;
  const raw = await postroom.api.get(`${path}/raw`);
  expect(raw.body).toContain('Subject: With a file\r\n');
  expect(raw.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(raw.headers.get('content-disposition')).toMatch(/^attachment/);
  const zip = await postroom.api.get(`${path}/attachments.zip`);
  expect(zip.headers.get('content-type')).toBe('application/zip');
  expect(zip.body).toMatch(/^PK/);
  expect(zip.body).toContain('notes.txt');
  expect(zip.body).toContain('What the file says.');
});
