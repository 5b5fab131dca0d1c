import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { RuleVersions } from './rule-versions.js';

let rooms: Rooms;
let versions: RuleVersions;

const bins = {
  key: 'bins',
  name: 'Bins',
  when: { field: 'subject-or-text', operator: 'contains', value: 'bin' },
  do: [{ action: 'set-queue', value: 'waste' }],
};

beforeAll(async () => {
  rooms = await openRooms();
  versions = new RuleVersions(rooms.em, rooms.clock, rooms.rules, () => ['default']);
});

afterAll(() => rooms?.close());

const save = (rules: unknown, basedOn?: number) =>
  versions.save({ rules, note: 'Bins first', basedOn }, rooms.person.id);

test('what is saved decides on what comes in from then on, and is kept as a version', async () => {
  const { version, findings } = await save([bins], 1);
  expect(version.version).toBe(2);
  // What nothing is sorted into any more is said, and does not stand in the way.
  expect(findings).toContainEqual(expect.objectContaining({ severity: 'warning', path: 'queue' }));
  const { reference } = await rooms.arrives(mail({ subject: 'My bin' }));
  expect(await rooms.conversation(reference)).toMatchObject({ queue: 'waste', ruleVersion: 2 });
  expect(await versions.list(10, null)).toEqual([
    expect.objectContaining({
      version: 2,
      note: 'Bins first',
      savedBy: { id: rooms.person.id, name: 'Ada' },
      rules: 1,
    }),
    expect.objectContaining({ version: 1, savedBy: null }),
  ]);
  expect((await versions.get('1')).rules.length).toBeGreaterThan(1);
});

test('the very same rules make no new version', async () => {
  const { version } = await versions.current();
  expect((await save([bins])).version.version).toBe(version);
});

test('who changed an older version is told, and nothing is saved', async () => {
  await expect(save([], 1)).rejects.toMatchObject({ kind: 'conflict', code: 'stale-version' });
  expect((await versions.current()).rules).toHaveLength(1);
});

test('two who save at once: one of them is told', async () => {
  const { version } = await versions.current();
  const other = (name: string) => [{ ...bins, name }];
  const results = await Promise.allSettled([save(other('One'), version), save(other('Two'), version)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await versions.current()).version).toBe(version + 1);
});

test.each<[string, unknown, string, string]>([
  [
    'an unknown queue',
    [
      bins,
      { ...bins, key: 'b', name: 'Noise', when: { all: [] }, do: [{ action: 'set-queue', value: 'attic' }] },
    ],
    'rules.1.do.0.value',
    'Noise: There is no queue "attic"',
  ],
  [
    'an unknown field',
    [{ ...bins, when: { field: 'smell', operator: 'is', value: 'x' } }],
    'rules.0.when.field',
    'Bins: There is no field "smell".',
  ],
  ['no list', 'bins', 'rules', 'Invalid input'],
  ['nothing', undefined, 'rules', 'Invalid input'],
  [
    'somebody who does not work here',
    [{ ...bins, do: [{ action: 'assign-person', value: 'zoe@example.org' }] }],
    'rules.0.do.0.value',
    'Bins: There is no person who can be given work "zoe@example.org". There are: ada@example.org.',
  ],
])('%s is refused, and told by rule and field', async (_, rules, path, message) => {
  await expect(save(rules)).rejects.toMatchObject({
    kind: 'invalid',
    fields: [{ path, message: expect.stringContaining(message) }],
  });
});

test('a check says the same and changes nothing', async () => {
  const { version } = await versions.current();
  expect(await versions.check([{ ...bins, when: { any: [] } }], undefined)).toContainEqual(
    expect.objectContaining({ severity: 'error', rule: 'bins', path: 'when' }),
  );
  expect(await versions.check([{ ...bins, when: 1 }], undefined)).toEqual([
    expect.objectContaining({ severity: 'error', rule: 'bins', path: 'when' }),
  ]);
  expect((await versions.current()).version).toBe(version);
});

test.each(['0', '999999', 'x', '-1'])('there is no version %s', async (version) => {
  await expect(versions.get(version)).rejects.toMatchObject({ kind: 'not-found' });
});
