import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import type { TargetClock } from '#targets';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { clockRound } from './clock-round.js';
import { HistoryEvent } from './history-event.entity.js';
import { Notification } from './notification.entity.js';
import { runOut } from './run-out.js';

/** More than two batches, all due at one moment, as the promises of a day are. */
const MANY = 1_100;
const WEEKS_LATER = Temporal.Instant.from('2026-05-20T09:00:00+01:00');

let rooms: Rooms;

beforeAll(async () => {
  rooms = await openRooms();
});

beforeEach(() => rooms.clock.moveTo(THURSDAY));
afterAll(() => rooms?.close());

const ada = () => ({ id: rooms.person.id, name: rooms.person.name });
const going = new AbortController().signal;
const round = (signal = going) => clockRound(rooms.em, rooms.clock, signal);

async function arrives(text = 'When are you open?'): Promise<string> {
  const draft = { from: `${crypto.randomUUID()}@example.com`, subject: 'Matter', text };
  return (await rooms.arrives(mail(draft))).reference ?? '';
}

/** What is said of a conversation, beside that it was given to somebody. */
async function said(reference: string): Promise<string[]> {
  const { id: conversationId } = await rooms.conversation(reference);
  const em = rooms.em.fork();
  const [clock] = await rooms.clocks.of(em, conversationId);
  const missed = await em.find(HistoryEvent, { conversationId, kind: 'missed' });
  const news = await em.find(
    Notification,
    { conversationId, kind: ['due-soon', 'overdue'] },
    { orderBy: { id: 'asc' } },
  );
  return [clock?.state ?? '', ...missed.map(({ text }) => text), ...news.map(({ kind }) => kind)];
}

const PASSED = 'The promised date has passed: Answer.';

test.each<[string, string[], string[]]>([
  ['nothing before its warning', ['2026-04-16T08:59:59+01:00'], ['running']],
  ['its warning, once', ['2026-04-16T09:00:00+01:00', '2026-04-17T09:00:00+01:00'], ['running', 'due-soon']],
  [
    'its end, after its last moment',
    ['2026-04-16T09:00:00+01:00', '2026-04-20T17:00:00+01:00'],
    ['running', 'due-soon'],
  ],
  [
    'its end, once',
    [
      '2026-04-16T09:00:00+01:00',
      '2026-04-20T23:59:59.999+01:00',
      '2026-04-21T00:00:00+01:00',
      '2026-05-01T00:00:00+01:00',
    ],
    ['missed', PASSED, 'due-soon', 'overdue'],
  ],
  [
    'its end alone, where all slept past its warning',
    ['2026-05-20T09:00:00+01:00'],
    ['missed', PASSED, 'overdue'],
  ],
])('of a promise is said: %s', async (_, moments, expected) => {
  const reference = await arrives();
  await rooms.desk.assign(reference, ada(), ada());
  for (const moment of moments) {
    rooms.clock.moveTo(Temporal.Instant.from(moment));
    await round();
    await round();
  }
  expect(await said(reference)).toEqual(expected);
});

test('a team is told that what none of it has taken on is overdue; of what was merged, it is said where it goes on', async () => {
  const team = await rooms.teams.save({ name: 'Front desk', members: [ada().id] }, ada().id);
  const [theirs, part, whole] = [await arrives(), await arrives(), await arrives()];
  await rooms.desk.assignTeam(theirs, ada(), team.id);
  await rooms.desk.assign(whole, ada(), ada());
  await rooms.merging.merge(part, whole, ada());
  rooms.clock.moveTo(WEEKS_LATER);
  await round();
  expect(await said(theirs)).toEqual(['missed', PASSED, 'overdue']);
  expect(await said(part)).toEqual(['missed']);
  expect(await said(whole)).toEqual(['missed', PASSED, 'overdue']);
});

describe('a great many that fall due at one moment', () => {
  /** Clocks of one conversation, started in an order that is not that of their dates. */
  async function fill(): Promise<string> {
    const reference = await arrives();
    const { id } = await rooms.conversation(reference);
    const [clock] = await rooms.clocks.of(rooms.em.fork(), id);
    await rooms.em.execute(
      `insert into target_clock select (json_populate_record(t, json_build_object('id', gen_random_uuid(), 'name', n,
         'due_at', t.due_at - case when n <= 10 then n * interval '1 day' else interval '0' end))).*
       from target_clock t, generate_series(1, ${MANY - 1}) n where t.id = ?`,
      [clock?.id],
    );
    return id;
  }
  const left = async (id: string, state: TargetClock['state']) =>
    (await rooms.clocks.of(rooms.em.fork(), id)).filter((clock) => clock.state === state).length;
  const lines = async (id: string) =>
    (
      await rooms.em
        .fork()
        .find(HistoryEvent, { conversationId: id, kind: 'missed' }, { orderBy: { id: 'asc' } })
    ).map(({ text }) => text);

  test('are acted on in order, a batch in a transaction, each once, and all in one round', async () => {
    const id = await fill();
    rooms.clock.moveTo(WEEKS_LATER);
    const first = await rooms.em.transactional((em) => runOut(em as EntityManager, rooms.clock.date()));
    expect(first).not.toBeNull();
    const batch = MANY - (await left(id, 'running'));
    expect(batch).toBeLessThan(MANY / 2);
    expect(await lines(id)).toEqual([expect.stringMatching(/: 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, /)]);
    await round();
    expect(await left(id, 'missed')).toBe(MANY);
    expect(await lines(id)).toHaveLength(Math.ceil(MANY / batch));
    expect((await lines(id)).join(', ').split(', ')).toHaveLength(MANY);
  });

  test('are shared by workers that run at once', async () => {
    const id = await fill();
    rooms.clock.moveTo(WEEKS_LATER);
    await Promise.all([round(), round(), round()]);
    expect(await left(id, 'running')).toBe(0);
    const names = (await lines(id)).flatMap((line) => line.replace(/^.*?: |\.$/g, '').split(', '));
    expect(names).toHaveLength(MANY);
    expect(new Set(names).size).toBe(MANY);
  });

  test('stay as they are where the act fails, and where the process is about to end', async () => {
    const id = await fill();
    rooms.clock.moveTo(WEEKS_LATER);
    const failing = rooms.em.transactional(async (em) => {
      await runOut(em as EntityManager, rooms.clock.date());
      throw new Error('The line has dropped.');
    });
    await expect(failing).rejects.toThrow('The line has dropped.');
    await round(AbortSignal.abort());
    expect([await left(id, 'running'), await lines(id)]).toEqual([MANY, []]);
  });
});
