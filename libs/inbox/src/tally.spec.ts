import fc from 'fast-check';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { SEES_ALL } from './sight.js';
import { countQueues, foldTally } from './tally.js';

const TODAY = '2026-04-20';
/** In the afternoon of the day: what was due by noon has run out. */
const NOW = new Date('2026-04-20T12:00:00Z');

let rooms: Rooms;
let references: string[];

beforeAll(async () => {
  rooms = await openRooms();
  references = [];
  for (let n = 0; n < 6; n++) {
    const { reference } = await rooms.arrives(mail({ from: `writer${n}@example.com` }));
    references.push(reference ?? '');
  }
});

afterAll(() => rooms?.close());

interface Real {
  queue: string;
  open: number;
  unassigned: number;
  due_today: number;
  overdue: number;
  mine: number;
  waiting: number;
}

/** What going through all of them gives. */
async function counted(): Promise<Map<string, Real>> {
  const rows = await rooms.em.execute<Real[]>(
    `select queue, count(*)::int as open,
       count(*) filter (where assignee_id is null)::int as unassigned,
       count(*) filter (where due = '${TODAY}' and due_order >= ?)::int as due_today,
       count(*) filter (where due_order < ?)::int as overdue,
       count(*) filter (where assignee_id = ?)::int as mine,
       count(*) filter (where status = 'waiting')::int as waiting
     from conversation where status in ('new', 'open', 'waiting') group by queue`,
    [NOW.toISOString(), NOW.toISOString(), rooms.person.id],
  );
  return new Map(rows.map((row) => [row.queue, row]));
}

const actor = () => ({ id: rooms.person.id, name: rooms.person.name });
const verbs: Record<string, (reference: string) => Promise<unknown>> = {
  assign: (reference) => rooms.desk.assign(reference, actor(), actor()),
  release: (reference) => rooms.desk.assign(reference, actor(), null),
  waste: (reference) => rooms.desk.transfer(reference, actor(), 'waste'),
  general: (reference) => rooms.desk.transfer(reference, actor(), 'general'),
  wait: (reference) => rooms.desk.wait(reference, actor(), 'contact'),
  resolve: (reference) => rooms.desk.resolve(reference, actor()),
  reopen: (reference) => rooms.desk.reopen(reference, actor()),
  overdue: (reference) => due(reference, '2026-04-17', '2026-04-17T16:00:00Z'),
  ranOutToday: (reference) => due(reference, TODAY, '2026-04-20T10:00:00Z'),
  dueToday: (reference) => due(reference, TODAY, '2026-04-20T16:00:00Z'),
  fold: () => foldTally(rooms.em.fork()),
};

function due(reference: string, day: string, moment: string): Promise<unknown> {
  return rooms.em.execute(
    `update conversation set due = ?, due_at = ?, due_order = ?
     where reference = ? and status in ('new', 'open', 'waiting')`,
    [day, moment, moment, reference],
  );
}

test('the counts that are kept equal a real count, whatever was done', async () => {
  const step = fc.record({ verb: fc.constantFrom(...Object.keys(verbs)), n: fc.nat({ max: 5 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const { verb, n } of steps) {
        // What cannot be done to it just now, such as resolving it twice, changes nothing.
        await verbs[verb]?.(references[n] ?? '').catch(() => {});
      }
      const real = await counted();
      const { queues, views } = await countQueues(rooms.em.fork(), rooms.person.id, SEES_ALL, TODAY, NOW);
      for (const { key, open, unassigned, dueToday, overdue } of queues) {
        const { open: o = 0, unassigned: u = 0, due_today: d = 0, overdue: v = 0 } = real.get(key) ?? {};
        expect({ key, open, unassigned, dueToday, overdue }).toEqual({
          key,
          open: o,
          unassigned: u,
          dueToday: d,
          overdue: v,
        });
      }
      const sum = (name: 'open' | 'mine' | 'waiting') =>
        [...real.values()].reduce((total, row) => total + row[name], 0);
      expect(views.all.open).toBe(sum('open'));
      expect(views.mine.open).toBe(sum('mine'));
      expect(views.waiting.open).toBe(sum('waiting'));
    }),
    { numRuns: 12 },
  );
});

test('folding keeps the tally as small as what it tells', async () => {
  await foldTally(rooms.em.fork());
  const [{ n }] = await rooms.em.execute<[{ n: number }]>(
    'select count(*)::int as n from conversation_tally',
  );
  expect(n).toBeLessThanOrEqual(references.length);
});
