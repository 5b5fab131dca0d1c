import { type Actor, conversationDetails, Escalation, Notification, SEES_ALL } from '#inbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { MessageWriter } from './message-writer.js';
import { Replies, type ReplyDraft } from './replies.js';
import { ScheduledMessages } from './scheduled-messages.js';
import { TakeBack } from './take-back.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';

const REASON = 'Nobody has looked at the drain.';
const WEEK = 24 * 7;

let rooms: Rooms;
let replies: Replies;
let escalation: Escalation;
let takeBack: TakeBack;
let ada: Actor;
let bea: Actor;

beforeAll(async () => {
  rooms = await openRooms();
  const { desk, dueDates, clocks, tokens, connectors } = rooms;
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates'), inProject('templates')));
  replies = new Replies(desk, dueDates, clocks, new MessageWriter(dueDates, tokens, templates, connectors));
  escalation = new Escalation(desk, clocks, dueDates);
  takeBack = new TakeBack(desk, clocks);
  ada = { id: rooms.person.id, name: 'Ada' };
  bea = await rooms.accounts.add({ email: 'bea@example.org', name: 'Bea', roles: ['advisor'] });
});

afterAll(() => rooms?.close());
beforeEach(() => rooms.clock.moveTo(THURSDAY));

const weekPasses = () => rooms.clock.moveTo(rooms.clock.now().add({ hours: WEEK }));
const escalate = (reference: string) => escalation.escalate(reference, bea, { reason: REASON });
const reply = (reference: string, who: Actor, draft: Partial<ReplyDraft> = {}) =>
  replies.reply(reference, who, { text: 'The drain is in order.', ...draft });

async function complaint(headers: string[] = []): Promise<string> {
  const draft = { from: 'ivy@example.com', subject: 'Complaint', text: 'I wish to complain.', headers };
  const id = `${crypto.randomUUID()}@mail.example`;
  return (await rooms.arrives(mail({ ...draft, id }), rooms.clock.now())).reference ?? '';
}

/** A complaint that Ada has answered, and who wrote it is not content. */
async function answered(draft: Partial<ReplyDraft> = { after: 'done' }): Promise<string> {
  const reference = await complaint();
  await reply(reference, ada, draft);
  return reference;
}

async function state(reference: string) {
  const { conversation, clocks, history } = await conversationDetails(rooms.em.fork(), reference, SEES_ALL);
  const { status, stage, stageOneBy, assigneeId, due, outcome } = conversation;
  return {
    ...{ status, stage, outcome, stageOneBy: stageOneBy ?? null, assigneeId: assigneeId ?? null, due },
    clocks: clocks.map((clock) => `${clock.target} ${clock.state} ${clock.due}`).toSorted(),
    last: history.at(-1)?.text,
  };
}

test('stage two opens what was done, for somebody else, with a time of its own', async () => {
  const reference = await answered();
  weekPasses();
  await escalate(reference);
  expect(await state(reference)).toEqual({
    status: 'open',
    stage: 2,
    outcome: null,
    stageOneBy: ada.id,
    assigneeId: null,
    due: '2026-05-05',
    clocks: ['complaint-stage-1 met 2026-04-20', 'complaint-stage-2 running 2026-05-05'],
    last: `Bea took it to stage two: ${REASON}`,
  });
});

test('what the contact asked again by not accepting is owed by stage two alone', async () => {
  const reference = await answered();
  weekPasses();
  const { externalId } = (await conversationDetails(rooms.em.fork(), reference, SEES_ALL)).messages[0] ?? {};
  expect(await complaint([`In-Reply-To: <${externalId}>`])).toBe(reference);
  expect((await state(reference)).clocks).toContain('complaint-stage-1 running 2026-04-23');
  await escalate(reference);
  expect((await state(reference)).clocks).toEqual([
    'complaint-stage-1 met 2026-04-20',
    'complaint-stage-1 stopped 2026-04-23',
    'complaint-stage-2 running 2026-05-05',
  ]);
});

test('whoever answered stage one can say that more is to follow, and no more than that', async () => {
  const reference = await answered({});
  await escalate(reference);
  await expect(reply(reference, ada)).rejects.toMatchObject({ code: 'answered-stage-one' });
  await expect(rooms.desk.assign(reference, bea, ada)).rejects.toThrow('somebody else must look at it');
  await reply(reference, ada, { holding: true });
  expect(await state(reference)).toMatchObject({ assigneeId: null, due: '2026-04-29' });
  await reply(reference, bea);
  expect(await state(reference)).toMatchObject({ assigneeId: bea.id, due: null });
});

test.each([
  ['nobody has answered', async () => complaint(), 'not-answered'],
  ['only a first contact was made', async () => answered({ holding: true }), 'not-answered'],
  [
    'the answer has not gone out',
    async () => answered({ scheduledFor: new Date('2126-01-01') }),
    'not-answered',
  ],
  [
    'it is in stage two already',
    async () => {
      const reference = await answered();
      await escalate(reference);
      return reference;
    },
    'already-escalated',
  ],
])('there is no stage two where %s', async (_, make, code) => {
  const reference = await make();
  const before = await state(reference);
  await expect(escalate(reference)).rejects.toMatchObject({ code });
  expect(await state(reference)).toEqual(before);
});

test('a target that does not start on escalation cannot be stage two’s', async () => {
  const reference = await answered();
  const wrong = escalation.escalate(reference, bea, { reason: REASON, target: 'foi' });
  await expect(wrong).rejects.toThrow('must be one of complaint-stage-2');
});

