import { Temporal } from 'temporal-polyfill';
import { traceSentences } from '#routing';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { Rehearsal, type RehearsalDraft } from './rehearsal.js';
import { RuleVersions } from './rule-versions.js';
import { SEES_ALL } from './sight.js';

let rooms: Rooms;
let versions: RuleVersions;
let rehearsal: Rehearsal;
const references: Record<string, string> = {};

const day = (days: number) => THURSDAY.add({ hours: 24 * days });
const date = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

const NOISE = {
  key: 'noise',
  name: 'Noise',
  when: { field: 'text', operator: 'contains', value: 'drums' },
  do: [
    { action: 'set-queue', value: 'highways' },
    { action: 'set-target', value: 'social' },
  ],
};

beforeAll(async () => {
  rooms = await openRooms();
  versions = new RuleVersions(rooms.em, rooms.clock, rooms.rules, () => [
    'default',
    'complaint',
    'information-request',
  ]);
  rehearsal = new Rehearsal(rooms.em, versions, rooms.dueDates);
  const mails: [string, string, number][] = [
    ['old', 'Drums, long ago.', -40],
    ['bin', 'The bin was missed.', -3],
    ['noise', 'Drums until midnight.', -2],
    ['lost', 'Where is my cat?', -1],
  ];
  for (const [name, text, days] of mails) {
    references[name] = (await rooms.arrives(mail({ text, subject: name }), day(days))).reference ?? '';
  }
});

afterAll(() => rooms?.close());

async function rehearse(
  changed: (rules: object[]) => unknown,
  draft: Partial<RehearsalDraft> = {},
  options = {},
) {
  const { rules } = await versions.current();
  return rehearsal.rehearse(
    { rules: changed(rules), from: date(day(-30)), to: date(day(1)), ...draft },
    { sight: SEES_ALL, signal: new AbortController().signal, ...options },
  );
}

const withNoise = (rules: object[]) => [NOISE, ...rules];

test('the rules in force would have done what they did', async () => {
  const found = await rehearse((rules) => rules);
  expect(found).toMatchObject({ items: 3, changed: 0, differences: {}, examples: [] });
  expect(found.moves.every(({ from, to }) => from === to)).toBe(true);
});

test('what would go elsewhere, and by when it would be due, with both reasons', async () => {
  const found = await rehearse(withNoise);
  expect(found).toMatchObject({
    items: 3,
    changed: 1,
    differences: { queue: 1, targets: 1, due: 1 },
    dates: { earlier: 1, later: 0, begun: 0, dropped: 0 },
  });
  expect(found.moves).toContainEqual({ from: 'general', to: 'highways', items: 1 });
  expect(found.moves.reduce((sum, { items }) => sum + items, 0)).toBe(3);
  const [example, ...others] = found.examples;
  expect(others).toEqual([]);
  expect(example).toMatchObject({
    reference: references.noise,
    before: { queue: 'general', targets: ['response'] },
    after: { queue: 'highways', targets: ['social'], due: '2026-04-01' },
  });
  expect(example?.after.sentences[0]).toBe(
    'Rule 1, Noise: matched, because the text contains "drums". Set the queue to highways and the target to social. No later rule was looked at.',
  );
  // It reasons from what was taken down then.
  const [kept] = await rooms.em.execute('select queue, due, trace from conversation where reference = ?', [
    references.noise,
  ]);
  expect(example?.before.sentences).toEqual(traceSentences(kept?.trace));
  expect(example?.before).toMatchObject({ queue: kept?.queue });
});

test('nothing is changed by it', async () => {
  const all = () =>
    rooms.em.execute('select reference, queue, version, rule_version, due from conversation order by id');
  const before = await all();
  await rehearse(withNoise);
  expect(await all()).toEqual(before);
  expect((await versions.list(5, null)).map(({ version }) => version)).toEqual([1]);
});

test('the period is what is asked for', async () => {
  expect(await rehearse(withNoise, { from: date(day(-50)) })).toMatchObject({ items: 4, changed: 2 });
  expect(await rehearse(withNoise, { to: date(day(-2)) })).toMatchObject({ items: 1, changed: 0 });
  await expect(rehearse(withNoise, { to: date(day(-30)) })).rejects.toMatchObject({ kind: 'invalid' });
});

test('what somebody may not see is left out for them', async () => {
  expect(await rehearse(withNoise, {}, { sight: { hidden: ['general'] } })).toMatchObject({ changed: 0 });
});

test('spam is owed nothing any more', async () => {
  const spam = { ...NOISE, do: [{ action: 'set-aside-as-spam' }] };
  const found = await rehearse((rules) => [spam, ...rules]);
  expect(found).toMatchObject({ differences: { spam: 1, due: 1 }, dates: { dropped: 1 } });
  expect(found.moves).toContainEqual({ from: 'general', to: 'spam', items: 1 });
});

test('rules that cannot work are refused', async () => {
  const nowhere = { ...NOISE, do: [{ action: 'set-queue', value: 'attic' }] };
  await expect(rehearse(() => [nowhere])).rejects.toMatchObject({
    kind: 'invalid',
    fields: [{ path: 'rules.0.do.0.value' }],
  });
});

test('it says how far it is, and ends when it is told to', async () => {
  const said: [number, number][] = [];
  const gone = new AbortController();
  await rehearse(withNoise, {}, { progress: (...far: [number, number]) => said.push(far) });
  expect(said).toEqual([
    [0, 3],
    [3, 3],
  ]);
  const progress = () => gone.abort(new Error('enough'));
  await expect(rehearse(withNoise, {}, { signal: gone.signal, progress })).rejects.toThrow('enough');
});
