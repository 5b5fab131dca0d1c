import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { inProject } from '../support/project.js';
import { takeIn } from '../support/take-in.js';

interface Rules {
  version: number;
  rules: { key: string; name: string }[];
}

const NOISE = {
  key: 'noise-at-night',
  name: 'Noise at night',
  note: 'The officers on duty see it first.',
  when: {
    all: [
      { field: 'subject-or-text', operator: 'matches', value: 'noise|loud (music|party)' },
      { none: [{ field: 'sender-domain', operator: 'is', value: 'council.example' }] },
    ],
  },
  do: [
    { action: 'set-queue', value: 'highways' },
    { action: 'set-target', value: 'social' },
    { action: 'add-tags', value: ['noise'] },
    { action: 'assign-in-turn', value: 'Night duty' },
  ],
};

let postroom: Product;
let manager: ApiClient;
let advisor: ApiClient;

beforeAll(async () => {
  postroom = await startProduct();
  manager = await colleague('Mia', 'manager');
  advisor = await colleague('Ada', 'advisor');
  const { id } = (await advisor.get('/api/session')).body;
  await postroom.api.post('/api/teams', { name: 'Night duty', members: [id] });
}, 300_000);

afterAll(() => postroom?.remove());

async function colleague(name: string, role: string): Promise<ApiClient> {
  const who = { email: `${name}@example.org`, name, roles: [role], password: 'a long enough password' };
  await postroom.api.post('/api/users', who);
  const api = postroom.api.nobody();
  await api.signIn(who);
  return api;
}

const inForce = async (): Promise<Rules> => (await manager.get('/api/rules')).body;

test('a manager puts a rule in front; what comes in goes by it and says why', async () => {
  const { version, rules } = await inForce();
  expect(version).toBe(1);
  const saved = await manager.put('/api/rules', {
    rules: [NOISE, ...rules],
    note: 'Summer is near',
    version,
  });
  expect(saved.status).toBe(200);
  expect(saved.body).toMatchObject({
    version: 2,
    note: 'Summer is near',
    savedBy: { name: 'Mia' },
    findings: [],
  });

  await takeIn(postroom, mail({ subject: 'Next door', text: 'LOUD PARTY again, every Friday.' }));
  const [row] = (await advisor.get('/api/conversations?tag=noise')).body.items;
  expect(row).toMatchObject({ queue: 'highways', assignee: { name: 'Ada' } });
  const { routedBy, history } = (await advisor.get(`/api/conversations/${row.reference}`)).body;
  expect(routedBy.sentences[0]).toBe(
    'Rule 1, Noise at night: matched, because the subject or the text matches "noise|loud (music|party)" and the sender\'s domain is "example.com", not "council.example". Set the queue to highways, the target to social and the tags to noise. It was given to whoever of Night duty is next. No later rule was looked at.',
  );
  expect(history).toContainEqual(
    expect.objectContaining({ text: 'The rules gave it to Ada of Night duty.' }),
  );
  const news = (await advisor.get('/api/notifications')).body.items;
  expect(news).toContainEqual(expect.objectContaining({ kind: 'assigned' }));
});

test('each rule is told in words, with the names that people know; a draft too, as far as it can be read', async () => {
  const told = (sentence: { text: string }[] | null) => sentence?.map(({ text }) => text).join('') ?? null;
  const { sentences } = (await advisor.get('/api/rules')).body;
  expect(told(sentences[0])).toBe(
    "When the subject or the text matches noise|loud (music|party) and the sender's domain is not council.example, send it to Highways and streets, promise Answer on social media (1 working day), tag it noise and give it to whoever of Night duty is next.",
  );
  expect(sentences[0]).toContainEqual({ text: 'Highways and streets', chosen: true });
  const draft = [{ ...NOISE, do: [{ action: 'set-queue', value: 'nowhere' }] }, { key: 'x' }, 7];
  const checked = (await manager.post('/api/rules/check', { rules: draft })).body;
  expect(checked.sentences.map(told)).toEqual([expect.stringContaining('send it to nowhere.'), null, null]);
});

test('what rules can look at, do and name is listed for managers', async () => {
  expect((await advisor.get('/api/rules/vocabulary')).status).toBe(403);
  const { fields, actions, names } = (await manager.get('/api/rules/vocabulary')).body;
  expect(fields).toContainEqual({
    field: 'queue',
    label: 'the queue so far',
    contrary: null,
    kind: 'key',
    operators: [
      { operator: 'is', words: 'is' },
      { operator: 'is-any-of', words: 'is one of' },
    ],
    values: null,
    noun: 'queue',
  });
  expect(actions).toContainEqual({ action: 'set-target', words: 'promise', after: '', takes: 'target' });
  expect(names.targets).toContainEqual({ key: 'response', name: 'Answer (10 working days)' });
  expect(names.people).toContainEqual({ key: 'ada@example.org', name: 'Ada' });
  expect(names.teams).toEqual([{ key: 'Night duty', name: 'Night duty' }]);
});

test('the versions tell who changed what and when, and each can be read', async () => {
  const { items, next } = (await manager.get('/api/rules/versions?limit=1')).body;
  expect(items).toMatchObject([{ version: 2, savedBy: { name: 'Mia' }, note: 'Summer is near' }]);
  const rest = (await manager.get(`/api/rules/versions?limit=1&cursor=${next}`)).body;
  expect(rest).toMatchObject({ items: [{ version: 1, savedBy: null }], next: null });
  const first: Rules = (await manager.get('/api/rules/versions/1')).body;
  expect(first.rules.map(({ key }) => key)).not.toContain(NOISE.key);
  expect((await manager.get('/api/rules/versions/7')).status).toBe(404);
});

