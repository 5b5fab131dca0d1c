import { bodiesWithCounts, HistoryEvent, Message, RuleVersions, SEES_ALL } from '#inbox';
import { OutboxDispatcher } from '#outbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { Acknowledger } from './acknowledger.js';
import { Redirects } from './redirects.js';
import { TakeBack } from './take-back.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';
import { Updates } from './updates.js';

const POTHOLES = {
  key: 'potholes',
  name: 'Potholes',
  when: { field: 'subject', operator: 'contains', value: 'pothole' },
  do: [
    { action: 'no-acknowledgement' },
    { action: 'redirect', value: 'county-council' },
    { action: 'assign-last-handler' },
  ],
};
const WELSH = {
  key: 'welsh',
  name: 'Welsh',
  when: { field: 'subject', operator: 'contains', value: 'cymraeg' },
  do: [{ action: 'set-language', value: 'cy' }],
};

let rooms: Rooms;
let acknowledger: Acknowledger;
let redirects: Redirects;
let takeBack: TakeBack;
const errors: unknown[] = [];

beforeAll(async () => {
  rooms = await openRooms();
  const { em, clock, clocks, dueDates, rules, connectors, tokens, desk } = rooms;
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates')));
  acknowledger = new Acknowledger(clock, dueDates, rules, connectors, tokens, templates, clocks);
  const updates = new Updates(desk, dueDates, clocks, connectors, tokens, templates);
  redirects = new Redirects(desk, updates);
  takeBack = new TakeBack(desk, clocks);
  const versions = new RuleVersions(em, clock, rules, () => templates.names('acknowledgement'));
  const { rules: inForce } = await versions.current();
  await versions.save({ rules: [POTHOLES, WELSH, ...inForce], note: '' }, rooms.person.id);
});

afterAll(() => rooms?.close());

const ada = () => ({ id: rooms.person.id, name: rooms.person.name });

async function acknowledge(): Promise<void> {
  const { session } = rooms.test.database;
  const handlers = [acknowledger];
  await new OutboxDispatcher(rooms.em, session, session, handlers, (_, error) => errors.push(error)).drain();
  expect(errors).toEqual([]);
}

async function arrives(...draft: Parameters<typeof mail>): Promise<string> {
  const reference = (await rooms.arrives(mail(...draft))).reference ?? '';
  await acknowledge();
  return reference;
}

async function standing(reference: string) {
  const em = rooms.em.fork();
  const conversation = await rooms.conversation(reference);
  const { id: conversationId, status, outcome, redirectedTo, due, assigneeId } = conversation;
  const history = await em.find(HistoryEvent, { conversationId }, { orderBy: { id: 'asc' } });
  return {
    ...{ status, outcome: outcome ?? null, redirectedTo: redirectedTo ?? null, due: due ?? null },
    assigneeId: assigneeId ?? null,
    clocks: (await rooms.clocks.of(em, conversationId)).map(({ state }) => state),
    sent: await em.find(Message, { conversationId, direction: 'outbound' }, { orderBy: { id: 'asc' } }),
    history: history.map(({ text }) => text),
  };
}

const counted = async (key = 'county-council', from = THURSDAY) => {
  const since = new Date(from.epochMilliseconds);
  const bodies = await bodiesWithCounts(rooms.em.fork(), SEES_ALL, since);
  return bodies.find(({ body }) => body.key === key)?.redirected;
};

const CLOSED = {
  ...{ status: 'done', outcome: 'not-ours', redirectedTo: 'county-council', due: null },
  clocks: ['stopped'],
};

