import { Temporal } from 'temporal-polyfill';
import {
  BankHolidayFeed,
  type CalendarDraft,
  CalendarSettings,
  Clocks,
  loadBankHolidays,
  TargetClock,
} from '#targets';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { previewMoves } from './clock-moves.js';
import { HistoryEvent } from './history-event.entity.js';
import { reschedule } from './reschedule.js';

let rooms: Rooms;
let own: CalendarDraft;

beforeAll(async () => {
  rooms = await openRooms();
  own = await rooms.em.fork().findOneOrFail(CalendarSettings, { key: 'organisation' });
});

afterAll(() => rooms?.close());

const now = new Date(THURSDAY.epochMilliseconds);
const options = { now, timeZone: 'Europe/London', why: 'the calendar was changed' };
const calendar = 'organisation';
const EASTER_WEEK = { from: '2026-04-07', to: '2026-04-10', name: 'Moving house' };
const actor = () => ({ id: rooms.person.id, name: rooms.person.name });
const arrives = async () => (await rooms.arrives(mail())).reference ?? '';
const dueOf = async (reference: string) => (await rooms.conversation(reference)).due;
const clockOf = async (reference: string) => {
  const { id } = await rooms.conversation(reference);
  return rooms.em.fork().findOneOrFail(TargetClock, { conversationId: id });
};

const trial = async (draft: Partial<CalendarDraft>) =>
  new Clocks(await rooms.dueDates.trying('organisation', { ...own, ...draft }, THURSDAY));

const preview = async (draft: Partial<CalendarDraft>, hidden: string[] = []) =>
  previewMoves(rooms.em.fork(), await trial(draft), { calendar }, { ...options, sight: { hidden } });

async function moveTo(draft: Partial<CalendarDraft>): Promise<number> {
  const clocks = await trial(draft);
  return rooms.em
    .fork()
    .transactional((em) =>
      reschedule(em as Rooms['em'], clocks, { calendar }, { ...options, by: rooms.person.id }),
    );
}

afterEach(async () => {
  await moveTo({});
});

test('a closure moves what runs, says so in its history, and taken back gives every date back', async () => {
  const references = await Promise.all([arrives(), arrives()]);
  const told = await preview({ closures: [EASTER_WEEK] });
  expect(await dueOf(references[0] ?? '')).toBe('2026-04-20');
  const words = 'due Friday 24 April 2026 instead of Monday 20 April 2026: closed for Moving house';
  expect(told).toMatchObject({ later: told.conversations, earlier: 0, overdue: 0 });
  expect(told.items.find(({ reference }) => reference === references[0])).toMatchObject({
    target: 'response',
    before: { due: '2026-04-20' },
    after: { due: '2026-04-24' },
    words,
  });

  expect(await moveTo({ closures: [EASTER_WEEK] })).toBe(told.conversations);
  for (const reference of references) {
    const { id, due, dueOrder } = await rooms.conversation(reference);
    const clock = await clockOf(reference);
    expect([due, dueOrder]).toEqual(['2026-04-24', clock.dueAt]);
    expect(clock.text).toContain('Moving house');
    const line = await rooms.em
      .fork()
      .findOneOrFail(HistoryEvent, { conversationId: id, kind: 'rescheduled' });
    expect(line).toMatchObject({ text: `Answer: ${words}.`, personId: rooms.person.id });
  }
  expect((await preview({ closures: [EASTER_WEEK] })).conversations).toBe(0);
  await moveTo({});
  expect(await Promise.all(references.map(dueOf))).toEqual(['2026-04-20', '2026-04-20']);
});

test.each<[string, (reference: string) => Promise<unknown>]>([
  ['is met', (reference) => end(reference, (clock) => clock.meet(now, null))],
  ['is missed', (reference) => end(reference, (clock) => clock.miss(now))],
  ['is done', (reference) => rooms.desk.resolve(reference, actor())],
  ['waits for the contact', (reference) => rooms.desk.wait(reference, actor(), 'contact')],
])('what %s stays where it is', async (_, become) => {
  const reference = await arrives();
  await become(reference);
  const { due } = await clockOf(reference);
  await moveTo({ closures: [EASTER_WEEK] });
  expect((await clockOf(reference)).due).toBe(due);
});

