import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { ruleMap } from './rule-map.js';
import { RuleVersions } from './rule-versions.js';
import { SEES_ALL, type Sight, sightOf } from './sight.js';

let rooms: Rooms;
let versions: RuleVersions;

const NOISE = {
  key: 'noise',
  name: 'Noise',
  when: { field: 'subject', operator: 'contains', value: 'noise' },
  do: [
    { action: 'set-queue', value: 'highways' },
    { action: 'set-target', value: 'social' },
  ],
};
const THEIRS = {
  key: 'theirs',
  name: 'Theirs',
  when: { field: 'subject', operator: 'contains', value: 'school' },
  do: [{ action: 'redirect', value: 'county-council' }],
};

const mapped = async (since = THURSDAY, sight: Sight = SEES_ALL) =>
  ruleMap(rooms.em.fork(), await versions.current(), {
    ...{ since: new Date(since.epochMilliseconds), sight },
  });
const way = (map: Awaited<ReturnType<typeof mapped>>, rule: string | null, to: string) =>
  map.ways.find((each) => each.rule === rule && each.to === to);

beforeAll(async () => {
  rooms = await openRooms();
  versions = new RuleVersions(rooms.em, rooms.clock, rooms.rules, () => [
    ...['default', 'complaint', 'information-request'],
  ]);
  const { rules } = await versions.current();
  await versions.save({ rules: [NOISE, THEIRS, ...rules], note: '' }, rooms.person.id);
  for (const subject of ['Noise', 'Noise again', 'The school', 'My library card']) {
    await rooms.arrives(mail({ subject }));
  }
});

afterAll(() => rooms?.close());

test('counts what took each way, and shows the ways that nothing took', async () => {
  const map = await mapped();
  expect(map.items).toBe(4);
  expect(way(map, 'noise', 'highways')).toEqual({
    ...{ channel: 'enquiries', rule: 'noise', to: 'highways', targets: ['social'], items: 2, open: true },
  });
  expect(way(map, 'theirs', 'not-ours')).toMatchObject({ items: 1, targets: [], open: true });
  expect(map.ways.find(({ to }) => to === 'general')).toMatchObject({ items: 1, targets: ['response'] });
  expect(way(map, 'waste', 'waste')).toMatchObject({ items: 0, open: true });
  expect(map.rules[0]).toEqual({ key: 'noise', name: 'Noise', inForce: true });
});

test('counts nothing from before, and nothing that one may not see', async () => {
  expect((await mapped(THURSDAY.add({ hours: 1 }))).items).toBe(0);
  await rooms.em.execute("update queue set restricted = true where key = 'highways'");
  const map = await mapped(THURSDAY, await sightOf(rooms.em.fork(), rooms.person.id));
  expect(map.items).toBe(2);
  expect(way(map, 'noise', 'highways')).toMatchObject({ items: 0 });
});

test('names a rule that is no longer in force', async () => {
  const { rules } = await versions.current();
  await versions.save({ rules: rules.slice(1), note: '' }, rooms.person.id);
  const map = await mapped();
  expect(map.rules.at(-1)).toEqual({ key: 'noise', name: 'Noise', inForce: false });
  expect(way(map, 'noise', 'highways')).toMatchObject({ items: 2, open: false });
});
