import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { Notification } from './notification.entity.js';
import { warnAhead } from './warn-ahead.js';

let rooms: Rooms;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

const ada = () => ({ id: rooms.person.id, name: rooms.person.name });
const at = (text: string) => new Date(Temporal.Instant.from(text).epochMilliseconds);

/** What is said of a matter when the job runs at these moments, one list a moment. */
async function said(reference: string, moments: string[]): Promise<string[][]> {
  const { id: conversationId } = await rooms.conversation(reference);
  const texts: string[][] = [];
  for (const moment of moments) {
    await rooms.em.transactional((em) => warnAhead(em as EntityManager, at(moment)));
    const news = await rooms.em
      .fork()
      .find(Notification, { conversationId, kind: 'due-soon' }, { orderBy: { id: 'asc' } });
    texts.push(news.slice(texts.flat().length).map(({ text }) => text.slice(text.indexOf(':') + 2)));
  }
  return texts;
}

const arrives = async (text = 'When are you open?') =>
  (await rooms.arrives(mail({ from: `${crypto.randomUUID()}@example.com`, subject: 'Matter', text })))
    .reference ?? '';

const COMPLAINT = 'Complaint, stage one is due on Monday 20 April 2026: Matter';

test('each warning comes once, from the opening of its day', async () => {
  const reference = await arrives('I wish to complain.');
  await rooms.desk.assign(reference, ada(), ada());
  await rooms.em.fork().nativeDelete(Notification, {});
  expect(
    await said(reference, [
      '2026-04-13T08:59:00+01:00',
      '2026-04-13T09:00:00+01:00',
      '2026-04-13T09:00:15+01:00',
      '2026-04-16T09:00:00+01:00',
      '2026-04-20T09:00:00+01:00',
    ]),
  ).toEqual([[], [COMPLAINT], [], [COMPLAINT], []]);
});

test('what was not said in time is said once, and nothing of what has passed', async () => {
  const [late, passed] = [await arrives('I wish to complain.'), await arrives('I wish to complain.')];
  await rooms.desk.assign(late, ada(), ada());
  await rooms.desk.assign(passed, ada(), ada());
  expect(await said(late, ['2026-04-17T09:00:00+01:00', '2026-04-18T09:00:00+01:00'])).toEqual([
    [COMPLAINT],
    [],
  ]);
  await rooms.em.fork().nativeDelete(Notification, {});
  expect(await said(passed, ['2026-04-21T09:00:00+01:00'])).toEqual([[]]);
});

test('what stands still is not warned of; a later date is warned of anew', async () => {
  const reference = await arrives();
  await rooms.desk.wait(reference, ada(), 'contact');
  await rooms.desk.assign(reference, ada(), ada());
  expect(await said(reference, ['2026-04-16T09:00:00+01:00'])).toEqual([[]]);
  await rooms.desk.work(reference, ada(), undefined, async ({ clocks, now }) => {
    await rooms.clocks.resume(clocks, now);
    const [clock] = clocks;
    if (!clock) throw new Error('There is no clock.');
    await rooms.clocks.extend(clock, { until: '2026-04-27', reason: 'x', personId: ada().id, at: now });
  });
  expect(await said(reference, ['2026-04-16T09:00:00+01:00', '2026-04-23T09:00:00+01:00'])).toEqual([
    [],
    ['Answer is due on Monday 27 April 2026: Matter'],
  ]);
});

test('a team is told of what none of it has taken on', async () => {
  const team = await rooms.teams.save({ name: 'Front desk', members: [ada().id] }, ada().id);
  const [theirs, nobodys] = [await arrives(), await arrives()];
  await rooms.desk.assignTeam(theirs, ada(), team.id);
  expect(await said(theirs, ['2026-04-16T09:00:00+01:00'])).toEqual([
    ['Answer is due on Monday 20 April 2026: Matter'],
  ]);
  expect(await said(nobodys, ['2026-04-17T09:00:00+01:00'])).toEqual([[]]);
});
