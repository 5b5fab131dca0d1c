import type { EntityManager } from '@mikro-orm/sql';
import { Conversation, conversationDetails, Message, oweAgain, SEES_ALL } from '#inbox';
import { OutboxDispatcher } from '#outbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { Acknowledger } from './acknowledger.js';
import { CannedReplies } from './canned-replies/canned-replies.js';
import { MessageWriter } from './message-writer.js';
import { Replies, type ReplyDraft } from './replies.js';
import { TakeBack } from './take-back.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';
import { Updates } from './updates.js';

let rooms: Rooms;
let acknowledger: Acknowledger;
let replies: Replies;
let takeBack: TakeBack;
let updates: Updates;
let canned: CannedReplies;

beforeAll(async () => {
  rooms = await openRooms('council-standards');
  const { clock, dueDates, clocks, rules, connectors, tokens, desk } = rooms;
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates'), inProject('templates')));
  acknowledger = new Acknowledger(clock, dueDates, rules, connectors, tokens, templates, clocks);
  replies = new Replies(desk, dueDates, clocks, new MessageWriter(dueDates, tokens, templates, connectors));
  takeBack = new TakeBack(desk, clocks);
  updates = new Updates(desk, dueDates, clocks, connectors, tokens, templates);
  canned = new CannedReplies(rooms.em, clock, dueDates);
});

afterAll(() => rooms?.close());
beforeEach(() => rooms.clock.moveTo(THURSDAY));

const ada = () => ({ id: rooms.person.id, name: rooms.person.name });
const enquiry = () => ({ from: `${crypto.randomUUID()}@example.com`, subject: 'Opening hours' });
const complaint = () => ({ ...enquiry(), subject: 'A complaint', text: 'I wish to complain.' });
const arrives = async (draft: Parameters<typeof mail>[0]) =>
  (await rooms.arrives(mail(draft), rooms.clock.now())).reference ?? '';
const reply = (reference: string, draft: Partial<ReplyDraft> = {}) =>
  replies.reply(reference, ada(), { text: 'We are looking into it.', ...draft });
const later = (hours: number) => rooms.clock.moveTo(rooms.clock.now().add({ hours }));

async function acknowledge(): Promise<void> {
  const { session } = rooms.test.database;
  const errors: unknown[] = [];
  const tell = (_: unknown, error: unknown) => errors.push(error);
  await new OutboxDispatcher(rooms.em, session, session, [acknowledger], tell).drain();
  expect(errors).toEqual([]);
}

/** The clocks in a line each, and the day that the lists go by. */
async function state(reference: string) {
  const { clocks, conversation } = await conversationDetails(rooms.em.fork(), reference, SEES_ALL);
  return {
    due: conversation.due ?? null,
    pending: conversation.pendingTargets,
    clocks: clocks.map(({ target, state: how, due }) => `${target} ${how} ${due}`).toSorted(),
  };
}

test('the answer runs from the acknowledgement, which names its day and meets its own clock', async () => {
  const from = 'gail@example.com';
  const reference = await arrives({ ...enquiry(), from });
  expect(await state(reference)).toEqual({
    due: '2026-04-07',
    pending: ['response'],
    clocks: ['acknowledge running 2026-04-07'],
  });
  // The organisation closes at five: what is acknowledged after that runs from the next working day.
  later(8);
  await acknowledge();
  expect(await state(reference)).toEqual({
    due: '2026-04-21',
    pending: [],
    clocks: ['acknowledge met 2026-04-07', 'response running 2026-04-21'],
  });
  const [sent] = await rooms.em.fork().find(Message, { recipient: from });
  expect(sent?.text).toContain('Tuesday 21 April 2026');
});

test('a first contact is no answer: the earliest that is still owed is the complaint’s own date', async () => {
  const from = 'hugh@example.com';
  const reference = await arrives({ ...complaint(), from });
  await acknowledge();
  expect(await state(reference)).toEqual({
    due: '2026-04-13',
    pending: [],
    clocks: [
      'acknowledge met 2026-04-07',
      'complaint-first-contact running 2026-04-13',
      'complaint-simple running 2026-04-22',
    ],
  });
  const [sent] = await rooms.em.fork().find(Message, { recipient: from });
  expect(sent?.text).toContain('Wednesday 22 April 2026');
  await reply(reference, { holding: true });
  const contacted = await state(reference);
  expect(contacted.due).toBe('2026-04-22');
  expect(contacted.clocks[1]).toBe('complaint-first-contact met 2026-04-13');
  await reply(reference);
  const { due, clocks } = await state(reference);
  expect(due).toBeNull();
  expect(clocks.map((line) => line.split(' ')[1])).toEqual(['met', 'met', 'met']);
});

