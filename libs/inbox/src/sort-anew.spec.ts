import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { Desk } from './desk.js';
import { Handling } from './handling.js';
import { RuleVersions } from './rule-versions.js';
import { SEES_ALL } from './sight.js';
import { SortAnew } from './sort-anew.js';

let rooms: Rooms;
let versions: RuleVersions;
let sortAnew: SortAnew;
const references: Record<string, string> = {};

const NOISE = {
  key: 'noise',
  name: 'Noise',
  when: { field: 'text', operator: 'contains', value: 'drums' },
  do: [
    { action: 'set-queue', value: 'highways' },
    { action: 'set-target', value: 'social' },
    { action: 'add-tags', value: ['noise'] },
  ],
};
const options = () => ({ sight: SEES_ALL, signal: new AbortController().signal });
const found = (name: string) => rooms.conversation(references[name] ?? '');

beforeAll(async () => {
  rooms = await openRooms();
  versions = new RuleVersions(rooms.em, rooms.clock, rooms.rules, () => [
    ...['default', 'complaint', 'information-request'],
  ]);
  const desk = new Desk(rooms.em, rooms.clock, rooms.clocks);
  const handling = new Handling(desk, rooms.clocks, rooms.dueDates, rooms.rules);
  sortAnew = new SortAnew(rooms.em, desk, rooms.clocks, rooms.dueDates, versions);
  for (const name of ['left', 'moved', 'taken', 'kind', 'done', 'spam', 'other']) {
    const text = name === 'other' ? 'Where is my cat?' : 'Drums until midnight.';
    references[name] = (await rooms.arrives(mail({ text, subject: name }), THURSDAY)).reference ?? '';
  }
  const of = (name: string) => references[name] ?? '';
  await desk.transfer(of('moved'), rooms.person, 'waste');
  await desk.assign(of('taken'), rooms.person, rooms.person);
  await handling.changeKind(of('kind'), rooms.person, 'compliment');
  await desk.resolve(of('done'), rooms.person);
  await handling.spam(of('spam'), rooms.person);
  const { rules } = await versions.current();
  await versions.save({ rules: [NOISE, ...rules], note: '' }, rooms.person.id);
});

afterAll(() => rooms?.close());

test('says what would change of what is open, and changes nothing', async () => {
  const { rules } = await versions.current();
  const rehearsed = await sortAnew.rehearse({ rules }, options());
  expect(rehearsed).toMatchObject({ items: 5, changed: 4 });
  expect(rehearsed.moves).toContainEqual({ from: 'general', to: 'highways', items: 2 });
  const [example] = rehearsed.examples.filter(({ subject }) => subject === 'left');
  expect(example).toMatchObject({
    differences: expect.arrayContaining(['queue', 'tags', 'targets', 'due']),
    before: { queue: 'general', due: '2026-04-20' },
    after: { queue: 'highways', due: '2026-04-07' },
  });
  expect(await found('left')).toMatchObject({ queue: 'general', ruleVersion: 1 });
});

test('only the version that was looked at is applied', async () => {
  await expect(sortAnew.apply(rooms.person, 1, options())).rejects.toMatchObject({ code: 'stale-version' });
});

test('changes what still stands as the rules left it, and says so; the rest stays', async () => {
  expect(await sortAnew.apply(rooms.person, 2, options())).toEqual({ looked: 5, changed: 4 });
  expect(await found('left')).toMatchObject({
    ...{ queue: 'highways', due: '2026-04-07', tags: ['noise'], ruleVersion: 2 },
  });
  const history = await rooms.em
    .fork()
    .execute<{ text: string }[]>(
      'select h.text from history_event h join conversation c on c.id = h.conversation_id where c.reference = ? order by h.id',
      [references.left],
    );
  expect(history.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      'Ada sorted it anew by version 2 of the rules: it is tagged noise, what is promised is reckoned anew.',
      'Ada moved it to Highways and streets.',
    ]),
  );
  expect(await found('moved')).toMatchObject({ queue: 'waste', tags: ['noise'] });
  expect(await found('taken')).toMatchObject({ queue: 'general', assigneeId: rooms.person.id });
  expect(await found('kind')).toMatchObject({ queue: 'highways', kind: 'compliment', due: '2026-04-20' });
  for (const name of ['done', 'spam', 'other']) {
    expect(await found(name)).toMatchObject({ queue: 'general', ruleVersion: 1, tags: [] });
  }
});

test('once more changes nothing', async () => {
  expect(await sortAnew.apply(rooms.person, 2, options())).toEqual({ looked: 5, changed: 0 });
});

test('what somebody may not see is left alone', async () => {
  const { rules } = await versions.current();
  await versions.save({ rules: rules.slice(1), note: '' }, rooms.person.id);
  const hidden = { sight: { hidden: ['highways'] }, signal: new AbortController().signal };
  expect((await sortAnew.rehearse({ rules: rules.slice(1) }, hidden)).items).toBe(3);
});
