import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { takeIn } from '../support/take-in.js';

interface Row {
  subject: string;
  clocks: { due: string }[];
}

interface Change {
  part: string;
  change: string;
  key: string;
  before: string | null;
  after: string | null;
}

let postroom: Product;

beforeAll(async () => {
  postroom = await startProduct({ env: { NOW: '2026-04-02T09:00:00Z' } });
}, 300_000);

afterAll(() => postroom?.remove());

const charter = (...args: string[]) => postroom.postroom('charter', ...args);
const get = async (path: string) => (await postroom.api.get(path)).body;
const list = async (): Promise<Row[]> => (await get('/api/conversations')).items;

async function file(text: string): Promise<string> {
  const path = join(postroom.dataDir, 'ours.yaml');
  await writeFile(path, text);
  return path;
}

async function versions(): Promise<{ version: number; note: string; savedBy: unknown }[]> {
  return (await get('/api/rules/versions')).items;
}

test('the charters are listed with the one in use', async () => {
  const { code, stdout } = await charter('list');
  expect(code).toBe(0);
  expect(stdout).toContain('five-day  Five working days  based on ten-day\n');
  expect(stdout).toContain('ten-day  Ten working days  in use\n');
  const lines = (await charter('list', '--json')).stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual((await get('/api/charters')).items);
});

test('a dry run says what would change, and changes nothing', async () => {
  const { code, stdout } = await charter('use', 'five-day', '--dry-run');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Five working days \(five-day\), in place of ten-day\n/);
  expect(stdout).toContain('Targets: 4 added, 1 changed, 1 no longer named\n');
  expect(stdout).toContain('  ~ response  Answer: 10 working days → 5 working days\n');
  expect(stdout).toContain('  + call-back  Call back: 1 working day');
  expect(stdout).toContain('  = social  Answer on social media\n');
  expect(stdout).toContain('Rules: 1 changed\n  ~ social-media');
  expect(stdout).toMatch(/Nothing was changed\.\n$/);
  expect(await versions()).toHaveLength(1);
  expect((await get('/api/charters/five-day/diff')).same).toBe(false);
});

test('once in use it holds for what comes in; what is there keeps its place and its date', async () => {
  await takeIn(postroom, mail({ subject: 'Before', text: 'When are you open?' }));
  const [before] = await list();
  expect(before?.clocks[0]).toMatchObject({ due: '2026-04-20' });

  const { code, stdout } = await charter('use', 'five-day', '--yes');
  expect(code).toBe(0);
  expect(stdout).toContain('five-day is in use, with version 2 of the rules.');
  expect(await versions()).toMatchObject([
    { version: 2, note: 'Charter five-day', savedBy: null },
    { version: 1 },
  ]);
  await takeIn(postroom, mail({ subject: 'After', text: 'When are you open?' }));
  const rows = await list();
  const dueOf = (subject: string) => rows.find((row) => row.subject === subject)?.clocks[0]?.due;
  expect({ before: dueOf('Before'), after: dueOf('After') }).toEqual({
    before: '2026-04-20',
    after: '2026-04-13',
  });
  // Left out of this charter, and there all the same.
  expect((await get('/api/due-dates?target=social&received=2026-04-02T09:00:00Z')).due).toBe('2026-04-07');
});

test('the same once more changes nothing, and says so', async () => {
  const { code, stdout } = await charter('use', 'five-day');
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'five-day is in use already. Nothing changes.\n' });
  expect(JSON.parse((await charter('use', 'five-day', '--json')).stdout)).toMatchObject({
    same: true,
    applied: false,
  });
  expect(await versions()).toHaveLength(2);
});

test('who the organisation is, its channels and its people stay, but for what an own file says', async () => {
  const [channels, users] = [await get('/api/channels'), await get('/api/users')];
  const own = await file(
    [
      'key: ours',
      'basedOn: ten-day',
      'name: Our own',
      'organisation: { name: Wyre Parish }',
      'targets: [{ key: response, amount: 3 }]',
      'queues: [{ key: waste, name: Bins }, { key: trees, name: Trees }]',
      'without: { rules: [highways], queues: [highways] }',
    ].join('\n'),
  );
  const diff = JSON.parse((await charter('use', own, '--json')).stdout);
  expect(diff).toMatchObject({ key: 'ours', inPlaceOf: 'five-day', applied: true, ruleVersion: 3 });
  const told = (part: string) =>
    diff.changes
      .filter((change: Change) => change.part === part)
      .map(({ change, key, before, after }: Change) => [change, key, before, after]);
  expect(told('queue')).toEqual([
    ['changed', 'waste', 'Waste and recycling', 'Bins'],
    ['added', 'trees', null, 'Trees'],
    ['stays', 'highways', 'Highways and streets', null],
  ]);
  expect(told('rule')).toContainEqual(['removed', 'highways', expect.any(String), null]);
  expect(told('target')).toContainEqual(['changed', 'response', '5 working days', '3 working days']);
  expect(told('organisation')).toContainEqual(['changed', 'name', 'Example Council', 'Wyre Parish']);
  expect(told('organisation').map(([, key]: string[]) => key)).not.toContain('telephone');
  expect([await get('/api/channels'), await get('/api/users')]).toEqual([channels, users]);
  expect((await get('/api/queues')).items.map(({ name }: { name: string }) => name)).toContain(
    'Highways and streets',
  );
  expect((await charter('list')).stdout).toContain('ours  Our own  in use\n');
});

