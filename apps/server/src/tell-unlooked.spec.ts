import { Temporal } from 'temporal-polyfill';
import { LookLog } from '#channels';
import { Notification } from '#inbox';
import { CalendarSettings } from '#targets';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { LookProof } from './look-proof.js';
import { TellUnlooked } from './tell-unlooked.js';

let rooms: Rooms;
let proof: LookProof;

const at = (time: string) => rooms.clock.moveTo(Temporal.Instant.from(time));
/** A worker as it is after a start. */
const worker = () => new TellUnlooked(rooms.em, rooms.clock, rooms.directory, proof);
const looks = () => new LookLog(rooms.em, rooms.clock, async () => 'Europe/London');
const told = async () => {
  const news = await rooms.em.fork().find(Notification, {}, { orderBy: { id: 'asc' } });
  return news.map(({ personId, kind, text }) => ({ personId, kind, text }));
};
const verdicts = async (from: string, to: string) => {
  const channel = await rooms.directory.get('enquiries');
  const days = await proof.days(channel, Temporal.PlainDate.from(from), Temporal.PlainDate.from(to));
  return days.map(({ day, verdict, looks: count }) => [day.slice(5), verdict, count]);
};

beforeAll(async () => {
  rooms = await openRooms();
  const { em, clock, connectors, dueDates } = rooms;
  proof = new LookProof(em, clock, connectors, dueDates);
});

afterAll(() => rooms?.close());

let bea: { id: string };
beforeEach(async () => {
  await rooms.em.execute('truncate channel_look, channel_turn, notification');
  await rooms.em.execute('update channel set judged_to = null');
  // Thursday 2 April 2026, in the middle of the day.
  at('2026-04-02T10:00:00+01:00');
  await rooms.directory.change('enquiries', { enabled: true });
  bea ??= await rooms.accounts.add({ email: 'bea@example.org', name: 'Bea', roles: ['manager'] });
});

test('of each day since the channel was added it is said whether it was looked at', async () => {
  await looks().completed(rooms.channel.id);
  at('2026-04-07T09:00:00+01:00');
  await looks().failed(rooms.channel.id, 'The mail server does not answer.');
  at('2026-04-09T00:30:00+01:00');
  await looks().completed(rooms.channel.id);
  at('2026-04-10T09:00:00+01:00');
  expect(await verdicts('2026-03-30', '2026-04-12')).toEqual([
    ['04-02', 'looked', 1],
    ['04-03', 'closed', 0],
    ['04-04', 'closed', 0],
    ['04-05', 'closed', 0],
    ['04-06', 'closed', 0],
    ['04-07', 'could-not-check', 0],
    ['04-08', 'not-looked', 0],
    ['04-09', 'looked', 1],
    ['04-10', 'not-yet', 0],
  ]);
});

test('a day of its own that the organisation is closed is no broken promise', async () => {
  const em = rooms.em.fork();
  const closures = [{ from: '2026-04-08', to: '2026-04-08', name: 'Moving house' }];
  await em.nativeUpdate(CalendarSettings, { key: 'organisation' }, { closures });
  rooms.dueDates.forget();
  at('2026-04-09T09:00:00+01:00');
  expect(await verdicts('2026-04-07', '2026-04-08')).toEqual([
    ['04-07', 'not-looked', 0],
    ['04-08', 'closed', 0],
  ]);
  await em.nativeUpdate(CalendarSettings, { key: 'organisation' }, { closures: [] });
  rooms.dueDates.forget();
});

test('managers are told once the day is over, whoever notices, and however often', async () => {
  at('2026-04-02T23:59:59+01:00');
  await worker().run();
  expect(await told()).toEqual([]);
  at('2026-04-03T00:00:00+01:00');
  const one = worker();
  await Promise.all([one.run(), worker().run(), one.run()]);
  await worker().run();
  expect(await told()).toEqual([
    {
      personId: bea.id,
      kind: 'not-looked',
      text: 'Enquiries mailbox was not looked at on Thursday 2 April 2026: a broken promise.',
    },
  ]);
  // Days on which nobody works are nothing to tell.
  at('2026-04-07T08:00:00+01:00');
  await worker().run();
  expect(await told()).toHaveLength(1);
});

test('an outage is told as what could not be checked, and a day with a look not at all', async () => {
  await looks().completed(rooms.channel.id);
  at('2026-04-07T09:00:00+01:00');
  await worker().run();
  await looks().failed(rooms.channel.id, 'The mail server does not answer.');
  at('2026-04-08T09:00:00+01:00');
  await worker().run();
  expect((await told()).map(({ text }) => text)).toEqual([
    'Enquiries mailbox could not be checked on Tuesday 7 April 2026: The mail server does not answer.',
  ]);
});

test('after the machine was away for some days, they are told together', async () => {
  at('2026-04-10T09:00:00+01:00');
  await worker().run();
  expect((await told()).map(({ text }) => text)).toEqual([
    'Enquiries mailbox: 4 working days without a completed look, the last Thursday 9 April 2026: not looked at on 4.',
  ]);
});

test('a channel that is switched off is not told of', async () => {
  at('2026-04-01T10:00:00+01:00');
  await rooms.em.execute('truncate channel_turn');
  await rooms.directory.change('enquiries', { enabled: true });
  await rooms.directory.change('enquiries', { enabled: false });
  await worker().run();
  at('2026-04-03T10:00:00+01:00');
  await rooms.em.execute(`update channel set judged_to = '2026-04-01'`);
  await worker().run();
  expect(await told()).toEqual([]);
  expect(await verdicts('2026-04-02', '2026-04-02')).toEqual([['04-02', 'off', 0]]);
});
