import { Temporal } from 'temporal-polyfill';
import { type Deed, type MissDeed, Target } from '#targets';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { clockRound } from './clock-round.js';
import { HistoryEvent } from './history-event.entity.js';
import { Notification } from './notification.entity.js';

const WARNED = '2026-04-16T09:00:00+01:00';
const MISSED = '2026-04-21T00:00:00+01:00';
/** More than two batches. */
const MANY = 1_100;

let rooms: Rooms;
const people: Record<string, { id: string; name: string }> = {};

beforeAll(async () => {
  rooms = await openRooms();
  for (const name of ['Bea', 'Cem']) {
    people[name] = await rooms.accounts.add({ email: `${name}@example.org`, name, roles: ['advisor'] });
  }
  const members = Object.values(people).map(({ id }) => id);
  await rooms.teams.save({ name: 'Front desk', members }, rooms.person.id);
});

beforeEach(async () => {
  rooms.clock.moveTo(THURSDAY);
  await rooms.em.execute(`update conversation set assignee_id = null, team_id = null`);
});
afterAll(() => rooms?.close());

const ada = () => ({ id: rooms.person.id, name: rooms.person.name });
const going = new AbortController().signal;
const round = () => clockRound(rooms.em, rooms.clock, going);
const deeds = (change: { atWarning?: Deed[]; atMiss?: MissDeed[] }) =>
  rooms.em.fork().nativeUpdate(Target, { key: 'response' }, change);

async function arrives(): Promise<string> {
  const draft = { from: `${crypto.randomUUID()}@example.com`, subject: 'Matter', text: 'Hello' };
  return (await rooms.arrives(mail(draft))).reference ?? '';
}

async function passes(moment: string): Promise<void> {
  rooms.clock.moveTo(Temporal.Instant.from(moment));
  await round();
  await round();
}

/** How it stands, what history says since it came, and who was told what. */
async function found(reference: string) {
  const { id, priority, assigneeId, teamId, status, version } = await rooms.conversation(reference);
  const em = rooms.em.fork();
  const order = { orderBy: { id: 'asc' } } as const;
  const lines = await em.find(
    HistoryEvent,
    { conversationId: id, personId: null, at: { $gt: from() } },
    order,
  );
  const news = await em.find(Notification, { conversationId: id, at: { $gt: from() } }, order);
  const names = [...Object.values(people), ada()];
  const nameOf = (who: string) => names.find((each) => each.id === who)?.name;
  return {
    version,
    ...{ priority, status, who: assigneeId ? nameOf(assigneeId) : null, team: Boolean(teamId) },
    lines: lines.map(({ text }) => text),
    news: news.map(({ kind, personId }) => `${kind} ${nameOf(personId)}`),
  };
}
const from = () => new Date(THURSDAY.epochMilliseconds);

const LEAST: MissDeed = { deed: 'reassign', to: 'least-busy', team: 'Front desk' };
const PASSED = 'The promised date has passed: Answer.';

test('at a miss all is done in order and once, and history says what and why', async () => {
  await deeds({ atMiss: [{ deed: 'notify' }, LEAST, { deed: 'raise-priority' }] });
  const reference = await arrives();
  await rooms.desk.assign(reference, ada(), ada());
  const { version } = await rooms.conversation(reference);
  await passes(MISSED);
  expect(await found(reference)).toEqual({
    ...{ version: version + 1, priority: 'high', status: 'open', who: 'Bea', team: true },
    lines: [
      PASSED,
      'Answer is overdue, so Postroom gave it to Bea of Front desk.',
      'Answer is overdue, so Postroom raised its priority from normal to high.',
    ],
    news: ['overdue Ada', 'assigned Bea'],
  });
});

test('who is told hangs on what comes first', async () => {
  await deeds({ atMiss: [LEAST, { deed: 'notify' }] });
  const reference = await arrives();
  await rooms.desk.assign(reference, ada(), ada());
  await passes(MISSED);
  const { who, news } = await found(reference);
  expect(news).toEqual([`assigned ${who}`, `overdue ${who}`]);
});

test('what one of a team is given counts for the next', async () => {
  await deeds({ atMiss: [LEAST] });
  const references = [await arrives(), await arrives(), await arrives(), await arrives()];
  await passes(MISSED);
  const who = await Promise.all(references.map(async (reference) => (await found(reference)).who));
  expect(who.toSorted()).toEqual(['Bea', 'Bea', 'Cem', 'Cem']);
});

test('a warning comes with its own deeds; the clock has them from its target as it is then', async () => {
  const reference = await arrives();
  await rooms.desk.assign(reference, ada(), ada());
  await deeds({ atWarning: [{ deed: 'draft-apology' }, { deed: 'raise-priority' }], atMiss: [] });
  await passes(WARNED);
  const because = 'Answer is due on Monday 20 April 2026, so Postroom';
  const { lines, priority, news } = await found(reference);
  expect({ lines, priority, news }).toEqual({
    lines: [
      `${because} has word of a delay ready to be read and sent.`,
      `${because} raised its priority from normal to high.`,
    ],
    priority: 'high',
    news: [],
  });
  const { id } = await rooms.conversation(reference);
  const [clock] = await rooms.clocks.of(rooms.em.fork(), id);
  expect(clock?.apologyDraftedAt).toEqual(new Date(Temporal.Instant.from(WARNED).epochMilliseconds));
  await passes(MISSED);
  expect((await found(reference)).lines.at(-1)).toBe(PASSED);
});

test('of a target that is gone, somebody is told', async () => {
  const reference = await arrives();
  await rooms.desk.assign(reference, ada(), ada());
  const { id } = await rooms.conversation(reference);
  await rooms.em.execute(`update target_clock set target = 'gone' where conversation_id = ?`, [id]);
  await deeds({ atMiss: [] });
  await passes(MISSED);
  expect((await found(reference)).news).toEqual(['overdue Ada']);
});

test('a great many are shared by workers that run at once: each is given away once', async () => {
  await deeds({ atMiss: [{ deed: 'raise-priority' }, LEAST] });
  const { id } = await rooms.conversation(await arrives());
  await rooms.em.execute('update target_clock set state = ? where state = ?', ['stopped', 'running']);
  await rooms.em.execute(
    `insert into conversation select (json_populate_record(c, json_build_object('id', gen_random_uuid(),
       'reference', 'R-' || n, 'subject', 'many', 'priority', 'low'))).* from conversation c, generate_series(1, ${MANY}) n where c.id = ?`,
    [id],
  );
  await rooms.em.execute(
    `insert into target_clock select (json_populate_record(t, json_build_object('id', gen_random_uuid(), 'state', 'running',
       'conversation_id', c.id))).* from target_clock t, conversation c where t.conversation_id = ? and c.subject = 'many'`,
    [id],
  );
  rooms.clock.moveTo(Temporal.Instant.from(MISSED));
  await Promise.all([round(), round(), round()]);
  const [sum] = await rooms.em.execute<Record<string, number>[]>(
    `select count(*)::int as all, (count(*) filter (where priority = 'normal'))::int as raised,
       count(distinct assignee_id)::int as people, (count(*) filter (where assignee_id is not null))::int as given
     from conversation where subject = 'many'`,
  );
  expect(sum).toEqual({ all: MANY, raised: MANY, people: 2, given: MANY });
  const [lines] = await rooms.em.execute<{ lines: number }[]>(
    `select count(*)::int as lines from history_event where kind in ('priority-raised', 'assigned')
       and conversation_id in (select id from conversation where subject = 'many')`,
  );
  expect(lines).toEqual({ lines: 2 * MANY });
});
