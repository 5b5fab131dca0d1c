import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { Notification } from './notification.entity.js';
import { withCover } from './notifications.js';
import { SEES_ALL } from './sight.js';
import { countQueues } from './tally.js';
import { sayReminders, wakeConversations, warnOfDueDates } from './wake-up.js';

let rooms: Rooms;
let reference: string;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

beforeEach(async () => {
  reference = (await rooms.arrives(mail())).reference ?? '';
});

const actor = () => ({ id: rooms.person.id, name: rooms.person.name });
const at = (day: string) => new Date(`${day}T12:00:00Z`);
const now = new Date(THURSDAY.epochMilliseconds);
const the = () => rooms.conversation(reference);
const inTransaction = (work: (em: Rooms['em']) => Promise<void>) =>
  rooms.em.fork().transactional((em) => work(em as Rooms['em']));
const told = async () =>
  (await rooms.em.fork().find(Notification, { conversationId: (await the()).id })).map(({ kind }) => kind);

describe('snoozing', () => {
  test('takes it out of what is open until its moment, and tells who has it', async () => {
    await rooms.desk.assign(reference, actor(), actor());
    const count = async () =>
      (await countQueues(rooms.em.fork(), rooms.person.id, SEES_ALL, '2026-04-02', now)).views;
    const before = await count();
    await rooms.handling.snooze(reference, actor(), at('2026-04-08'));
    const asleep = await count();
    expect(asleep.mine.open).toBe(before.mine.open - 1);
    expect(asleep.snoozed.open).toBe(before.snoozed.open + 1);

    await inTransaction((em) => wakeConversations(em, rooms.clocks, at('2026-04-07')));
    expect((await the()).snoozedUntil).not.toBeNull();
    await inTransaction((em) => wakeConversations(em, rooms.clocks, at('2026-04-09')));
    expect((await the()).snoozedUntil).toBeNull();
    expect(await count()).toEqual(before);
    expect(await told()).toEqual(['reminder']);
  });

  test.each([
    ['in the past', '2026-04-01', /lie ahead/],
    ['past its due date', '2026-04-21', /Monday 20 April 2026/],
    ['years away', '2029-04-21', /within a year/],
  ])('cannot be until a moment %s', async (_, day, message) => {
    const error = await rooms.handling.snooze(reference, actor(), at(day)).catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: 'invalid', fields: [{ path: 'until' }] });
    expect(error.message).toMatch(message);
    expect((await the()).snoozedUntil ?? null).toBeNull();
  });

  test('a message wakes it', async () => {
    const id = `wake-${reference}@mail.example`;
    const own = (await rooms.arrives(mail({ id }))).reference ?? '';
    await rooms.handling.snooze(own, actor(), at('2026-04-08'));
    await rooms.arrives(mail({ inReplyTo: id }));
    expect((await rooms.conversation(own)).snoozedUntil).toBeNull();
  });
});

test('waiting until a moment: the dates stand still, and go on when it comes', async () => {
  await rooms.desk.wait(reference, actor(), 'contact', undefined, at('2026-04-09'));
  expect(await the()).toMatchObject({ status: 'waiting', due: null });
  await inTransaction((em) => wakeConversations(em, rooms.clocks, at('2026-04-09')));
  const woken = await the();
  expect(woken).toMatchObject({ status: 'open', waitingFor: null, waitUntil: null });
  // Three working days stood still: 7, 8 and 9 April.
  expect(woken.due).toBe('2026-04-23');
});

test.each([
  ['adds, in small letters and once', ['Bins', ' bins ', 'Mill  Lane'], [], ['bins', 'mill lane']],
  ['takes off what is there', ['one', 'two'], ['ONE'], ['two']],
  ['leaves what is not there', [], ['never'], []],
])('tagging %s', async (_, add, remove, tags) => {
  await rooms.handling.tag(reference, actor(), { add, remove: [] });
  await rooms.handling.tag(reference, actor(), { add: [], remove });
  expect((await the()).tags).toEqual(tags);
});

test('a change of kind changes what is promised, from the same receipt, and back', async () => {
  await rooms.handling.changeKind(reference, actor(), 'foi');
  expect(await the()).toMatchObject({ kind: 'foi', due: '2026-05-05' });
  await rooms.handling.changeKind(reference, actor(), 'enquiry');
  expect(await the()).toMatchObject({ kind: 'enquiry', due: '2026-04-20' });
  await expect(rooms.handling.changeKind(reference, actor(), 'nonsense')).rejects.toMatchObject({
    kind: 'not-found',
  });
});

test('spam owes nothing, and reopening takes that back', async () => {
  await rooms.handling.spam(reference, actor());
  expect(await the()).toMatchObject({ status: 'spam', due: null });
  await rooms.desk.reopen(reference, actor());
  expect(await the()).toMatchObject({ status: 'open', due: '2026-04-20' });
});

test('a reminder is said once, to whoever asked', async () => {
  await rooms.attention.remind(reference, actor(), at('2026-04-03'), 'Ring the depot');
  await inTransaction((em) => sayReminders(em, at('2026-04-02')));
  expect(await told()).toEqual([]);
  await inTransaction((em) => sayReminders(em, at('2026-04-03')));
  await inTransaction((em) => sayReminders(em, at('2026-04-04')));
  expect(await told()).toEqual(['reminder']);
});