describe('what the rules redirect', () => {
  test('is answered with whose matter it is, closed, in nobody’s hands, and counted', async () => {
    const before = await counted();
    const reference = await arrives({ from: 'Bob <bob@example.com>', subject: 'A pothole' });
    const { sent, history, ...rest } = await standing(reference);
    expect(rest).toEqual({ ...CLOSED, assigneeId: null });
    expect(sent).toMatchObject([
      { purpose: 'acknowledgement', delivery: 'queued', automatic: 'acknowledgement' },
    ]);
    for (const words of [
      ...['Example County Council', 'roads, pavements', 'https://county.example.org/contact', '01632 960101'],
      ...[reference, '01632 960001', 'https://www.example.org/services'],
    ])
      expect(sent[0]?.text).toContain(words);
    expect(sent[0]?.text).not.toMatch(/an answer from us by/);
    expect(history).toEqual([
      'Came in through Enquiries mailbox; sorted into General enquiries.',
      'The rules redirected it to Example County Council, and it was marked as done: not ours.',
      'Told automatically that it is for Example County Council: bob@example.com.',
    ]);
    expect(await counted()).toEqual({
      thisMonth: (before?.thisMonth ?? 0) + 1,
      inAll: (before?.inAll ?? 0) + 1,
    });
    expect(await counted('county-council', THURSDAY.add({ hours: 1 }))).toMatchObject({ thisMonth: 0 });
  });

  test('beside what they do not, in one go', async () => {
    const raw = [
      mail({ subject: 'A pothole', from: 'cleo@example.com' }),
      mail({ subject: 'My library card', from: 'dan@example.com' }),
    ];
    const messages = raw.map((each, n) => ({
      ...{ sourceId: `both:${n}`, raw: Buffer.from(each), receivedAt: THURSDAY },
    }));
    const [pothole, card] = await rooms.intake.takeIn(rooms.channel, messages);
    await acknowledge();
    expect(await standing(pothole?.reference ?? '')).toMatchObject(CLOSED);
    expect(await standing(card?.reference ?? '')).toMatchObject({
      ...{ status: 'new', outcome: null, redirectedTo: null, due: '2026-04-20', clocks: ['running'] },
    });
  });

  test('comes back where they write again: an answer is owed then, and it stays counted', async () => {
    const reference = await arrives({ from: 'eve@example.com', subject: 'A pothole' });
    const before = await counted();
    const [told] = (await standing(reference)).sent;
    const again = await rooms.arrives(
      mail({
        from: 'eve@example.com',
        inReplyTo: told?.externalId ?? '',
        text: 'It is on your own car park.',
      }),
    );
    expect(again).toMatchObject({ outcome: 'appended', reference });
    expect(await standing(reference)).toMatchObject({
      ...{ status: 'open', outcome: null, redirectedTo: 'county-council', due: '2026-04-20' },
      clocks: ['stopped', 'running'],
    });
    expect(await counted()).toEqual(before);
  });

  test.each([
    ['a machine', { headers: ['Auto-Submitted: auto-generated'] }, /sent by a machine/],
    ['an address that nobody reads', { from: 'no-reply@example.com' }, /nobody reads/],
  ])('is not closed without a word where it is from %s', async (_, draft, why) => {
    const before = await counted();
    const reference = await arrives({ subject: 'A pothole', ...draft });
    const { sent, history, ...rest } = await standing(reference);
    expect(rest).toMatchObject({
      ...{ status: 'open', outcome: null, redirectedTo: null, due: '2026-04-20', clocks: ['running'] },
    });
    expect(sent).toEqual([]);
    expect(history.at(-1)).toMatch(/^Opened again, because nobody could be told whose matter it is/);
    expect(history.at(-1)).toMatch(why);
    expect(await counted()).toEqual(before);
  });
});

test('a rule’s word on the language wins over what it was found to be written in', async () => {
  const text = 'Could you please tell me when the library on the High Street opens on Saturday morning?';
  const plain = await rooms.arrives(mail({ text }));
  const welsh = await rooms.arrives(mail({ text, subject: 'Yn Gymraeg: cymraeg' }));
  expect(await rooms.conversation(plain.reference)).toMatchObject({ language: 'en' });
  expect(await rooms.conversation(welsh.reference)).toMatchObject({ language: 'cy' });
});

describe('what an advisor redirects', () => {
  const redirect = { body: 'water-company', words: 'They mend it within a day.' };

  test('is told, with their own words, and closed', async () => {
    const reference = await arrives({ from: 'fay@example.com', subject: 'A leak' });
    const preview = await redirects.preview(rooms.em.fork(), reference, ada(), redirect);
    expect(preview).toMatchObject({ to: [{ address: 'fay@example.com' }] });
    expect(await standing(reference)).toMatchObject({ status: 'new', clocks: ['running'] });
    await redirects.redirect(reference, ada(), redirect);
    const { sent, history, ...rest } = await standing(reference);
    expect(rest).toMatchObject({ ...CLOSED, redirectedTo: 'water-company' });
    expect(sent.at(-1)).toMatchObject({ purpose: 'redirect', text: preview.text, authorId: ada().id });
    expect(preview.text).toMatch(/Example Water.*within a day.*leaks@water\.example\.org/s);
    expect(history.at(-1)).toBe('Ada redirected it to Example Water and marked it as done: not ours.');
  });

  test('stands as it did once that is taken back', async () => {
    const reference = await arrives({ from: 'gus@example.com', subject: 'A leak' });
    const before = await standing(reference);
    const counts = await counted('water-company');
    await redirects.redirect(reference, ada(), { ...redirect, undoable: true });
    const message = (await standing(reference)).sent.at(-1);
    expect(message?.goesOutAt).not.toBeNull();
    await takeBack.takeBack(reference, message?.id ?? '', ada());
    expect(await standing(reference)).toEqual(before);
    expect(await counted('water-company')).toEqual(counts);
  });

  test.each([
    ['to nobody we know', { body: 'moon' }, 'not-found'],
    ['twice', redirect, 'conflict'],
  ])('is refused %s', async (_, draft, kind) => {
    const reference = await arrives({ from: 'hal@example.com', subject: 'A leak' });
    if (kind === 'conflict') await redirects.redirect(reference, ada(), redirect);
    await expect(redirects.redirect(reference, ada(), draft)).rejects.toMatchObject({ kind });
  });
});
