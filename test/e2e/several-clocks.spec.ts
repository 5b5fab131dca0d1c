import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ApiClient } from '../support/api-client.js';
import { settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { inProject } from '../support/project.js';
import { takeIn } from '../support/take-in.js';

/** A Thursday in the opening hours, before Easter. */
const NOW = '2026-04-02T10:00:00+01:00';
const COMPLAINT = { subject: 'A complaint', text: 'I wish to complain about the noise.' };

interface Clock {
  target: string;
  state: string;
  due: string;
}

let postroom: Product;
afterEach(() => postroom?.remove());

const start = async (env: Record<string, string> = {}) => {
  const untouched = 'CHARTER' in env;
  postroom = await startProduct({ untouched, env: { NOW, ...env } });
};

/** The conversation that a mail becomes, once it is acknowledged. */
async function arrives(draft: Parameters<typeof mail>[0]): Promise<string> {
  await takeIn(postroom, mail(draft));
  const [item] = (await postroom.api.get('/api/conversations')).body.items;
  const path = `/api/conversations/${item.reference}`;
  await settled(async () => (await postroom.api.get(path)).body);
  return path;
}

const states = ({ clocks }: { clocks: Clock[] }) =>
  clocks.map(({ target, state, due }) => `${target} ${state} ${due}`).toSorted();

async function colleague(name: string): Promise<ApiClient> {
  const who = { email: `${name}@example.org`, name, roles: ['advisor'], password: 'a long enough password' };
  await postroom.api.post('/api/users', who);
  const api = postroom.api.nobody();
  await api.signIn(who);
  return api;
}

test('a complaint is acknowledged, contacted about and answered, each by a day of its own', async () => {
  await start({ CHARTER: 'council-standards' });
  const path = await arrives(COMPLAINT);
  const { body: fresh } = await postroom.api.get(path);
  expect(states(fresh)).toEqual([
    'acknowledge met 2026-04-07',
    'complaint-first-contact running 2026-04-13',
    'complaint-simple running 2026-04-22',
  ]);
  const acknowledgement = fresh.messages.find(({ purpose }: { purpose: string }) => purpose);
  expect(acknowledgement.text).toContain('Wednesday 22 April 2026');
  const listed = async () => (await postroom.api.get('/api/conversations')).body.items[0];
  expect(await listed()).toMatchObject({ due: '2026-04-13' });

  const contact = { text: 'We are looking into it.', holding: true };
  const { body: contacted } = await postroom.api.post(`${path}/replies`, contact);
  expect(contacted).toMatchObject({ due: '2026-04-22', pendingTargets: [] });
  expect(states(contacted)).toContain('complaint-first-contact met 2026-04-13');
  expect(contacted.messages.at(-1)).toMatchObject({ holding: true });
  expect(contacted.clocks).toContainEqual(
    expect.objectContaining({ target: 'complaint-first-contact', metBy: 'first-human-reply' }),
  );
  expect(await listed()).toMatchObject({ due: '2026-04-22' });

  const { body: answered } = await postroom.api.post(`${path}/replies`, { text: 'It has been put right.' });
  expect(answered.due).toBeNull();
  expect(answered.clocks.map(({ state }: Clock) => state)).toEqual(['met', 'met', 'met']);

  const { status, body } = await postroom.api.post(`${path}/escalate`, {
    reason: 'It is as loud as before.',
  });
  expect({ status, type: body.type }).toEqual({
    status: 409,
    type: expect.stringContaining('no-second-stage'),
  });
}, 300_000);

test('the demonstration runs on it', async () => {
  await start({ CHARTER: 'council-standards', NOW: '2026-11-19T10:30:00+00:00' });
  const { stdout } = await promisify(execFile)(
    inProject('node_modules/.bin/node'),
    [inProject('dist/apps/server/src/commands/main.js'), 'demo', '--json'],
    { env: postroom.env, timeout: 400_000 },
  );
  expect(JSON.parse(stdout).conversations).toBeGreaterThan(110);
  const { items } = (await postroom.api.get('/api/conversations?queue=complaints&limit=100')).body;
  const targets = new Set(items.flatMap(({ clocks }: { clocks: Clock[] }) => clocks.map((c) => c.target)));
  expect(targets).toEqual(
    new Set(['acknowledge', 'response', 'complaint-first-contact', 'complaint-simple']),
  );
}, 500_000);

test('a complaint goes on to stage two, which somebody else answers', async () => {
  await start();
  const [ada, bea] = [await colleague('Ada'), await colleague('Bea')];
  const path = await arrives(COMPLAINT);
  const early = await bea.post(`${path}/escalate`, { reason: 'Too slow.' });
  expect({ status: early.status, type: early.body.type }).toEqual({
    status: 409,
    type: expect.stringContaining('not-answered'),
  });
  await ada.post(`${path}/replies`, { text: 'We see no fault.', after: 'done' });
  const { status, body } = await bea.post(`${path}/escalate`, { reason: 'They have proof.' });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'open',
    stage: 2,
    stageOneBy: { name: 'Ada' },
    assignee: null,
    due: '2026-04-29',
  });
  expect(states(body)).toEqual(['complaint-stage-1 met 2026-04-20', 'complaint-stage-2 running 2026-04-29']);
  const own = await ada.post(`${path}/replies`, { text: 'Still no fault.' });
  expect({ status: own.status, type: own.body.type }).toEqual({
    status: 409,
    type: expect.stringContaining('answered-stage-one'),
  });
  const answered = await bea.post(`${path}/replies`, { text: 'We were wrong, and we are sorry.' });
  expect(answered.body).toMatchObject({ due: null, assignee: { name: 'Bea' } });
}, 300_000);
