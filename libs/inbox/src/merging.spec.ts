import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { Conversation } from './conversation.entity.js';
import { conversationDetails } from './conversation-details.js';
import { listConversations } from './conversation-list.js';
import { Queue } from './queue.entity.js';
import { SEES_ALL } from './sight.js';

let rooms: Rooms;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

const actor = () => ({ id: rooms.person.id, name: rooms.person.name });
const open = (reference: string) => conversationDetails(rooms.em.fork(), reference, SEES_ALL);
const arrive = async (draft: Parameters<typeof mail>[0], at = THURSDAY) =>
  (await rooms.arrives(mail(draft), at)).reference ?? '';

/** Everything that a step and its undoing must leave as it was. */
async function state(reference: string) {
  const { conversation, messages, clocks } = await open(reference);
  const { status, queue, due, mergedInto } = conversation;
  return {
    ...{ status, queue, due, mergedInto: mergedInto ?? null },
    messages: messages.map(({ id }) => id).sort(),
    clocks: clocks.map((clock) => `${clock.target} ${clock.state} ${clock.due}`).sort(),
  };
}

describe('merging', () => {
  test('shows and owes in one what was in two, the earlier promise first; taking it back leaves both as they were', async () => {
    const early = await arrive({ subject: 'Lamp', from: 'a@example.com' });
    const late = await arrive(
      { subject: 'Lamp again', from: 'a@example.com' },
      THURSDAY.add({ hours: 24 * 7 }),
    );
    const [before, other] = [await state(early), await state(late)];
    expect([before.due, other.due]).toEqual(['2026-04-20', '2026-04-23']);

    await rooms.merging.merge(early, late, actor());
    const merged = await open(late);
    expect(merged.conversation).toMatchObject({ status: 'new', due: before.due });
    expect(merged.messages.map(({ subject }) => subject).sort()).toEqual(['Lamp', 'Lamp again']);
    expect(merged.clocks).toHaveLength(2);
    expect(merged.merged.map(({ reference }) => reference)).toEqual([early]);
    expect((await open(early)).partOf?.reference).toBe(late);
    expect((await rooms.conversation(early)).status).toBe('done');

    await rooms.merging.unmerge(early, actor());
    expect(await state(early)).toEqual(before);
    expect(await state(late)).toEqual(other);
  });

  test('what did not arrive in either is found where it goes on', async () => {
    const source = await arrive({ subject: 'Gate', from: 'c@example.com' });
    const target = await arrive({ subject: 'Gate again', from: 'c@example.com' });
    const { id } = await rooms.conversation(source);
    await rooms.em.execute(`update message set delivery = 'failed' where conversation_id = ?`, [id]);
    await rooms.merging.merge(source, target, actor());
    const [now, filter] = [rooms.clock.date(), { delivery: 'failed' }];
    const bounds = { now, endOfToday: now, endOfSoon: now, timeZone: 'UTC' };
    const { rows } = await listConversations(rooms.em.fork(), filter, bounds, SEES_ALL);
    expect(rows.map(({ reference }) => reference)).toEqual([target]);
  });

  test('an answer to what was merged arrives where it goes on, and both promises are met there', async () => {
    const source = await arrive({ subject: 'Kerb', from: 'b@example.com', id: 'kerb-1@mail.example' });
    const target = await arrive({ subject: 'Kerb stone', from: 'b@example.com' });
    await rooms.merging.merge(source, target, actor());
    const { reference, outcome } = await rooms.arrives(
      mail({ from: 'b@example.com', subject: 'More', inReplyTo: 'kerb-1@mail.example' }),
    );
    expect({ reference, outcome }).toEqual({ reference: target, outcome: 'appended' });
    await rooms.desk.resolve(target, actor());
    expect((await state(target)).clocks).toEqual(
      expect.not.arrayContaining([expect.stringContaining('running')]),
    );
  });

  test('what is merged is worked on only where it goes on', async () => {
    const source = await arrive({ from: 'c@example.com' });
    const target = await arrive({ from: 'c@example.com' });
    await rooms.merging.merge(source, target, actor());
    await expect(rooms.desk.note(source, actor(), 'Hello')).rejects.toMatchObject({ code: 'merged' });
    await expect(rooms.merging.merge(target, source, actor())).rejects.toMatchObject({ kind: 'invalid' });
    await expect(rooms.merging.merge(target, target, actor())).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('taken back gives back the queue, the wait and its end', async () => {
    const source = await arrive({ from: 'e@example.com' });
    const target = await arrive({ from: 'e@example.com' });
    const until = new Date('2026-05-01T09:00:00Z');
    await rooms.desk.transfer(source, actor(), 'waste');
    await rooms.desk.wait(source, actor(), 'contact', undefined, until);
    await rooms.em.execute('update conversation set snoozed_until = ? where reference = ?', [
      until.toISOString(),
      source,
    ]);
    const before = await state(source);
    await rooms.merging.merge(source, target, actor());
    expect((await rooms.conversation(source)).queue).toBe((await rooms.conversation(target)).queue);
    // The contact is heard of where it goes on.
    await rooms.desk.wait(target, actor(), 'others');
    await rooms.merging.unmerge(source, actor());
    expect(await state(source)).toEqual(before);
    expect(await rooms.conversation(source)).toMatchObject({
      ...{ queue: 'waste', waitingFor: 'contact', waitUntil: until, snoozedUntil: until },
    });
  });

  test('taken back leaves the queue that both were moved to since', async () => {
    const source = await arrive({ from: 'f@example.com' });
    const target = await arrive({ from: 'f@example.com' });
    await rooms.desk.transfer(source, actor(), 'waste');
    await rooms.merging.merge(source, target, actor());
    await rooms.desk.transfer(target, actor(), 'general');
    await rooms.merging.unmerge(source, actor());
    expect((await rooms.conversation(source)).queue).toBe('general');
  });

  test('taken back after it was merged on keeps what was part of it', async () => {
    const [first, second, third] = [
      await arrive({ from: 'g@example.com' }),
      await arrive({ from: 'g@example.com' }),
      await arrive({ from: 'g@example.com' }),
    ] as const;
    await rooms.desk.transfer(first, actor(), 'waste');
    await rooms.desk.transfer(third, actor(), 'general');
    const before = await Promise.all([first, second, third].map(state));
    await rooms.merging.merge(first, second, actor());
    const together = await state(second);
    await rooms.merging.merge(second, third, actor());
    expect((await state(third)).messages).toHaveLength(3);

    await rooms.merging.unmerge(second, actor());
    expect(await state(second)).toEqual(together);
    expect((await open(first)).partOf?.reference).toBe(second);
    expect(await state(third)).toEqual(before[2]);
    await rooms.merging.unmerge(first, actor());
    expect(await Promise.all([first, second, third].map(state))).toEqual(before);
  });

  test('of which the middle goes on elsewhere can be taken back from there too', async () => {
    const [first, second, third] = [
      await arrive({ from: 'h@example.com' }),
      await arrive({ from: 'h@example.com' }),
      await arrive({ from: 'h@example.com' }),
    ] as const;
    await rooms.desk.transfer(first, actor(), 'waste');
    await rooms.desk.transfer(third, actor(), 'general');
    const before = await state(first);
    await rooms.merging.merge(first, second, actor());
    await rooms.merging.merge(second, third, actor());
    await rooms.merging.unmerge(first, actor());
    expect(await state(first)).toEqual(before);
  });

  test('nobody comes to see a restricted matter by a merge', async () => {
    const source = await arrive({ from: 'd@example.com' });
    const target = await arrive({ from: 'd@example.com' });
    await rooms.desk.transfer(source, actor(), 'complaints');
    const em = rooms.em.fork();
    await em.nativeUpdate(Queue, { key: 'complaints' }, { restricted: true });
    await expect(rooms.merging.merge(source, target, actor())).rejects.toMatchObject({ kind: 'not-found' });
    await em.execute(`insert into team (id, name) values (gen_random_uuid(), 'Complaints')`);
    await em.execute(`insert into team_member select id, ? from team`, [rooms.person.id]);
    await em.execute(`insert into queue_team select 'complaints', id from team`);
    await expect(rooms.merging.merge(source, target, actor())).rejects.toMatchObject({
      fields: [{ path: 'into' }],
    });
    // What was merged follows to where only some may see it.
    const part = await arrive({ from: 'd@example.com' });
    await rooms.merging.merge(part, target, actor());
    await rooms.desk.transfer(target, actor(), 'complaints');
    expect((await rooms.conversation(part)).queue).toBe('complaints');
  });
});

describe('splitting', () => {
  test('makes a conversation of its own, owed from when its message came in; merging it back shows all in one', async () => {
    const origin = await arrive({ from: 'e@example.com', subject: 'Bin', id: 'bin-1@mail.example' });
    const later = THURSDAY.add({ hours: 24 * 6 });
    await rooms.arrives(
      mail({ from: 'e@example.com', subject: 'Also a lamp', inReplyTo: 'bin-1@mail.example' }),
      later,
    );
    const before = await open(origin);
    const lamp = before.messages.find(({ subject }) => subject === 'Also a lamp');

    const made = await rooms.merging.split(origin, [lamp?.id ?? ''], actor());
    const split = await open(made);
    expect(split.conversation).toMatchObject({ subject: 'Also a lamp', splitFrom: before.conversation.id });
    expect(split.messages).toHaveLength(1);
    expect(split.clocks.map(({ startedAt }) => startedAt.getTime())).toEqual([later.epochMilliseconds]);
    expect((await open(origin)).messages).toHaveLength(1);

    await rooms.merging.merge(made, origin, actor());
    expect((await open(origin)).messages.map(({ id }) => id).sort()).toEqual(
      before.messages.map(({ id }) => id).sort(),
    );
  });

  test.each([
    ['none of its own', () => ['0190a0a0-0000-7000-8000-000000000000']],
    ['all there are', (ids: string[]) => ids],
  ])('%s cannot be split off', async (_, chosen) => {
    const origin = await arrive({ from: 'f@example.com' });
    const { messages } = await open(origin);
    const ids = chosen(messages.map(({ id }) => id));
    const count = () => rooms.em.fork().count(Conversation);
    const all = await count();
    await expect(rooms.merging.split(origin, ids, actor())).rejects.toMatchObject({
      fields: [{ path: 'messages' }],
    });
    expect(await count()).toBe(all);
  });
});
