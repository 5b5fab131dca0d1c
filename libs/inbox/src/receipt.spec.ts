import { Temporal } from 'temporal-polyfill';
import { newId } from '#shared';
import { TargetClock } from '#targets';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { HistoryEvent } from './history-event.entity.js';
import { Message } from './message.entity.js';
import { Receipt } from './receipt.js';

let rooms: Rooms;
let reference: string;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

beforeEach(async () => {
  reference = (await rooms.arrives(mail())).reference ?? '';
});

const at = (text: string) => new Date(Temporal.Instant.from(text).epochMilliseconds);
const CAME = at('2026-04-02T10:00:00+01:00');
const TRULY = at('2026-03-30T15:00:00+01:00');
const LONG_AGO = at('2026-03-02T12:00:00Z');
const actor = () => ({ id: rooms.person.id, name: rooms.person.name });
const the = () => rooms.conversation(reference);
const correct = (receivedAt: Date, reason = 'It lay at the depot.') =>
  rooms.desk.work(reference, actor(), undefined, (task) =>
    new Receipt(rooms.clocks, rooms.dueDates).correct(task, actor(), { receivedAt, reason }),
  );
const clock = async () =>
  rooms.em.fork().findOneOrFail(TargetClock, { conversationId: (await the()).id, target: 'response' });

async function change(become: (clock: TargetClock) => void): Promise<void> {
  const em = rooms.em.fork();
  become(await em.findOneOrFail(TargetClock, { conversationId: (await the()).id }));
  await em.flush();
}

async function answered(when: Date): Promise<void> {
  const em = rooms.em.fork();
  const { id } = await the();
  em.create(Message, {
    ...{ id: newId(), conversationId: id, direction: 'outbound', text: 'Hello', newText: 'Hello' },
    ...{ at: when, authorId: rooms.person.id, delivery: 'sent' },
  });
  await em.flush();
}

test('what began at the receipt is reckoned from the true one, and the first is kept', async () => {
  expect(await the()).toMatchObject({ due: '2026-04-20', receivedAt: CAME });
  expect(await correct(TRULY)).toEqual(CAME);
  const corrected = await the();
  expect(corrected).toMatchObject({ due: '2026-04-15', receivedAt: TRULY, receivedAtFirst: CAME });
  expect(await clock()).toMatchObject({ due: '2026-04-15', startedAt: TRULY, state: 'running' });
  const line = await rooms.em
    .fork()
    .findOneOrFail(HistoryEvent, { conversationId: corrected.id, kind: 'receipt-corrected' });
  expect(line.text).toBe(
    'Ada corrected the moment of receipt from Thursday 2 April 2026, 10:00 to Monday 30 March 2026, 15:00: It lay at the depot.',
  );
  await correct(LONG_AGO);
  expect(await the()).toMatchObject({ receivedAt: LONG_AGO, receivedAtFirst: CAME });
  await correct(CAME);
  expect(await the()).toMatchObject({ due: '2026-04-20', receivedAt: CAME });
});

test('that changes nothing where it is the same', async () => {
  const { version } = await the();
  expect(await correct(CAME)).toBeNull();
  expect((await the()).version).toBe(version);
});

test.each([
  ['that lies ahead', at('2026-04-02T10:00:01+01:00'), /must not lie ahead/],
  [
    'after the first answer',
    at('2026-04-02T09:30:01+01:00'),
    /after the first answer, Thursday 2 April 2026, 09:30/,
  ],
])('a moment %s is refused', async (_, moment, message) => {
  await answered(at('2026-04-02T09:30:00+01:00'));
  const error = await correct(moment).catch((thrown) => thrown);
  expect(error).toMatchObject({ kind: 'invalid', fields: [{ path: 'receivedAt' }] });
  expect(error.message).toMatch(message);
  expect(await the()).toMatchObject({ receivedAt: CAME, receivedAtFirst: null });
});

test.each<[string, (clock: TargetClock) => void, Date, Partial<TargetClock>]>([
  [
    'was met, and truly late',
    (it) => it.meet(CAME, null),
    LONG_AGO,
    { state: 'missed', due: '2026-03-16', metAt: CAME },
  ],
  [
    'was met, and in time as well',
    (it) => it.meet(CAME, null),
    TRULY,
    { state: 'met', due: '2026-04-15', missedAt: null },
  ],
  [
    'was taken for missed',
    (it) => it.miss(CAME),
    TRULY,
    { state: 'running', due: '2026-04-15', missedAt: null },
  ],
  ['waits', (it) => it.pause(CAME), TRULY, { state: 'paused', startedAt: TRULY }],
  ['is no longer owed', (it) => it.stop(), TRULY, { state: 'stopped', due: '2026-04-15' }],
  [
    'began later than at the receipt',
    (it) => {
      it.startedAt = at('2026-04-01T10:00:00+01:00');
    },
    TRULY,
    { state: 'running', due: '2026-04-20' },
  ],
])('a promise that %s is judged anew', async (_, become, truly, judged) => {
  await change(become);
  await correct(truly);
  expect(await clock()).toMatchObject(judged);
});