test('who has it is told once that it is due today', async () => {
  await rooms.desk.assign(reference, actor(), actor());
  const morning = new Date('2026-04-20T07:00:00Z');
  const endOfToday = new Date('2026-04-20T22:59:59Z');
  const today = { startOfToday: new Date('2026-04-19T23:00:00Z'), endOfToday };
  for (let n = 0; n < 2; n++) await inTransaction((em) => warnOfDueDates(em, morning, today));
  expect(await told()).toEqual(['due-soon']);
  const evening = new Date('2026-04-20T22:00:00Z');
  await inTransaction((em) => warnOfDueDates(em, evening, today));
  expect(await told()).toEqual(['due-soon']);
});

test.each([
  ['late on the last day, already the next by another clock', '2026-04-20T22:59:59Z', true],
  ['from the midnight after it', '2026-04-20T23:00:00Z', false],
])('whoever is away is covered: %s', async (_, moment, covered) => {
  const { id } = actor();
  const em = rooms.em.fork();
  await em.execute(`update person set away_until = '2026-04-20', covered_by = ? where id = ?`, [id, id]);
  expect(await withCover(em, [id], new Date(moment))).toEqual(covered ? [id, id] : [id]);
});

describe('whoever covers for somebody who is away hears of', () => {
  let cover: string;
  const heard = async () =>
    (await rooms.em.fork().find(Notification, { conversationId: (await the()).id, personId: cover })).map(
      ({ kind, text }) => `${kind} ${text.replace(reference, 'R')}`,
    );

  beforeAll(async () => {
    const who = { email: `cover@example.org`, name: 'Bea', roles: ['advisor' as const] };
    ({ id: cover } = await rooms.accounts.add(who));
    await away('2026-04-20');
  });
  afterAll(() => away(null));

  const away = (until: string | null) =>
    rooms.em
      .fork()
      .execute('update person set away_until = ?, covered_by = ? where id = ?', [until, cover, actor().id]);

  test('what is due today', async () => {
    await rooms.desk.assign(reference, { id: cover, name: 'Bea' }, actor());
    const morning = new Date('2026-04-20T07:00:00Z');
    const [startOfToday, endOfToday] = [new Date('2026-04-19T23:00:00Z'), new Date('2026-04-20T22:59:59Z')];
    await inTransaction((em) => warnOfDueDates(em, morning, { startOfToday, endOfToday }));
    expect(await heard()).toEqual(['due-soon R is due today: Street light']);
  });

  test('what comes back', async () => {
    await rooms.desk.assign(reference, { id: cover, name: 'Bea' }, actor());
    await rooms.handling.snooze(reference, actor(), at('2026-04-08'));
    await inTransaction((em) => wakeConversations(em, rooms.clocks, at('2026-04-09')));
    expect(await heard()).toEqual(['reminder R: It is back in the list.']);
  });

  test('what they asked to be reminded of, in their name', async () => {
    await rooms.attention.remind(reference, actor(), at('2026-04-03'), 'Ring the depot');
    await inTransaction((em) => sayReminders(em, at('2026-04-03')));
    expect(await heard()).toEqual(['reminder R: Ada asked to be reminded: Ring the depot']);
  });

  test('a mention, in their name; once, where both are mentioned', async () => {
    const colleague = await rooms.accounts.add({ email: 'c@example.org', name: 'Cai', roles: ['advisor'] });
    await rooms.desk.note(reference, colleague, 'Look here.', [actor().id]);
    await rooms.desk.note(reference, colleague, 'Both of you.', [actor().id, cover]);
    expect(await heard()).toEqual([
      'mentioned Cai mentions Ada in R: Look here.',
      'mentioned Cai mentions you in R: Both of you.',
    ]);
  });
});

test('following tells of what the contact writes, and of nothing one did oneself', async () => {
  const id = `follow-${reference}@mail.example`;
  reference = (await rooms.arrives(mail({ id }))).reference ?? '';
  await rooms.attention.follow(reference, actor(), true);
  await rooms.desk.assign(reference, actor(), actor());
  await rooms.desk.assign(reference, actor(), null);
  await rooms.arrives(mail({ inReplyTo: id }));
  expect(await told()).toEqual(['followed']);
});

test('links show on both, and can be taken off', async () => {
  const other = (await rooms.arrives(mail())).reference ?? '';
  const { conversationDetails } = await import('./conversation-details.js');
  const links = async (one: string) =>
    (await conversationDetails(rooms.em.fork(), one, SEES_ALL)).links.map((link) => link.reference);
  await rooms.linking.link(reference, other, actor());
  await rooms.linking.link(other, reference, actor());
  expect([await links(reference), await links(other)]).toEqual([[other], [reference]]);
  await rooms.linking.unlink(other, reference, actor());
  expect([await links(reference), await links(other)]).toEqual([[], []]);
  await expect(rooms.linking.link(reference, reference, actor())).rejects.toMatchObject({ kind: 'invalid' });
});