test('what is met stays where it is beside what runs', async () => {
  const reference = await arrives();
  const { id } = await rooms.conversation(reference);
  await end(reference, (clock) => clock.meet(now, null));
  await rooms.em.fork().transactional((em) => rooms.clocks.start(em as Rooms['em'], id, 'social', now));
  await moveTo({ closures: [EASTER_WEEK] });
  const found = await rooms.em
    .fork()
    .find(TargetClock, { conversationId: id }, { orderBy: { dueAt: 'asc' } });
  expect(found.map(({ target, due }) => [target, due])).toEqual([
    ['social', '2026-04-13'],
    ['response', '2026-04-20'],
  ]);
});

test('what has run out already is not moved into the future', async () => {
  const reference = await arrives();
  await end(reference, (clock) => {
    clock.dueAt = new Date(now.getTime() - 1);
  });
  await moveTo({ closures: [EASTER_WEEK] });
  expect((await clockOf(reference)).dueAt.getTime()).toBe(now.getTime() - 1);
});

test('what waits is counted, and what others alone may see is neither counted nor named', async () => {
  const reference = await arrives();
  const all = await preview({ closures: [EASTER_WEEK] });
  const { queue } = await rooms.conversation(reference);
  const seen = await preview({ closures: [EASTER_WEEK] }, [queue]);
  expect(all.conversations - seen.conversations).toBe(
    all.items.filter((item) => item.queue === queue).length,
  );
  expect(seen.items.map((item) => item.reference)).not.toContain(reference);
  await rooms.desk.wait(reference, actor(), 'contact');
  const waiting = await preview({ closures: [EASTER_WEEK] });
  expect(waiting.waiting).toBe(all.waiting + 1);
  expect(waiting.conversations).toBe(all.conversations - 1);
  expect((await preview({}, [queue])).waiting).toBe(0);
});

test('what was merged into another moves that one', async () => {
  const [one, other] = await Promise.all([arrives(), arrives()]);
  await rooms.merging.merge(one, other, actor());
  await moveTo({ closures: [EASTER_WEEK] });
  expect([await dueOf(one), await dueOf(other)]).toEqual([null, '2026-04-24']);
});

test('bank holidays that become known later move what was reckoned without them', async () => {
  const { reference } = await rooms.arrives(mail(), Temporal.Instant.from('2028-12-20T10:00:00Z'));
  const before = await dueOf(reference ?? '');
  const events = [{ title: 'Bank holiday', date: '2029-01-02' }];
  const feed = Object.fromEntries(
    ['england-and-wales', 'scotland', 'northern-ireland'].map((division) => [division, { division, events }]),
  );
  await rooms.em.fork().transactional(async (transaction) => {
    const em = transaction as Rooms['em'];
    await loadBankHolidays(em, feed, now);
    rooms.dueDates.forget();
    expect(await reschedule(em, rooms.clocks, 'provisional', options)).toBe(1);
  });
  expect([before, await dueOf(reference ?? '')]).toEqual(['2029-01-05', '2029-01-08']);
  await rooms.em.fork().nativeDelete(BankHolidayFeed, {});
  rooms.dueDates.forget();
});

test.each<[string, Partial<CalendarDraft>]>([
  [
    'is never open',
    { weekend: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] },
  ],
  ['closes for a lifetime', { closures: [{ from: '2026-04-03', to: '2100-01-01', name: 'For good' }] }],
  ['closes before it opens', { openingHours: { monday: [{ opens: '17:00', closes: '09:00' }] } }],
])('a calendar that %s is refused', async (_, draft) => {
  await expect(trial(draft)).rejects.toMatchObject({ kind: 'invalid' });
});

async function end(reference: string, become: (clock: TargetClock) => void): Promise<void> {
  const em = rooms.em.fork();
  const { id } = await rooms.conversation(reference);
  become(await em.findOneOrFail(TargetClock, { conversationId: id }));
  await em.flush();
}
