import { Temporal } from 'temporal-polyfill';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { ChannelLook } from './channel-look.entity.js';
import { LookLog } from './look-log.js';

let rooms: Rooms;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

beforeEach(() => rooms.em.execute('truncate channel_look'));

const process = () => new LookLog(rooms.em, rooms.clock, async () => 'Europe/London');
const at = (time: string) => rooms.clock.moveTo(Temporal.Instant.from(time));
const rows = async () =>
  (await rooms.em.fork().find(ChannelLook, {}, { orderBy: { day: 'asc' } })).map(
    ({ day, looks, firstAt, lastAt, failures, trouble }) => ({
      ...{ day, looks, failures, trouble },
      first: firstAt?.toISOString().slice(11, 19) ?? null,
      last: lastAt?.toISOString().slice(11, 19) ?? null,
    }),
  );

test('the first look of a day is written at once, the later ones together once a minute', async () => {
  const log = process();
  const seen: number[] = [];
  for (const time of ['09:00:00', '09:00:05', '09:00:59', '09:01:00', '09:01:30']) {
    at(`2026-04-02T${time}Z`);
    await log.completed(rooms.channel.id);
    seen.push((await rows())[0]?.looks ?? 0);
  }
  expect(seen).toEqual([1, 1, 1, 4, 4]);
  await log.flush();
  await log.flush();
  expect(await rows()).toEqual([
    { day: '2026-04-02', looks: 5, failures: 0, trouble: null, first: '09:00:00', last: '09:01:30' },
  ]);
});

test('the first failure is written at once, and a look after it as well', async () => {
  const log = process();
  at('2026-04-02T09:00:00Z');
  await log.failed(rooms.channel.id, 'It was away.');
  expect(await rows()).toMatchObject([{ looks: 0, failures: 1, trouble: 'It was away.', first: null }]);
  at('2026-04-02T09:00:10Z');
  await log.failed(rooms.channel.id, 'It is still away.');
  await log.completed(rooms.channel.id);
  expect(await rows()).toMatchObject([{ looks: 1, failures: 2, trouble: 'It is still away.' }]);
});

test('a day begins at midnight of the organisation, and takes nothing of the one before', async () => {
  const log = process();
  for (const time of ['22:59:30', '22:59:45', '23:00:00']) {
    at(`2026-04-02T${time}Z`);
    await log.completed(rooms.channel.id);
  }
  expect(await rows()).toMatchObject([
    { day: '2026-04-02', looks: 2, last: '22:59:45' },
    { day: '2026-04-03', looks: 1, first: '23:00:00' },
  ]);
});

test('a process that starts again, or another one, adds to the same day', async () => {
  at('2026-04-02T09:00:00Z');
  await process().completed(rooms.channel.id);
  at('2026-04-02T12:00:00Z');
  const other = process();
  await other.completed(rooms.channel.id);
  at('2026-04-02T11:00:00Z');
  await process().failed(rooms.channel.id, 'It was away.');
  expect(await rows()).toEqual([
    {
      ...{ day: '2026-04-02', looks: 2, failures: 1, trouble: 'It was away.' },
      ...{ first: '09:00:00', last: '12:00:00' },
    },
  ]);
});
