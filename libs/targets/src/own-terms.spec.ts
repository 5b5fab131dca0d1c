import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';

let rooms: Rooms;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

/** As a release left the database in which clocks had no terms of their own. */
async function before(): Promise<void> {
  for (const statement of [
    `drop index target_clock_due_at_id_index`,
    `drop index target_clock_warn_at_id_index`,
    `create index target_clock_due_at_index on target_clock (due_at)`,
    `create index target_clock_warn_at_index on target_clock (warn_at)`,
    `alter table target_clock drop column amount, drop column unit, drop column calendar, drop column counts_from,
       drop column pauses_while_waiting, drop column warn_before`,
    `delete from migration where name = '2026-11-27-own-terms'`,
  ]) {
    await rooms.em.execute(statement);
  }
}

test('clocks that were there are given what their target says, or where there is none, what gives their date', async () => {
  const references = ['Opening hours', 'Opening hours, once more'].map(
    async (subject) =>
      (await rooms.arrives(mail({ subject, from: `${crypto.randomUUID()}@example.com` }))).reference,
  );
  const [kept, lost] = await Promise.all(references.map(async (each) => rooms.conversation(await each)));
  await before();
  await rooms.em.execute(`update target_clock set target = 'gone' where conversation_id = ?`, [lost?.id]);
  await rooms.test.database.orm.migrator.up();
  const terms = async (id = '') => {
    const [clock] = await rooms.clocks.of(rooms.em.fork(), id);
    if (!clock) throw new Error('There is no clock.');
    const { amount, unit, calendar, countsFrom, pausesWhileWaiting, warnBefore } = clock;
    const { due } = await rooms.dueDates.reckon(clock, rooms.clock.now());
    return { amount, unit, calendar, countsFrom, pausesWhileWaiting, warnBefore, due };
  };
  const { amount, unit, calendar, countsFrom, pausesWhileWaiting, warnBefore } =
    await rooms.dueDates.target('response');
  const now = { amount, unit, calendar, countsFrom, pausesWhileWaiting, warnBefore };
  expect(await terms(kept?.id)).toEqual({ ...now, due: '2026-04-20' });
  expect(await terms(lost?.id)).toMatchObject({ unit: 'calendar-days', warnBefore: [], due: '2026-04-20' });
});