test('rules that cannot work are refused by rule and field, and nothing changes', async () => {
  const { rules, version } = await inForce();
  const broken = [
    {
      ...NOISE,
      key: 'all',
      name: 'Everything',
      when: { all: [] },
      do: [{ action: 'set-queue', value: 'attic' }],
    },
    ...rules,
  ];
  const { status, body } = await manager.put('/api/rules', { rules: broken });
  expect(status).toBe(400);
  expect(body.errors).toContainEqual({
    path: 'rules.0.do.0.value',
    message: expect.stringContaining('Everything: There is no queue "attic".'),
  });
  expect(body.errors).toContainEqual({
    path: 'rules.1.when',
    message: 'Noise at night: No message reaches this rule: "Everything" takes all of it before.',
  });
  const check = await manager.post('/api/rules/check', { rules: broken });
  expect(check.body.items).toContainEqual(
    expect.objectContaining({ severity: 'error', rule: 'all', path: 'do.0.value' }),
  );
  expect((await inForce()).version).toBe(version);
});

test('a change of what somebody else has changed since is refused', async () => {
  const { rules } = await inForce();
  const { status, body } = await manager.put('/api/rules', { rules: rules.slice(1), version: 1 });
  expect(status).toBe(409);
  expect(body.type).toContain('stale-version');
});

test('advisors read the rules, and leave changing them to managers', async () => {
  expect((await advisor.get('/api/rules')).status).toBe(200);
  expect((await advisor.put('/api/rules', { rules: [] })).status).toBe(403);
  expect((await advisor.post('/api/rules/check', { rules: [] })).status).toBe(403);
  expect((await postroom.api.nobody().get('/api/rules')).status).toBe(401);
});

describe('a rehearsal', () => {
  const quiet = async () => {
    const { rules } = await inForce();
    return { rules: rules.filter(({ key }) => key !== NOISE.key) };
  };

  test('says what would have gone elsewhere, and changes nothing', async () => {
    const { status, body } = await manager.post('/api/rules/rehearse', await quiet());
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: 1, changed: 1, moves: [{ from: 'highways', items: 1 }] });
    expect(body.examples).toMatchObject([
      { subject: 'Next door', before: { queue: 'highways' }, after: { assignment: null } },
    ]);
    expect((await inForce()).rules[0]?.key).toBe(NOISE.key);
  });

  test('tells how far it is, a line at a time', async () => {
    const headers = { accept: 'application/x-ndjson' };
    const { body } = await manager.post('/api/rules/rehearse', await quiet(), headers);
    const lines = (typeof body === 'string' ? body : JSON.stringify(body))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { progress: { done: 0, total: 1 } },
      { progress: { done: 1, total: 1 } },
      { result: expect.objectContaining({ changed: 1 }) },
    ]);
    expect((await manager.post('/api/rules/rehearse', { rules: 'x' }, headers)).status).toBe(400);
  });

  test('is for a period in days, and for managers', async () => {
    const long = { ...(await quiet()), from: '2020-01-01', to: '2020-12-31' };
    expect((await manager.post('/api/rules/rehearse', long)).body).toMatchObject({
      items: 0,
      changed: 0,
      from: '2020-01-01T00:00:00.000Z',
      to: '2021-01-01T00:00:00.000Z',
    });
    expect((await manager.post('/api/rules/rehearse', { ...long, from: 'soon' })).status).toBe(400);
    expect((await advisor.post('/api/rules/rehearse', long)).status).toBe(403);
  });

  test('by the command line', async () => {
    const file = join(postroom.dataDir, 'quiet.json');
    await writeFile(file, JSON.stringify(await quiet()));
    const { code, stdout } = await postroom.postroom('rules', 'rehearse', file);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^1 came in between .* 1 of them would have been treated otherwise\.\n {2}1 {2}highways → \w+\n/,
    );
    const json = await postroom.postroom('rules', 'rehearse', file, '--json', '--from', '2020-01-01');
    expect(JSON.parse(json.stdout)).toMatchObject({ items: 1, changed: 1 });
    expect((await postroom.postroom('rules', 'rehearse', file, '--from', 'soon')).code).toBe(2);
  });
});

describe('postroom rules check', () => {
  const check = async (text: string, ...options: string[]) => {
    const file = join(postroom.dataDir, 'rules.yaml');
    await writeFile(file, text);
    return postroom.postroom('rules', 'check', file, ...options);
  };

  test('a sound charter', async () => {
    const { code, stdout } = await postroom.postroom('rules', 'check', inProject('charters/ten-day.yaml'));
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+ rules, 0 errors, 0 warnings\.\n$/),
    });
  });

  test('each mistake on a line of its own', async () => {
    const text = JSON.stringify([
      { ...NOISE, when: { any: [] } },
      { ...NOISE, key: 'b', when: { field: 'smell' } },
    ]);
    const { code, stdout } = await check(text, '--json');
    expect(code).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ severity: 'error', rule: 'b', path: 'when.field', message: 'There is no field "smell".' }]);
    const words = await check(JSON.stringify([{ ...NOISE, when: { any: [] } }]));
    expect(words.stdout).toContain('error  noise-at-night.when: No message can match this condition.\n');
  });

  test.each([
    ['no YAML', 'rules: [', /rules\.yaml:\d+:\d+: /],
    ['nothing', '', /rules: /],
  ])('%s', async (_, text, said) => {
    const { code, stdout, stderr } = await check(text);
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(said);
  });

  test('no such file', async () => {
    const { code, stderr } = await postroom.postroom('rules', 'check', '/nowhere.yaml');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('/nowhere.yaml cannot be read'),
    });
  });
});
