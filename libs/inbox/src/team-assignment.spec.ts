import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { listConversations } from './conversation-list.js';
import type { ListFilter } from './list-filter.js';
import { Notification } from './notification.entity.js';
import { SEES_ALL } from './sight.js';

let rooms: Rooms;
let crew: Awaited<ReturnType<Rooms['teams']['save']>>;
let office: typeof crew;
let reference: string;
const ada = () => ({ id: rooms.person.id, name: rooms.person.name });
let bea: { id: string; name: string };

beforeAll(async () => {
  rooms = await openRooms();
  bea = await rooms.accounts.add({ email: 'bea@example.org', name: 'Bea', roles: ['advisor'] });
  crew = await rooms.teams.save({ name: 'Bins crew', members: [bea.id] }, bea.id);
  office = await rooms.teams.save({ name: 'Front office', members: [rooms.person.id] }, bea.id);
});

afterAll(() => rooms?.close());

beforeEach(async () => {
  reference = (await rooms.arrives(mail())).reference ?? '';
});

const whose = async () => {
  const { assigneeId, teamId } = await rooms.conversation(reference);
  return [assigneeId ?? null, teamId ?? null];
};

test('given to a team, nobody has it yet, and each of them is told', async () => {
  await rooms.desk.assign(reference, ada(), ada());
  await rooms.desk.assignTeam(reference, ada(), crew.id);
  expect(await whose()).toEqual([null, crew.id]);
  const told = await rooms.em.fork().find(Notification, { kind: 'assigned' });
  expect(told).toMatchObject([{ personId: bea.id, text: expect.stringContaining('to Bins crew') }]);
});

test.each<[string, () => Promise<void>, () => unknown[]]>([
  ['one of them takes it on', () => rooms.desk.assign(reference, bea, bea), () => [bea.id, crew.id]],
  ['somebody else takes it', () => rooms.desk.assign(reference, ada(), ada()), () => [ada().id, null]],
  ['it is given to nobody', () => rooms.desk.assign(reference, ada(), null), () => [null, null]],
  ['another team gets it', () => rooms.desk.assignTeam(reference, ada(), office.id), () => [null, office.id]],
  ['it moves to another queue', () => rooms.desk.transfer(reference, ada(), 'waste'), () => [null, null]],
])('where %s', async (_, act, expected) => {
  await rooms.desk.assignTeam(reference, ada(), crew.id);
  await act();
  expect(await whose()).toEqual(expected());
});

test('a team that is not of a restricted queue cannot have what stands there', async () => {
  const { queue } = await rooms.conversation(reference);
  await rooms.em.execute('update queue set restricted = true where key = ?', [queue]);
  await rooms.em.execute('insert into queue_team (queue, team_id) values (?, ?)', [queue, office.id]);
  try {
    await expect(rooms.desk.assignTeam(reference, ada(), crew.id)).rejects.toMatchObject({ kind: 'invalid' });
    await rooms.desk.assignTeam(reference, ada(), office.id);
    expect(await whose()).toEqual([null, office.id]);
  } finally {
    await rooms.em.execute('update queue set restricted = false where key = ?', [queue]);
  }
});

test.each<[string, (me: string) => ListFilter, boolean]>([
  ['by the team', () => ({ team: crew.id }), true],
  ['by mine, in it', () => ({ team: 'mine', me: bea.id }), true],
  ['by mine, in another', () => ({ team: 'mine', me: ada().id }), false],
  ['by its name in a search', () => ({ q: 'team:bins' }), true],
  ['by mine in a search', () => ({ q: 'team:mine', me: bea.id }), true],
  ['by another team in a search', () => ({ q: 'team:front' }), false],
])('a list finds it %s', async (_, filter, there) => {
  await rooms.desk.assignTeam(reference, ada(), crew.id);
  const now = new Date(THURSDAY.epochMilliseconds);
  const bounds = { now, endOfToday: now, endOfSoon: now, timeZone: 'Europe/London' };
  const { rows } = await listConversations(rooms.em.fork(), filter(''), bounds, SEES_ALL);
  expect(rows.map((row) => [row.reference, row.team_name]).filter(([one]) => one === reference)).toEqual(
    there ? [[reference, 'Bins crew']] : [],
  );
});
