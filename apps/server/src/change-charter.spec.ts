import type { EntityManager } from '@mikro-orm/sql';
import { Queue, RuleVersions, saveQueue } from '#inbox';
import { CalendarSettings, CharterLibrary, Organisation } from '#targets';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { ChangeCharter } from './change-charter.js';

const library = new CharterLibrary(inProject('charters'));
const CHRISTMAS = { from: '2026-12-24', to: '2026-12-31', name: 'Closed between the years' };

let rooms: Rooms;
let charters: ChangeCharter;

beforeEach(async () => {
  rooms = await openRooms();
  const { em, clock, rules, dueDates } = rooms;
  const templates = () => ['default', 'complaint', 'information-request'];
  const versions = new RuleVersions(em, clock, rules, templates);
  charters = new ChangeCharter(em, clock, library, versions, dueDates, rules);
});

afterEach(() => rooms?.close());

async function use(key: string) {
  return charters.use(await charters.named(key), rooms.person.id);
}

async function own(rest: string) {
  const text = `key: ours\nbasedOn: ten-day\nname: Ours\n${rest}`;
  return { ...(await library.read(text, 'ours.yaml')), about: {} };
}

test('a queue for a few stays one, with who works on it, whatever it is called', async () => {
  const { id } = await rooms.teams.save({ name: 'Few', members: [rooms.person.id] }, rooms.person.id);
  await rooms.em.transactional((em) =>
    saveQueue(em as EntityManager, 'complaints', { name: 'Ours', restricted: true, teams: [id] }),
  );
  const { changes } = await use('five-day');
  expect(changes).toContainEqual(
    expect.objectContaining({
      part: 'queue',
      key: 'complaints',
      before: 'Ours',
      after: 'Complaints and feedback',
    }),
  );
  const queue = await rooms.em.fork().findOneOrFail(Queue, { key: 'complaints' });
  expect(queue).toMatchObject({ restricted: true, name: 'Complaints and feedback' });
  expect(await rooms.em.fork().execute(`select 1 from queue_team where queue = 'complaints'`)).toHaveLength(
    1,
  );
});

test('what is said out of hours stays, but for what the own file says', async () => {
  const said = async () => {
    const em = rooms.em.fork();
    return (await em.findOneOrFail(CalendarSettings, { key: 'organisation' })).outOfHours;
  };
  await rooms.em.transactional(async (em) => {
    (await em.findOneOrFail(CalendarSettings, { key: 'organisation' })).outOfHours = 'Call the rota.';
  });
  const { changes } = await use('five-day');
  expect(changes.filter(({ part }) => part === 'calendar')).toEqual([]);
  expect(await said()).toBe('Call the rota.');
  const file = await own('openingHours: { text: Always, days: {}, outOfHours: Call 01632 960002. }\n');
  await charters.use(file, rooms.person.id);
  expect(await said()).toBe('Call 01632 960002.');
});

test('the days on which the organisation is closed stay', async () => {
  await rooms.em.transactional(async (em) => {
    (await em.findOneOrFail(CalendarSettings, { key: 'organisation' })).closures = [CHRISTMAS];
  });
  const { changes } = await use('five-day');
  expect(changes.filter(({ part }) => part === 'calendar')).toEqual([]);
  const calendar = await rooms.em.fork().findOneOrFail(CalendarSettings, { key: 'organisation' });
  expect(calendar.closures).toEqual([CHRISTMAS]);
});

test('what runs keeps its date, what comes in has the new one, and the promises are kept with it', async () => {
  const before = await rooms.arrives(mail({ subject: 'Opening hours' }));
  await use('five-day');
  const after = await rooms.arrives(mail({ subject: 'Opening hours' }));
  const due = async (reference: string | null) => {
    const { id } = await rooms.conversation(reference);
    return (await rooms.clocks.of(rooms.em.fork(), id)).map((clock) => clock.due);
  };
  expect([await due(before.reference), await due(after.reference)]).toEqual([['2026-04-20'], ['2026-04-13']]);
  const reference = before.reference ?? '';
  await rooms.desk.wait(reference, { id: rooms.person.id, name: rooms.person.name }, 'contact');
  await rooms.desk.wait(reference, { id: rooms.person.id, name: rooms.person.name }, 'others');
  expect(await due(reference)).toEqual(['2026-04-20']);
  const { promises, charterName } = await rooms.em.fork().findOneOrFail(Organisation, { id: 1 });
  expect({ charterName, promises }).toMatchObject({
    charterName: 'Five working days',
    promises: expect.arrayContaining([expect.objectContaining({ key: 'call-back', target: 'call-back' })]),
  });
});

test('two who use it at once: one of them does, the other finds it done', async () => {
  const both = await Promise.all([use('five-day'), use('five-day')]);
  expect(both.map(({ same }) => same).sort()).toEqual([false, true]);
  expect(both.map(({ ruleVersion }) => ruleVersion)).toEqual([2, 2]);
});

test('every charter after every other, and each then has nothing more to change', async () => {
  for (const key of [...(await library.keys()), 'ten-day']) {
    await use(key);
    expect(await charters.diff(await charters.named(key))).toMatchObject({ key, same: true });
  }
  expect(await charters.list()).toContainEqual(expect.objectContaining({ key: 'ten-day', inForce: true }));
});

test('rules that cannot work here leave everything as it is', async () => {
  const choice = await own(
    'targets: [{ key: response, amount: 1 }]\nrules: [{ key: waste, do: [{ action: assign-team, value: Nobody }] }]\n',
  );
  expect(await charters.check(choice)).toMatchObject([
    { line: 5, path: 'rules.0.do.0.value', message: expect.stringContaining('There is no team "Nobody"') },
  ]);
  await expect(charters.use(choice, null)).rejects.toMatchObject({ kind: 'invalid' });
  expect((await rooms.dueDates.target('response')).amount).toBe(10);
  expect(await rooms.em.fork().findOneOrFail(Organisation, { id: 1 })).toMatchObject({ charter: 'ten-day' });
});

test('another order of the rules is told', async () => {
  const choice = await own('');
  choice.charter?.rules.splice(1, 2, ...choice.charter.rules.slice(1, 3).reverse());
  const { changes } = await charters.use(choice, null);
  expect(changes.filter(({ part }) => part === 'rule')).toEqual([
    expect.objectContaining({
      key: 'order',
      before: expect.stringMatching(/^automatic-mail, social-media, subject-access, /),
      after: expect.stringMatching(/^automatic-mail, subject-access, social-media, /),
    }),
  ]);
  expect(await charters.diff(choice)).toMatchObject({ same: true, ruleVersion: 2 });
});
