import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { HistoryEvent } from './history-event.entity.js';
import { Notification } from './notification.entity.js';
import { RuleVersions } from './rule-versions.js';

let rooms: Rooms;
let crew: { id: string };
const people: Record<string, { id: string; name: string }> = {};

beforeAll(async () => {
  rooms = await openRooms();
  for (const name of ['Bea', 'Cem', 'Dov']) {
    people[name] = await rooms.accounts.add({ email: `${name}@example.org`, name, roles: ['advisor'] });
  }
  const members = Object.values(people).map(({ id }) => id);
  crew = await rooms.teams.save({ name: 'Bins crew', members }, rooms.person.id);
});

afterAll(() => rooms?.close());

beforeEach(async () => {
  await rooms.em.execute('update person set away_until = null, disabled_at = null');
  await rooms.em.execute(`update conversation set assignee_id = null`);
});

async function ruled(action: string, value?: string): Promise<void> {
  const versions = new RuleVersions(rooms.em, rooms.clock, rooms.rules, () => ['default']);
  const rule = { key: 'all', name: 'All', when: { all: [] }, do: [{ action, ...(value && { value }) }] };
  await versions.save({ rules: [rule], note: '' }, rooms.person.id);
}

/** Who has what comes in, by name, and what history says of it. */
async function whoHas(from = 'Zoe <zoe@example.org>') {
  const { reference } = await rooms.arrives(mail({ from }));
  const { id, assigneeId, teamId } = await rooms.conversation(reference);
  const told = await rooms.em.fork().find(HistoryEvent, { conversationId: id, kind: 'assigned' });
  return {
    id,
    who: Object.values(people).find((each) => each.id === assigneeId)?.name ?? null,
    team: teamId === crew.id,
    said: told.map(({ text }) => text),
  };
}

const away = (name: string) =>
  rooms.em.execute(`update person set away_until = '2026-04-10' where name = ?`, [name]);

test('a person, who is told', async () => {
  await ruled('assign-person', 'bea@example.org');
  const { id, ...found } = await whoHas();
  expect(found).toEqual({ who: 'Bea', team: false, said: ['The rules gave it to Bea.'] });
  const [news] = await rooms.em.fork().find(Notification, { conversationId: id });
  expect(news).toMatchObject({
    personId: people.Bea?.id,
    kind: 'assigned',
    text: expect.stringMatching(/^The rules gave R-.* to you/),
  });
});

test('a person whose account was closed since has nothing', async () => {
  await ruled('assign-person', 'bea@example.org');
  await rooms.em.execute(`update person set disabled_at = now() where name = 'Bea'`);
  expect(await whoHas()).toMatchObject({
    who: null,
    said: ['The rules gave it to nobody: bea@example.org may not have it.'],
  });
});

test('a team, of whom nobody has it yet', async () => {
  await ruled('assign-team', 'Bins crew');
  expect(await whoHas()).toMatchObject({
    who: null,
    team: true,
    said: ['The rules gave it to the team Bins crew.'],
  });
});

test('in turn, and past those who are away', async () => {
  await ruled('assign-in-turn', 'Bins crew');
  const turns = [];
  for (let n = 0; n < 4; n++) turns.push((await whoHas()).who);
  expect(turns).toEqual(['Bea', 'Cem', 'Dov', 'Bea']);
  await away('Cem');
  expect(await whoHas()).toMatchObject({
    who: 'Dov',
    team: true,
    said: ['The rules gave it to Dov of Bins crew.'],
  });
});

test('whoever has the fewest open', async () => {
  await ruled('assign-least-busy', 'Bins crew');
  const first = await whoHas();
  const second = await whoHas();
  const third = await whoHas();
  expect(new Set([first.who, second.who, third.who]).size).toBe(3);
  await rooms.em.execute(`update conversation set status = 'done' where id = ?`, [second.id]);
  expect((await whoHas()).who).toBe(second.who);
});

test('a team of whom everybody is away has it all the same', async () => {
  await ruled('assign-least-busy', 'Bins crew');
  for (const name of Object.keys(people)) await away(name);
  expect(await whoHas()).toMatchObject({ who: null, team: true });
});

test('whoever had this contact last, unless away', async () => {
  await ruled('assign-last-handler');
  expect(await whoHas('Yan <yan@example.org>')).toMatchObject({
    who: null,
    said: ['The rules gave it to nobody: nobody has had this contact before.'],
  });
  const { id } = await whoHas('Yan <yan@example.org>');
  await rooms.em.execute('update conversation set assignee_id = ? where id = ?', [people.Cem?.id, id]);
  expect(await whoHas('Yan <yan@example.org>')).toMatchObject({ who: 'Cem' });
  await away('Cem');
  expect(await whoHas('Yan <yan@example.org>')).toMatchObject({
    who: null,
    said: ['The rules gave it to nobody: Cem, who had this contact last, is not there.'],
  });
});

test('spam is owed nothing, waits nowhere, and says why', async () => {
  await ruled('set-aside-as-spam');
  const { reference } = await rooms.arrives(mail());
  const conversation = await rooms.conversation(reference);
  expect(conversation).toMatchObject({ status: 'spam', unread: false, dueAt: null, acknowledgement: null });
  expect(await rooms.clocks.of(rooms.em.fork(), conversation.id)).toEqual([]);
  const events = await rooms.em.fork().find(HistoryEvent, { conversationId: conversation.id, kind: 'spam' });
  expect(events.map(({ text }) => text)).toEqual(['The rules set it aside as spam.']);
});

test('what is seen of a message is taken down for other rules to be tried on', async () => {
  await ruled('assign-team', 'Bins crew');
  const text = 'Bore da, mae’r golau stryd y tu allan i rif naw wedi torri ers wythnos ac mae’n dywyll iawn.';
  const { reference } = await rooms.arrives(mail({ text }));
  const [kept] = await rooms.em.execute('select facts from conversation where reference = ?', [reference]);
  expect(kept?.facts).toMatchObject({ connector: 'imap', language: 'cy', social: null });
});
