import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { type ListFilter, listConversations } from './conversation-list.js';

/** Before the 20th, on which all are due but those that are given other dates below. */
const BOUNDS = {
  now: new Date('2026-04-15T12:00:00Z'),
  endOfToday: new Date('2026-04-15T22:59:59Z'),
  endOfSoon: new Date('2026-04-17T22:59:59Z'),
};

let rooms: Rooms;
const references: Record<string, string> = {};
const actor = () => ({ id: rooms.person.id, name: rooms.person.name });

beforeAll(async () => {
  rooms = await openRooms();
  const writers = ['Zoë Müller', "Seán O'Neill", 'Percy 100%_Done'];
  for (let n = 0; n < 12; n++) {
    const name = writers[n % 3] ?? '';
    const { reference } = await rooms.arrives(
      mail({
        from: `=?utf-8?B?${Buffer.from(name).toString('base64')}?= <writer${n}@example.com>`,
        subject: n === 4 ? 'Missed bin in Elm Grove' : `Matter ${n}`,
        text: n === 5 ? 'The lamp posts were flickering all night.' : 'Please look into this.',
      }),
      // Two arrive in each minute, so that the order has equals.
      THURSDAY.add({ minutes: Math.floor(n / 2) }),
    );
    references[n] = reference ?? '';
  }
  const one = (n: number) => references[n] ?? '';
  await rooms.desk.assign(one(0), actor(), actor());
  await rooms.desk.transfer(one(1), actor(), 'waste');
  await rooms.desk.wait(one(2), actor(), 'others');
  await rooms.desk.resolve(one(3), actor());
  await rooms.em.execute(`update conversation set tags = '["urgent", "lamp"]' where reference = ?`, [one(6)]);
  const dates: Array<[number, string]> = [
    [7, '2026-04-15T09:00:00Z'],
    [8, '2026-04-15T16:00:00Z'],
    [9, '2026-04-16T16:00:00Z'],
  ];
  for (const [n, at] of dates) {
    const set = [at.slice(0, 10), at, at, one(n)];
    await rooms.em.execute(
      'update conversation set due = ?, due_at = ?, due_order = ? where reference = ?',
      set,
    );
  }
});

afterAll(() => rooms?.close());

const list = (filter: ListFilter) => listConversations(rooms.em.fork(), filter, BOUNDS);

/** Which of ours a list holds, by their numbers. */
async function numbers(filter: ListFilter): Promise<number[]> {
  const { rows } = await list({ limit: 100, sort: 'oldest', ...filter });
  const byReference = new Map(Object.entries(references).map(([n, reference]) => [reference, Number(n)]));
  return rows.map(({ reference }) => byReference.get(reference) ?? -1).sort((a, b) => a - b);
}

const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const but = (...without: number[]) => ALL.filter((n) => !without.includes(n));

describe('what a list holds', () => {
  test.each<[string, () => ListFilter, number[]]>([
    ['everything open, where nothing is asked', () => ({}), but(3)],
    ['what is done', () => ({ status: 'done' }), [3]],
    ['what waits', () => ({ status: 'waiting' }), [2]],
    ['a queue', () => ({ queue: 'waste', status: 'active' }), [1, 4]],
    ['what is somebody’s', () => ({ assignee: rooms.person.id }), [0]],
    ['what is nobody’s', () => ({ assignee: 'none' }), but(0, 3)],
    ['a tag', () => ({ tag: 'lamp' }), [6]],
    ['half a tag', () => ({ tag: 'lam' }), []],
    ['a channel', () => ({ channel: 'enquiries' }), but(3)],
    ['a channel that is not there', () => ({ channel: 'nowhere' }), []],
    ['what is overdue', () => ({ due: 'overdue' }), [7]],
    ['what is due today and not past', () => ({ due: 'today' }), [8]],
    ['what is due soon, after today', () => ({ due: 'soon' }), [9]],
    ['several of these together', () => ({ assignee: 'none', due: 'today', status: 'new' }), [8]],
  ])('%s', async (_, filter, expected) => {
    expect(await numbers(filter())).toEqual(expected);
  });
});

describe('searching', () => {
  test.each<[string, () => string, number[]]>([
    ['words of a subject', () => 'elm grove', [4]],
    ['another form of a word of the text', () => 'flicker lamps', [5]],
    ['words in quotes', () => '"lamp posts"', [5]],
    ['a word and not another', () => 'lamp -flickering', []],
    ['a reference', () => references[3] ?? '', [3]],
    ['a reference as it was read out', () => (references[3] ?? '').toLowerCase().replaceAll('-', ' '), [3]],
    ['a name with its accents', () => 'zoë mü', [0, 3, 6, 9]],
    ['a name with an apostrophe', () => "o'neill", [1, 4, 7, 10]],
    ['an address', () => 'writer11@', [11]],
    ['letters that SQL knows', () => '100%_d', [2, 5, 8, 11]],
    ['a lone %', () => '%', [2, 5, 8, 11]],
    ['nothing that is there', () => 'unicorn', []],
    ['only blanks: everything', () => '   ', ALL],
    ['signs that a search might trip over', () => `'"(&|!:*<->) \\`, []],
  ])('%s', async (_, q, expected) => {
    expect(await numbers({ q: q() })).toEqual(expected);
  });
});

describe('pages', () => {
  test.each(['due', 'newest', 'oldest'] as const)('by %s give each row once, in order', async (sort) => {
    const whole = (await list({ sort, limit: 100 })).rows.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const { rows, next } = await list({ sort, limit: 3, ...(cursor ? { cursor } : {}) });
      paged.push(...rows.map(({ id }) => id));
      cursor = next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole);
  });

  test('give each earlier row once while others come in between', async () => {
    const before = (await list({ sort: 'newest', limit: 100 })).rows.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    for (let n = 0; n === 0 || cursor; n++) {
      const { rows, next } = await list({ sort: 'newest', limit: 2, ...(cursor ? { cursor } : {}) });
      paged.push(...rows.map(({ id }) => id));
      cursor = next ?? undefined;
      await rooms.arrives(mail({ from: `late${n}@example.com` }), THURSDAY.add({ hours: 1, minutes: n }));
    }
    expect(paged).toEqual(before);
  });

  test('hold at most a hundred', async () => {
    const { rows } = await list({ limit: 100_000 });
    expect(rows.length).toBeLessThanOrEqual(100);
  });

  test.each([
    ['nonsense', 'nonsense'],
    ['another order’s', Buffer.from('["oldest","2026-04-02T09:00:00Z","x"]').toString('base64url')],
    ['SQL', Buffer.from(`["due","2026-04-02T09:00:00Z","' or 1=1"]`).toString('base64url')],
  ])('refuse a cursor that is %s', async (_, cursor) => {
    await expect(list({ cursor })).rejects.toMatchObject({ kind: 'invalid', fields: [{ path: 'cursor' }] });
  });
});
