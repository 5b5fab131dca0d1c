import type { ApiClient } from '../support/api-client.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

const PASSWORD = 'a long enough password';
const STRANGER = 'Eve <eve@example.net>';

let postroom: Product;
let people: Record<'inside' | 'outside', { id: string; api: ApiClient }>;
let hidden: string;
let open: string;
let suggesting: string;

type Who = keyof typeof people;
const look = async (who: Who, reference: string) =>
  (await people[who].api.get(`/api/conversations/${reference}`)).body;
const referenceOf = async (subject: string): Promise<string> =>
  (await postroom.api.get(`/api/conversations?q=subject:"${subject}"`)).body.items[0].reference;

/** What is known in everybody's sight, then handed to a queue that only its team sees. */
beforeAll(async () => {
  postroom = await startProduct();
  people = { inside: await colleague('inside'), outside: await colleague('outside') };
  await takeIn(
    postroom,
    mail({ from: 'Carol <carol@example.com>', subject: 'Private worry' }),
    mail({ subject: 'Broken bench' }),
  );
  hidden = await referenceOf('Private worry');
  open = await referenceOf('Broken bench');
  await takeIn(postroom, mail({ from: STRANGER, subject: `Neighbour of ${hidden}` }));
  suggesting = await referenceOf('Neighbour');
  const { inside, outside } = people;
  expect((await outside.api.post(`/api/conversations/${open}/links`, { with: hidden })).status).toBe(200);
  await inside.api.post(`/api/conversations/${hidden}/assign`, { assignee: outside.id });
  await inside.api.post(`/api/conversations/${open}/assign`, { assignee: outside.id });
  const team = await postroom.api.post('/api/teams', { name: 'Safeguarding', members: [inside.id] });
  const queue = { name: 'Complaints', restricted: true, teams: [team.body.id] };
  expect((await postroom.api.put('/api/queues/complaints', queue)).status).toBe(200);
  const moved = await outside.api.post(`/api/conversations/${hidden}/transfer`, { queue: 'complaints' });
  expect(moved.status).toBe(200);
}, 300_000);

afterAll(() => postroom?.remove());

async function colleague(name: string): Promise<{ id: string; api: ApiClient }> {
  const who = { email: `${name}@example.org`, name, roles: ['advisor'], password: PASSWORD };
  const { body } = await postroom.api.post('/api/users', who);
  const api = postroom.api.nobody();
  await api.signIn(who);
  return { id: body.id, api };
}

describe('what stands in a restricted queue is not named outside its team', () => {
  test('where another conversation may belong to it', async () => {
    expect(await look('inside', suggesting)).toMatchObject({ suggestion: { reference: hidden } });
    const seen = await look('outside', suggesting);
    expect(seen.suggestion).toBeNull();
    expect(seen.history.map(({ kind }: { kind: string }) => kind)).not.toContain('suggested');
    expect(JSON.stringify(seen.history)).not.toContain(hidden);
    const listed = async (who: Who) =>
      (await people[who].api.get(`/api/conversations?q=ref:${suggesting}`)).body.items[0].mayBelongTo;
    expect([seen.mayBelongTo, await listed('outside'), await listed('inside')]).toEqual([null, null, hidden]);
  });

  test('in the history of what it was linked with', async () => {
    const linked = async (who: Who) =>
      (await look(who, open)).history.find(({ kind }: { kind: string }) => kind === 'linked').text;
    expect(await linked('inside')).toBe(`outside linked it with ${hidden}.`);
    expect(await linked('outside')).toBe('outside linked it with another conversation.');
  });

  test('and its news are not counted', async () => {
    const { items, unread } = (await people.outside.api.get('/api/notifications')).body;
    expect(items.map(({ reference }: { reference: string }) => reference)).toEqual([open]);
    expect(unread).toBe(1);
  });

  test('nor is it in the figures for operators', async () => {
    const { body } = await postroom.api.nobody().get('/metrics');
    expect(body).toContain('postroom_open_conversations{queue="');
    expect(body).not.toContain('queue="complaints"');
  });

  test('and who is known only there is given away by no address', async () => {
    const contact = { name: 'Somebody', address: 'Carol@example.com' };
    const path = `/api/conversations/${suggesting}/contact`;
    const answer = await people.outside.api.post(path, { contact });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'contact' }] } });
    expect((await look('outside', suggesting)).contact).toMatchObject({ address: 'eve@example.net' });
    const known = await people.inside.api.post(path, { contact });
    expect(known).toMatchObject({ status: 200, body: { contact: { name: 'Carol' } } });
  });
});
