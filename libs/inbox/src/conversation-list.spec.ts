import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { listConversations } from './conversation-list.js';
import { countConversations } from './list-counts.js';
import type { ListFilter } from './list-filter.js';
import { foundIn } from './search-highlights.js';
import { SEES_ALL } from './sight.js';

/** Before the 20th, on which all are due but those that are given other dates below. */
const BOUNDS = {
  now: new Date('2026-04-15T12:00:00Z'),
  endOfToday: new Date('2026-04-15T22:59:59Z'),
  endOfSoon: new Date('2026-04-17T22:59:59Z'),
  timeZone: 'Europe/London',
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
  // What becomes of a message is the same whoever wrote it.
  const failed = `update message set delivery = ? where conversation_id in (select id from conversation where reference = ?)`;
  for (const [n, state] of Object.entries({ 3: 'bounced', 10: 'unknown' })) {
    await rooms.em.execute(failed, [state, one(Number(n))]);
  }
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

const list = (filter: ListFilter) => listConversations(rooms.em.fork(), filter, BOUNDS, SEES_ALL);

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
    ['several queues', () => ({ queue: 'waste, general', assignee: rooms.person.id }), [0]],
    ['several statuses', () => ({ status: 'done,waiting' }), [2, 3]],
    ['mine, and what is nobody’s', () => ({ assignee: 'me,none', me: rooms.person.id, tag: 'lamp' }), [6]],
    ['me, where nobody asks', () => ({ assignee: 'me' }), []],
    ['several due dates', () => ({ due: 'overdue,soon' }), [7, 9]],
    ['several tags', () => ({ tag: 'nothing,urgent' }), [6]],
    ['what nobody has read, with files', () => ({ unread: true, attachments: true }), []],
    ['what has been read', () => ({ unread: false, status: 'done,active' }), [3]],
    ['what did not surely arrive, open or done', () => ({ delivery: 'failed' }), [3, 10]],
    ['of that, what is open', () => ({ delivery: 'failed', status: 'active' }), [10]],
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
    ['a name together with a word that its owner wrote', () => 'seán bin', [4]],
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

describe('searching by fields', () => {
  test.each<[string, () => string, number[]]>([
    ['from, by name', () => 'from:zoë', [0, 3, 6, 9]],
    ['from, by a whole name', () => `from:"Seán O'Neill"`, [1, 4, 7, 10]],
    ['from, by address', () => 'from:writer11@example.com', [11]],
    ['from, by a whole address in other letters', () => 'from:Writer11@Example.com', [11]],
    ['from, by any of two', () => 'from:writer11@ from:writer3@', [3, 11]],
    ['to', () => 'to:enquiries@example.org from:writer5@', [5]],
    ['to, by the beginning of an address', () => 'to:Enquir from:writer5@', [5]],
    ['to, by its domain', () => 'to:@example.org from:writer5@', [5]],
    ['to, by a piece from its middle', () => 'to:quiries from:writer5@', []],
    ['to somebody else', () => 'to:nobody@example.org', []],
    ['to, with signs of JSON and SQL', () => String.raw`to:"%_\'[{"`, []],
    ['a word of the subject', () => 'subject:bin', [4]],
    ['a word that stands in the text alone', () => 'subject:lamp', []],
    ['a queue by key', () => 'queue:waste', [1, 4]],
    ['a queue by its name', () => 'queue:"waste and recycling" from:seán', [1, 4]],
    ['a channel by its name', () => 'channel:"enquiries mailbox" from:writer2@', [2]],
    ['a kind', () => 'kind:Nothing', []],
    ['what did not surely arrive', () => 'delivery:failed', [3, 10]],
    ['a status', () => 'status:done', [3]],
    ['several statuses', () => 'status:done status:waiting', [2, 3]],
    ['what is open, as people say it', () => 'is:open from:zoë', [0, 6, 9]],
    ['states and traits together', () => 'is:open is:done is:unread from:zoë', [0, 6, 9]],
    ['what is overdue', () => 'is:overdue', [7]],
    ['a tag', () => 'tag:lamp', [6]],
    ['mine', () => 'assignee:me', [0]],
    ['somebody’s, by name', () => 'assignee:ada', [0]],
    ['nobody’s', () => 'assignee:none queue:waste', [1, 4]],
    ['what has files', () => 'has:attachment', []],
    ['a reference', () => `ref:${references[3]?.toLowerCase()}`, [3]],
    ['before a day', () => 'before:2026-04-02', []],
    ['from a day on', () => 'after:2026-04-02 before:2026-04-03', ALL],
    ['words within a queue', () => 'elm queue:waste', [4]],
    ['words within another queue', () => 'elm queue:general', []],
    ['words, whatever has become of it', () => 'please', but(5)],
    ['a word that must not be there', () => 'is:open -please subject:matter', [5]],
  ])('%s', async (_, q, expected) => {
    const found = await numbers({ q: q(), me: rooms.person.id });
    expect(found).toEqual(expected);
  });

  test('the days begin where the organisation is', async () => {
    const receive = (at: string) =>
      rooms.em.execute('update conversation set received_at = ? where reference = ?', [at, references[10]]);
    // Midnight in summer time.
    await receive('2026-04-02T23:00:00Z');
    expect(await numbers({ q: 'after:2026-04-03' })).toEqual([10]);
    expect(await numbers({ q: 'before:2026-04-03' })).toEqual(but(10));
    await receive('2026-04-02T09:05:00Z');
  });

  test.each([
    ['no day', 'before:yesterday'],
    ['a day that is not', 'after:2026-02-30'],
    ['no status', 'status:finished'],
    ['no state', 'is:__proto__'],
    ['no thing', 'has:constructor'],
    ['no queue', 'queue:nowhere'],
    ['no channel', 'channel:nowhere'],
    ['nobody', 'assignee:"x y z"'],
    ['no reference', 'ref:R-000-0000'],
    ['too many', 'tag:x '.repeat(21)],
  ])('%s is said', async (_, q) => {
    await expect(list({ q })).rejects.toMatchObject({ kind: 'invalid', fields: [{ path: 'q' }] });
  });

  test('a queue that one may not see is as one that is not there', async () => {
    const hidden = { hidden: ['waste'] };
    const asked = (q: string) => listConversations(rooms.em.fork(), { q }, BOUNDS, hidden);
    await expect(asked('queue:waste')).rejects.toMatchObject({ kind: 'invalid' });
    expect((await asked('elm')).rows).toEqual([]);
    expect((await asked(`ref:${references[4]}`)).rows).toEqual([]);
  });

  test('lists are counted, no further than need be, and one that is wrong spoils no other', async () => {
    expect(
      await countConversations(
        rooms.em.fork(),
        [
          { q: 'please' },
          { queue: 'waste' },
          {},
          { q: 'queue:gone' },
          { contact: 'nobody' },
          { status: 'done' },
        ],
        BOUNDS,
        SEES_ALL,
        5,
      ),
    ).toEqual([
      { open: 5, dueToday: null, overdue: null },
      expect.objectContaining({ open: 2 }),
      { open: 5, dueToday: null, overdue: null },
      null,
      null,
      expect.objectContaining({ open: 1 }),
    ]);
  });

  test('what is due of a list is counted with it, as the lists of what is due have it', async () => {
    const [all] = await countConversations(rooms.em.fork(), [{}], BOUNDS, SEES_ALL);
    const [open, dueToday, overdue] = await Promise.all(
      [{}, { due: 'today' }, { due: 'overdue' }].map(async (filter) => (await numbers(filter)).length),
    );
    expect(all).toEqual({ open, dueToday, overdue });
    expect(overdue).toBeGreaterThan(0);
    // What is put aside or done is due no more, whatever its date.
    const [done] = await countConversations(rooms.em.fork(), [{ status: 'done' }], BOUNDS, SEES_ALL);
    expect(done).toMatchObject({ dueToday: 0, overdue: 0 });
  });
});

describe('what was found is shown', () => {
  const shown = async (q: string) => {
    const em = rooms.em.fork();
    const { rows } = await listConversations(em, { q }, BOUNDS, SEES_ALL);
    return [...(await foundIn(em, rows, q)).values()].map(({ field, text, marks }) => [
      field,
      marks.map(([from, to]) => text.slice(from, to)),
    ]);
  };

  test.each<[string, string, unknown[]]>([
    ['a word of the text, in another form', 'flicker', [['text', ['flickering']]]],
    ['a word of the subject', 'grove', [['subject', ['Grove']]]],
    ['a field of the subject', 'subject:bin', [['subject', ['bin']]]],
    [
      'a name',
      'from:percy queue:general before:2026-04-03',
      expect.arrayContaining([['contact', ['Percy']]]),
    ],
    ['an address', 'writer11@', [['contact', ['writer11@']]]],
    ['nothing where a filter alone was asked', 'tag:lamp', []],
  ])('%s', async (_, q, expected) => {
    expect(await shown(q)).toEqual(expected);
  });

  test('a reference', async () => {
    expect(await shown(references[3] ?? '')).toEqual([['reference', [references[3]]]]);
  });

  test('what people write is never taken for a mark', async () => {
    const { reference } = await rooms.arrives(
      mail({ from: 'x@example.com', subject: 'Signs', text: '\uE000oddment\uE001 <mark>zebra</mark> & co' }),
      THURSDAY.subtract({ hours: 1 }),
    );
    expect(reference).not.toBeNull();
    expect(await shown('zebra')).toEqual([['text', ['zebra']]]);
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

  test('of what is over begin with the newest, of all else with what is due first', async () => {
    const by = async (filter: ListFilter) => (await list(filter)).rows.map(({ id }) => id);
    expect(await by({ status: 'done' })).toEqual(await by({ status: 'done', sort: 'newest' }));
    expect(await by({})).toEqual(await by({ sort: 'due' }));
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
