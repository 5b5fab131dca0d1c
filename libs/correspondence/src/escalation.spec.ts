import { type Actor, conversationDetails, Escalation, SEES_ALL } from '#inbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { MessageWriter } from './message-writer.js';
import { Replies, type ReplyDraft } from './replies.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';

const REASON = 'Nobody has looked at the drain.';
const WEEK = 24 * 7;

let rooms: Rooms;
let replies: Replies;
let escalation: Escalation;
let ada: Actor;
let bea: Actor;

beforeAll(async () => {
  rooms = await openRooms();
  const { desk, dueDates, clocks, tokens, connectors } = rooms;
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates'), inProject('templates')));
  replies = new Replies(desk, dueDates, clocks, new MessageWriter(dueDates, tokens, templates, connectors));
  escalation = new Escalation(desk, clocks, dueDates);
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
