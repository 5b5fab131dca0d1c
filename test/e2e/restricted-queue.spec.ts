import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { listen } from '../support/server-events.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';

let postroom: Product;
let people: Record<'inside' | 'outside', { id: string; api: ApiClient }>;
let reference: string;
let attachment: string;

const get = async (who: 'inside' | 'outside', path: string) => (await people[who].api.get(path)).body;
const listed = async (who: 'inside' | 'outside', query: string): Promise<string[]> =>
  (await get(who, `/api/conversations?${query}`)).items.map((row: { reference: string }) => row.reference);

beforeAll(async () => {
  postroom = await startProduct();
  people = { inside: await colleague('inside'), outside: await colleague('outside') };
  const folder = join(postroom.dataDir, 'mails');
  await mkdir(folder);
  await writeFile(join(folder, 'a.eml'), mail({ subject: 'Zanzibar worry', attachment: 'secret.txt' }));
  await writeFile(join(folder, 'b.eml'), mail({ subject: 'A bin' }));
  const { stdout } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', folder);
  reference = JSON.parse(stdout.split('\n')[0] ?? '').reference;
  const { body: team } = await postroom.api.post('/api/teams', {
    name: 'Safeguarding',
    members: [people.inside.id],
  });
  const queue = { name: 'Complaints', restricted: true, teams: [team.id] };
  expect((await postroom.api.put('/api/queues/complaints', queue)).status).toBe(200);
  attachment = (await get('outside', `/api/conversations/${reference}`)).messages[0].attachments[0].id;
}, 300_000);

afterAll(() => postroom?.remove());

async function colleague(name: string): Promise<{ id: string; api: ApiClient }> {
  const who = { email: `${name}@example.org`, name, roles: ['advisor'], password: PASSWORD };
  const { body } = await postroom.api.post('/api/users', who);
  const api = postroom.api.nobody();
  await api.signIn(who);
  return { id: body.id, api };
}

test('what is handed to a restricted queue no longer exists for those outside its team', async () => {
  const heard = await listen(postroom.url, people.outside.api.cookie());
  const { status, body } = await people.outside.api.post(`/api/conversations/${reference}/transfer`, {
    queue: 'complaints',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ reference, queue: 'complaints' });
  // Told once that it has left, and of nothing that happens to it there.
  await heard.event((change) => change.reference === reference && change.left === 'general');
  await people.inside.api.post(`/api/conversations/${reference}/notes`, { text: 'Very private.' });
  await people.inside.api.post(`/api/conversations/${reference}/assign`, { assignee: 'me' });
  const other = (await listed('outside', 'q=bin'))[0];
  await people.outside.api.post(`/api/conversations/${other}/assign`, { assignee: 'me' });
  await heard.event((change) => change.reference === other);
  expect(heard.all.filter((change) => change.reference === reference)).toHaveLength(1);
  heard.stop();

  for (const [verb, sent] of [
    ['notes', { text: 'Hello' }],
    ['replies', { text: 'Hello' }],
    ['assign', { assignee: 'me' }],
    ['transfer', { queue: 'general' }],
    ['wait', {}],
    ['resolve', {}],
    ['reopen', {}],
  ] as const) {
    const answer = await people.outside.api.post(`/api/conversations/${reference}/${verb}`, sent);
    expect([verb, answer.status]).toEqual([verb, 404]);
  }
  expect((await people.outside.api.get(`/api/conversations/${reference}`)).status).toBe(404);
  expect((await people.outside.api.get(`/api/attachments/${attachment}`)).status).toBe(404);
  expect((await people.inside.api.get(`/api/attachments/${attachment}`)).status).toBe(200);
  for (const query of [
    '',
    'status=active',
    'q=Zanzibar',
    `q=${reference}`,
    'queue=complaints',
    'limit=100',
  ]) {
    expect([query, await listed('outside', query)]).not.toEqual([query, expect.arrayContaining([reference])]);
    expect([query, await listed('inside', query)]).toEqual([query, expect.arrayContaining([reference])]);
  }
});