test.each([
  ['holding', { holding: true }, '2026-04-20', ['acknowledge met', 'response running']],
  ['full', {}, null, ['acknowledge met', 'response met']],
])('a %s reply of a person before any acknowledgement is one', async (_, draft, due, clocks) => {
  const reference = await arrives(enquiry());
  await reply(reference, draft);
  const after = await state(reference);
  expect({ due: after.due, pending: after.pending }).toEqual({ due, pending: [] });
  expect(after.clocks.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(clocks);
});

test('an acknowledgement that came back acknowledges nothing; what it began runs on', async () => {
  const from = 'kim@example.com';
  const reference = await arrives({ ...enquiry(), from });
  await acknowledge();
  await rooms.em.transactional(async (transaction) => {
    const em = transaction as EntityManager;
    const conversation = await em.findOneOrFail(Conversation, { reference });
    const message = await em.findOneOrFail(Message, { recipient: from });
    await oweAgain(em, conversation, message, rooms.clocks, rooms.clock.date());
  });
  expect(await state(reference)).toEqual({
    due: '2026-04-07',
    pending: [],
    clocks: ['acknowledge running 2026-04-07', 'response running 2026-04-20'],
  });
});

test('word to the contact is about their answer, whatever is due first', async () => {
  const reference = await arrives(complaint());
  await updates.handOver(reference, ada(), { queue: 'general', tell: true });
  await updates.extend(reference, ada(), { until: '2026-04-29', reason: 'We wait for the survey.' });
  const { messages } = await conversationDetails(rooms.em.fork(), reference, SEES_ALL);
  const text = (purpose: string) => messages.find((message) => message.purpose === purpose)?.text;
  expect(text('handover')).toContain('Wednesday 22 April 2026');
  expect(text('apology')).toContain('Wednesday 29 April 2026');
  expect(await state(reference)).toEqual({
    due: '2026-04-07',
    pending: [],
    clocks: [
      'acknowledge running 2026-04-07',
      'complaint-first-contact running 2026-04-13',
      'complaint-simple running 2026-04-29',
    ],
  });
  const card = await canned.add(
    { name: 'Due', body: '{{#if due}}{{due}}{{else}}soon{{/if}}', queue: null },
    ada().id,
  );
  expect(await canned.render(card.id, reference, ada())).toContain('Wednesday 29 April 2026');
});

test('what a reply started is gone once it is taken back', async () => {
  const reference = await arrives(enquiry());
  const before = await state(reference);
  const message = await reply(reference, { holding: true, undoable: true });
  expect(await state(reference)).not.toEqual(before);
  await takeBack.takeBack(reference, message, ada());
  expect(await state(reference)).toEqual(before);
});

test('another kind promises other things, from the same receipt; what was acknowledged stays so', async () => {
  const reference = await arrives(enquiry());
  await acknowledge();
  await rooms.handling.changeKind(reference, ada(), 'complaint-complex');
  expect(await state(reference)).toEqual({
    due: '2026-04-13',
    pending: [],
    clocks: [
      'acknowledge met 2026-04-07',
      'complaint-complex running 2026-05-12',
      'complaint-first-contact running 2026-04-13',
      'response stopped 2026-04-20',
    ],
  });
});

test('a promise to have it done is kept by being done, and owed again where it is not', async () => {
  await rooms.em.execute(
    `insert into target (key, name, amount, unit, calendar, counts_from, met_by, pauses_while_waiting, warn_before)
     values ('done', 'Put right', 5, 'working-days', 'organisation', 'working-day-of-receipt', 'resolved', true, '[]')`,
  );
  rooms.dueDates.forget();
  const reference = await arrives(enquiry());
  await rooms.desk.work(reference, ada(), undefined, async ({ em, conversation, clocks, now }) => {
    clocks.push(await rooms.clocks.start(em, conversation.id, 'done', now));
  });
  const done = async () => (await state(reference)).clocks.find((line) => line.startsWith('done'));
  await reply(reference);
  expect(await done()).toBe('done running 2026-04-13');
  await rooms.desk.resolve(reference, ada());
  expect(await done()).toBe('done met 2026-04-13');
  await rooms.desk.reopen(reference, ada());
  expect(await state(reference)).toMatchObject({
    due: '2026-04-13',
    clocks: ['acknowledge met 2026-04-07', 'done running 2026-04-13', 'response met 2026-04-20'],
  });
  await reply(reference, { after: 'done' });
  expect(await done()).toBe('done met 2026-04-13');
});

test('a new message of the contact asks for an answer again, and for no acknowledgement', async () => {
  const draft = { ...enquiry(), id: 'again@mail.example' };
  const reference = await arrives(draft);
  await acknowledge();
  await reply(reference, { after: 'done' });
  later(24 * 5);
  await arrives({
    from: draft.from,
    subject: 'Re: Opening hours',
    headers: ['In-Reply-To: <again@mail.example>'],
  });
  expect(await state(reference)).toMatchObject({
    due: '2026-04-21',
    clocks: ['acknowledge met 2026-04-07', 'response met 2026-04-20', 'response running 2026-04-21'],
  });
});