test('by the API, for managers, with who did it', async () => {
  const used = await postroom.api.post('/api/charters/ten-day/use', {});
  expect(used).toMatchObject({ status: 200, body: { key: 'ten-day', inPlaceOf: 'ours', ruleVersion: 4 } });
  expect((await versions())[0]).toMatchObject({
    note: 'Charter ten-day',
    savedBy: { name: 'Administrator' },
  });
  expect(used.body.changes).not.toContainEqual(
    expect.objectContaining({ part: 'organisation', key: 'name' }),
  );
  expect((await postroom.api.post('/api/charters/ten-day/use', {})).body).toMatchObject({ same: true });

  await postroom.postroom(
    'user',
    'add',
    '--email',
    'ada@example.org',
    '--name',
    'Ada',
    '--password',
    'a long enough password',
  );
  const advisor = postroom.api.nobody();
  await advisor.signIn({ email: 'ada@example.org', password: 'a long enough password' });
  for (const { status } of [
    await advisor.get('/api/charters'),
    await advisor.get('/api/charters/five-day/diff'),
    await advisor.post('/api/charters/five-day/use', {}),
  ]) {
    expect(status).toBe(403);
  }
  expect((await postroom.api.nobody().post('/api/charters/five-day/use', {})).status).toBe(401);
});

test.each(['two-day', '..%2F..%2Fpackage', '%2Fetc%2Fpasswd', 'ten-day.yaml', '%00'])(
  'there is no charter %s',
  async (name) => {
    expect((await postroom.api.get(`/api/charters/${name}/diff`)).status).toBe(404);
    expect((await postroom.api.post(`/api/charters/${name}/use`, {})).status).toBe(404);
  },
);

describe('a charter that cannot be used', () => {
  const based = (rest: string) => `key: ours\nbasedOn: five-day\nname: Ours\n${rest}`;

  test.each<[string, string, RegExp]>([
    [
      'a wrong type',
      based('targets:\n  - key: response\n    amount: soon\n'),
      /ours\.yaml:6:5: targets\.0\.amount: .*number/,
    ],
    ['an unknown field', based('colour: blue\n'), /ours\.yaml:4:1: colour: There is no such field here\./],
    ['a field given twice', based('name: Twice\n'), /ours\.yaml:4:1: Map keys must be unique/],
    [
      'a rule on a queue that there is not',
      based('rules:\n  - key: waste\n    do: [{ action: set-queue, value: attic }]\n'),
      /ours\.yaml:6:31: rules\.0\.do\.0\.value: .*There is no queue "attic"/,
    ],
    [
      'a rule that says nothing',
      based('rules:\n  - { key: new, name: New, do: [] }\n'),
      /ours\.yaml:5:5: rules\.0\.when: /,
    ],
    [
      'an acknowledgement that there is not',
      based('kinds:\n  - { key: enquiry, acknowledgement: gone }\n'),
      /ours\.yaml:5:21: kinds\.0\.acknowledgement: There is no acknowledgement "gone"/,
    ],
    [
      'the name of one that ships',
      'key: ten-day\nbasedOn: five-day\nname: Ours\n',
      /ours\.yaml:1:1: key: "ten-day" ships/,
    ],
    ['a megabyte', `key: ${'x'.repeat(1024 * 1024)}`, /cannot be read: it is too long/],
    ['half a megabyte', `key: ${'x'.repeat(512 * 1024)}`, /ours\.yaml:1:1: A charter has at most/],
  ])('for %s', async (_, text, said) => {
    const path = await file(text);
    const [check, use] = [await charter('check', path), await charter('use', path, '--yes')];
    expect([check.code, use.code]).toEqual([1, 1]);
    expect(check.stdout + check.stderr).toMatch(said);
    expect(use.stderr).toMatch(said);
    expect(use.stderr.trim().split('\n')).toHaveLength(1);
    expect((await get('/api/rules')).version).toBe(4);
  });

  test.each([
    ['/nowhere.yaml', 'there is no such file'],
    ['/dev/zero', 'it is no file'],
    ['./', 'it is no file'],
    ['two-day', 'There is no charter "two-day". There are: '],
  ])('for %s', async (name, said) => {
    const { code, stderr } = await charter('use', name);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(said) });
  });

  test('a sound one is said to be sound', async () => {
    const sound = await file(based('targets: [{ key: response, amount: 4 }]\n'));
    expect(await charter('check', sound)).toMatchObject({ code: 0, stdout: `${sound}: 0 mistakes.\n` });
    expect((await charter('check', 'care-pledge')).code).toBe(0);
  });
});