test('stage two can be given to somebody at once, but not to who answered stage one', async () => {
  const own = await answered();
  const refused = escalation.escalate(own, bea, { reason: REASON, assignee: ada });
  await expect(refused).rejects.toThrow('somebody else must look at it');
  expect(await state(own)).toMatchObject({ stage: 1, status: 'done' });
  const reference = await answered();
  await escalation.escalate(reference, ada, { reason: REASON, assignee: bea });
  expect(await state(reference)).toMatchObject({ stage: 2, assigneeId: bea.id });
});

describe('taken back, all is as it was', () => {
  test.each<[string, Partial<ReplyDraft>]>([
    ['where it was done', { after: 'done' }],
    ['where it was open', {}],
    ['where we waited for the contact', { after: 'wait' }],
  ])('%s', async (_, draft) => {
    const reference = await answered(draft);
    const { last: __, ...before } = await state(reference);
    await escalation.escalate(reference, bea, { reason: REASON, assignee: bea });
    await escalation.takeBack(reference, bea);
    expect(await state(reference)).toEqual({ ...before, last: 'Bea took it back from stage two.' });
    await expect(escalation.takeBack(reference, bea)).rejects.toMatchObject({ code: 'not-escalated' });
    await escalate(reference);
    expect(await state(reference)).toMatchObject({ stage: 2 });
  });

  test('what the contact had asked again is owed again', async () => {
    const reference = await answered();
    const { externalId } =
      (await conversationDetails(rooms.em.fork(), reference, SEES_ALL)).messages[0] ?? {};
    await complaint([`In-Reply-To: <${externalId}>`]);
    const { clocks } = await state(reference);
    await escalate(reference);
    await escalation.takeBack(reference, bea);
    expect((await state(reference)).clocks).toEqual(clocks);
  });

  test.each<[string, (reference: string) => Promise<unknown>]>([
    ['answered', (reference) => reply(reference, bea)],
    ['told that more is to follow', (reference) => reply(reference, ada, { holding: true })],
    [
      'has written again',
      async (reference) => {
        const { messages } = await conversationDetails(rooms.em.fork(), reference, SEES_ALL);
        await complaint([`In-Reply-To: <${messages[0]?.externalId}>`]);
      },
    ],
  ])('but not once the contact was, or has, %s', async (_, happens) => {
    const reference = await answered();
    await escalate(reference);
    await happens(reference);
    await expect(escalation.takeBack(reference, bea)).rejects.toMatchObject({ code: 'written-since' });
    expect(await state(reference)).toMatchObject({ stage: 2 });
  });

  test('what is only to go out later stands in nobody’s way', async () => {
    const reference = await answered();
    await escalate(reference);
    await reply(reference, bea, { scheduledFor: LATER });
    await escalation.takeBack(reference, bea);
    expect(await state(reference)).toMatchObject({ stage: 1, stageOneBy: null });
  });
});

const LATER = new Date('2126-01-01');

test('the answer that led to stage two is taken back only after that was', async () => {
  const reference = await complaint();
  const message = await reply(reference, ada, { undoable: true });
  await escalate(reference);
  await expect(takeBack.takeBack(reference, message, ada)).rejects.toMatchObject({ code: 'escalated-since' });
  await escalation.takeBack(reference, bea);
  await takeBack.takeBack(reference, message, ada);
  expect(await state(reference)).toMatchObject({
    stage: 1,
    clocks: ['complaint-stage-1 running 2026-04-20'],
  });
});

describe('what who answered stage one had written for later', () => {
  const scheduled = async (draft: Partial<ReplyDraft> = {}) => {
    const reference = await answered({});
    const key = await reply(reference, ada, { scheduledFor: LATER, ...draft });
    await escalate(reference);
    return { reference, key };
  };
  const itsTimeComes = (key: string) =>
    rooms.em.transactional((em) =>
      new ScheduledMessages(rooms.clock, rooms.clocks).handle(em as never, [
        { key, payload: {}, attempts: 1 } as never,
      ]),
    );
  const the = async (reference: string, key: string) =>
    (await conversationDetails(rooms.em.fork(), reference, SEES_ALL)).messages.find(({ id }) => id === key);

  test('does not go out as the answer of stage two, and says why', async () => {
    const { reference, key } = await scheduled();
    await expect(takeBack.sendNow(reference, key, ada)).rejects.toMatchObject({ code: 'answered-stage-one' });
    const before = await state(reference);
    await itsTimeComes(key);
    const reason = 'Ada answered stage one, so somebody else answers stage two.';
    expect(await the(reference, key)).toMatchObject({ delivery: 'failed', deliveryDetail: reason });
    expect(await state(reference)).toEqual({
      ...before,
      last: `The message to ivy@example.com was held back: ${reason}`,
    });
    const told = await rooms.em.fork().find(Notification, { personId: ada.id, kind: 'not-delivered' });
    expect(told.at(-1)?.text).toContain('held back');
    await expect(replies.sendAgain(reference, key, bea)).rejects.toMatchObject({
      code: 'answered-stage-one',
    });
  });

  test('goes out once a person has it sent after stage two was taken back', async () => {
    const { reference, key } = await scheduled();
    await itsTimeComes(key);
    await escalation.takeBack(reference, bea);
    await replies.sendAgain(reference, key, bea);
    expect(await the(reference, key)).toMatchObject({ delivery: 'queued' });
  });

  test('goes out where it says that more is to follow', async () => {
    const { reference, key } = await scheduled({ holding: true });
    await itsTimeComes(key);
    expect(await the(reference, key)).toMatchObject({ delivery: 'queued' });
    expect(await state(reference)).toMatchObject({ due: '2026-04-29' });
  });

  test('is a draft again where they cancel it', async () => {
    const { reference, key } = await scheduled();
    await takeBack.takeBack(reference, key, ada);
    expect(await the(reference, key)).toBeUndefined();
  });
});