test('counts tell nothing of it, and administrators are outside too', async () => {
  const open = async (who: 'inside' | 'outside') =>
    (await get(who, '/api/views')).items.find((view: { key: string }) => view.key === 'all').open;
  expect([await open('inside'), await open('outside')]).toEqual([2, 1]);
  const keys = async (who: 'inside' | 'outside') =>
    (await get(who, '/api/queues')).items.map((queue: { key: string }) => queue.key);
  expect(await keys('inside')).toContain('complaints');
  expect(await keys('outside')).not.toContain('complaints');
  expect((await postroom.api.get(`/api/conversations/${reference}`)).status).toBe(404);
  const ledger = (await postroom.api.get('/api/ledger')).body.items;
  expect(ledger.map((entry: { reference: string }) => entry.reference)).not.toContain(reference);
});

test('nobody outside can be given it, and no queue is left without anybody', async () => {
  const given = await people.inside.api.post(`/api/conversations/${reference}/assign`, {
    assignee: people.outside.id,
  });
  expect(given).toMatchObject({ status: 400, body: { errors: [{ path: 'assignee' }] } });
  const alone = await postroom.api.put('/api/queues/complaints', { name: 'Complaints', restricted: true });
  expect(alone).toMatchObject({ status: 400, body: { errors: [{ path: 'teams' }] } });
});

test('what is linked with it stays hidden from whoever moves the other', async () => {
  const other = (await listed('outside', 'q=bin'))[0];
  const links = (await people.inside.api.post(`/api/conversations/${other}/links`, { with: reference })).body;
  expect(links.links).toMatchObject([{ reference }]);
  // To where it stands already, and to where the linked one stands.
  for (const queue of ['general', 'complaints']) {
    const moved = await people.outside.api.post(`/api/conversations/${other}/transfer`, { queue });
    expect(moved).toMatchObject({ status: 200, body: { reference: other, queue, links: [], repeat: null } });
  }
});

test('what was split off and handed over is hidden in the ledger too, and what was not is not', async () => {
  const id = 'first@mail.example';
  await takeIn(postroom, mail({ subject: 'Two matters', id }));
  await takeIn(postroom, mail({ subject: 'Re: Two matters', inReplyTo: id, text: 'The other matter.' }));
  const ledger = async () =>
    (await postroom.api.get('/api/ledger')).body.items as {
      id: string;
      reference: string;
      outcome: string;
    }[];
  const [entry] = (await ledger()).filter(({ outcome }) => outcome === 'appended');
  const raw = async () => (await postroom.api.get(`/api/ledger/${entry?.id}/raw`)).status;
  expect(await raw()).toBe(200);
  const { messages } = (await postroom.api.get(`/api/conversations/${entry?.reference}`)).body;
  const second = messages.find(({ text }: { text: string }) => text.includes('other matter'));
  const split = { messages: [second.id] };
  const made = (await postroom.api.post(`/api/conversations/${entry?.reference}/split`, split)).body;
  expect(await ledger()).toContainEqual(
    expect.objectContaining({ id: entry?.id, reference: made.reference }),
  );
  await postroom.api.post(`/api/conversations/${made.reference}/transfer`, { queue: 'complaints' });
  expect(await raw()).toBe(404);
  const left = (await ledger()).map((each) => each.reference);
  expect(left).toContain(entry?.reference);
  expect(left).not.toContain(made.reference);
});

test('whoever joins the team sees it at once, and whoever is disabled hears no more', async () => {
  const heard = await listen(postroom.url, people.outside.api.cookie());
  const team = (await postroom.api.get('/api/teams')).body.items[0];
  await postroom.api.put(`/api/teams/${team.id}`, {
    ...team,
    members: [people.inside.id, people.outside.id],
  });
  await heard.access();
  expect((await people.outside.api.get(`/api/conversations/${reference}`)).status).toBe(200);
  await people.inside.api.post(`/api/conversations/${reference}/assign`, { assignee: null });
  await heard.event((change) => change.reference === reference);

  await postroom.api.post('/api/users/outside@example.org/disable');
  await eventually(() => expect(heard.ended()).toBe(true));
});
