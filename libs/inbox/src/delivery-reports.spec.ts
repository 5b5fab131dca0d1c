import { newId } from '#shared';
import { bounceOf, mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import type { Actor } from './desk.js';
import { HistoryEvent } from './history-event.entity.js';
import { Message, type Purpose } from './message.entity.js';
import { Notification } from './notification.entity.js';

let rooms: Rooms;
let reference: string;
let cover: Actor;
let writer: Actor;
let follower: Actor;

beforeAll(async () => {
  rooms = await openRooms();
  const add = (name: string) =>
    rooms.accounts.add({ email: `${name}@example.org`, name, roles: ['advisor'] });
  [cover, writer, follower] = [await add('cover'), await add('writer'), await add('follower')];
  await rooms.em
    .fork()
    .execute(`update person set away_until = '2026-04-30', covered_by = ? where id = ?`, [
      cover.id,
      rooms.person.id,
    ]);
});

afterAll(() => rooms?.close());

beforeEach(async () => {
  reference = (await rooms.arrives(mail())).reference ?? '';
});

const the = () => rooms.conversation(reference);
const clocks = async () => rooms.clocks.of(rooms.em.fork(), (await the()).id);
const tellings = async () => {
  const found = await rooms.em
    .fork()
    .find(Notification, { conversationId: (await the()).id, kind: ['not-delivered', 'followed'] });
  return found.map(({ kind, personId }) => [kind, personId]).sort();
};
const why = async () =>
  (await rooms.em.fork().find(HistoryEvent, { conversationId: (await the()).id, kind: 'reopened' })).map(
    ({ text }) => text,
  );

/** A message of ours that went out and met what was owed. @returns its Message-ID */
async function sent(
  purpose: Purpose | null = null,
  { bcc = [], forwardOf = null }: { bcc?: string[]; forwardOf?: string | null } = {},
): Promise<string> {
  const id = newId();
  const externalId = `${id}@example.org`;
  await rooms.desk.work(reference, writer, undefined, async ({ em, conversation, clocks, now }) => {
    em.persist(
      em.create(Message, {
        id,
        conversationId: conversation.id,
        direction: 'outbound',
        purpose,
        forwardOf,
        authorId: purpose ? null : writer.id,
        externalId,
        to: [{ name: '', address: 'ann@example.com' }],
        bcc: bcc.map((address) => ({ name: '', address })),
        text: 'It is mended.',
        newText: 'It is mended.',
        delivery: 'sent',
        at: now,
      }),
    );
    if (!purpose && !forwardOf) for (const clock of clocks) clock.meet(now, id);
  });
  return externalId;
}

const comesBack = async (id: string, to = 'ann@example.com') => {
  expect((await rooms.arrives(bounceOf({ id, to }))).reference).toBe(reference);
};
const resolve = () => rooms.desk.resolve(reference, rooms.person);
const delayOf = (id: string) =>
  bounceOf({ id, to: 'ann@example.com' }).replace('Action: failed', 'Action: delayed');

test('a message that comes back is told to its writer, whoever has it, who covers for them, and who follows', async () => {
  await rooms.desk.assign(reference, rooms.person, rooms.person);
  for (const person of [follower, writer]) await rooms.attention.follow(reference, person, true);
  await comesBack(await sent());
  expect(await tellings()).toEqual(
    [
      ['followed', follower.id],
      ...[rooms.person, cover, writer].map(({ id }) => ['not-delivered', id]),
    ].sort(),
  );
});

test('what was done is open again by the same date, and the history says why', async () => {
  const id = await sent();
  await resolve();
  await comesBack(id);
  expect(await the()).toMatchObject({ status: 'open', resolvedAt: null, unread: true, due: '2026-04-20' });
  expect(await clocks()).toMatchObject([{ state: 'running', metBy: null }]);
  expect(await why()).toEqual(['Opened again, because a message did not arrive.']);
});

test('so is what was done without an answer, once the acknowledgement comes back', async () => {
  const id = await sent('acknowledgement');
  await resolve();
  await comesBack(id);
  expect(await the()).toMatchObject({ status: 'open', due: '2026-04-20' });
});

test('where something else had been answered, a new answer is owed', async () => {
  await sent();
  const id = await sent();
  await resolve();
  await comesBack(id);
  expect(await the()).toMatchObject({ status: 'open', due: expect.any(String) });
  expect((await clocks()).map(({ state }) => state).sort()).toEqual(['met', 'running']);
});

test('where what was handed on came back, it is open again, and nothing new is promised', async () => {
  await sent();
  const id = await sent(null, { forwardOf: newId() });
  await resolve();
  await comesBack(id);
  expect(await the()).toMatchObject({ status: 'open', unread: true, due: null });
  expect((await clocks()).map(({ state }) => state)).toEqual(['met']);
});

test('a second report of the same message disturbs nobody', async () => {
  const id = await sent();
  await comesBack(id);
  await resolve();
  await comesBack(id);
  expect((await the()).status).toBe('done');
  expect(await tellings()).toEqual([['not-delivered', writer.id]]);
});

test('a blind copy that comes back is told; what is done stays done', async () => {
  const id = await sent(null, { bcc: ['eve@example.net'] });
  await resolve();
  await comesBack(id, 'eve@example.net');
  expect((await the()).status).toBe('done');
  expect(await tellings()).toEqual([['not-delivered', writer.id]]);
});

test('a report that it only takes longer changes nothing', async () => {
  const id = await sent();
  await resolve();
  await rooms.arrives(delayOf(id));
  expect((await the()).status).toBe('done');
  expect(await tellings()).toEqual([]);
});

describe('an acknowledgement that comes back', () => {
  test('from spam is no news, and spam stays spam', async () => {
    await rooms.desk.assign(reference, rooms.person, rooms.person);
    const id = await sent('acknowledgement');
    await rooms.handling.spam(reference, rooms.person);
    await comesBack(id);
    expect((await the()).status).toBe('spam');
    expect(await tellings()).toEqual([]);
  });

  test('from a machine is no news either', async () => {
    const headers = ['Auto-Submitted: auto-generated'];
    reference = (await rooms.arrives(mail({ headers }))).reference ?? '';
    await rooms.desk.assign(reference, rooms.person, rooms.person);
    const id = await sent('acknowledgement');
    await resolve();
    await comesBack(id);
    expect((await the()).status).toBe('done');
    expect(await tellings()).toEqual([]);
  });
});
