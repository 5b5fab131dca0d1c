import { conversationDetails, SEES_ALL } from '#inbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { Draft } from './drafts/index.js';
import { MessageWriter } from './message-writer.js';
import { Replies, type ReplyDraft } from './replies.js';
import { TakeBack } from './take-back.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';
import { Uploads } from './uploads/index.js';

let rooms: Rooms;
let replies: Replies;
let takeBack: TakeBack;
let crew: { id: string };
let reference: string;

beforeAll(async () => {
  rooms = await openRooms();
  const { desk, dueDates, clocks, tokens, connectors } = rooms;
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates'), inProject('templates')));
  replies = new Replies(desk, dueDates, clocks, new MessageWriter(dueDates, tokens, templates, connectors));
  takeBack = new TakeBack(desk, clocks);
  crew = await rooms.teams.save({ name: 'Bins crew', members: [rooms.person.id] }, rooms.person.id);
});

afterAll(() => rooms?.close());

beforeEach(async () => {
  reference = await arrive();
});

const ada = () => ({ id: rooms.person.id, name: rooms.person.name });
const arrive = async () => (await rooms.arrives(mail())).reference ?? '';
const answer = (draft: Partial<ReplyDraft> = {}) =>
  replies.reply(reference, ada(), { text: 'It is on its way.', undoable: true, ...draft });
const details = (which: string) => conversationDetails(rooms.em.fork(), which, SEES_ALL);

async function state(which: string) {
  const { conversation, clocks, messages, history } = await details(which);
  const { status, assigneeId, teamId, unread, snippet, due } = conversation;
  return {
    ...{ status, unread, snippet, due, assigneeId: assigneeId ?? null, teamId: teamId ?? null },
    clocks: clocks.map((clock) => `${clock.state} ${clock.metBy ?? ''}`),
    messages: messages.map(({ text }) => text),
    history: history.map(({ kind }) => kind),
  };
}

test('what one of a team answers stays the team’s', async () => {
  await rooms.desk.assignTeam(reference, ada(), crew.id);
  await answer();
  expect(await rooms.conversation(reference)).toMatchObject({ assigneeId: ada().id, teamId: crew.id });
});

test('what somebody else answers is the team’s again once that is taken back', async () => {
  const bea = await rooms.accounts.add({ email: 'bea@example.org', name: 'Bea', roles: ['advisor'] });
  await rooms.desk.assignTeam(reference, ada(), crew.id);
  const before = await state(reference);
  const message = await replies.reply(reference, bea, { text: 'It is on its way.', undoable: true });
  expect(await rooms.conversation(reference)).toMatchObject({ assigneeId: bea.id, teamId: null });
  await takeBack.takeBack(reference, message, bea);
  expect(await state(reference)).toEqual(before);
});

describe('after a merge', () => {
  test.each([
    ['was just sent', {}],
    ['goes out later', { scheduledFor: new Date(Date.now() + 24 * 3600_000) }],
  ])('a message that %s can still be taken back, where its conversation goes on', async (_, draft) => {
    const target = await arrive();
    const untouched = await arrive();
    await rooms.merging.merge(untouched, target, ada());
    const message = await answer(draft);
    await rooms.merging.merge(reference, target, ada());
    await takeBack.takeBack(target, message, ada());
    const { messages, clocks, history, conversation } = await state(target).then(async (now) => ({
      ...now,
      conversation: await rooms.conversation(target),
    }));
    expect(messages).not.toContain('It is on its way.');
    expect(clocks).toEqual(['running ', 'running ', 'running ']);
    expect(history).not.toContain('replied');
    expect(history).not.toContain('scheduled');
    // The one that it goes on in had not been answered.
    expect(conversation.status).toBe('new');
    const told = await rooms.em.execute(`select 1 from history_event where detail->>'message' = ?`, [
      message,
    ]);
    expect(told).toEqual([]);
  });

  test('a message that goes out later can be let go at once', async () => {
    const target = await arrive();
    const message = await answer({ scheduledFor: new Date(Date.now() + 24 * 3600_000) });
    await rooms.merging.merge(reference, target, ada());
    await takeBack.sendNow(target, message, ada());
    expect((await details(target)).messages.find(({ id }) => id === message)).toMatchObject({
      delivery: 'queued',
    });
  });
});

test('what is taken back long after it was written still has its files, which are swept away once it has gone', async () => {
  const uploads = new Uploads(rooms.em, rooms.clock, rooms.blobs);
  const files = [
    await uploads.keep(ada().id, 'plan.txt', Buffer.from('A plan.')),
    await uploads.keep(ada().id, 'map.txt', Buffer.from('A map.')),
  ].map(({ id }) => id);
  const later = { scheduledFor: new Date(Date.now() + 24 * 3600_000) };
  const message = await answer({ ...later, attachments: files.slice(0, 1) });
  const gone = await answer({ ...later, attachments: files.slice(1) });
  await takeBack.sendNow(reference, gone, ada());
  const longAfter = new Date(rooms.clock.date().getTime() + 30 * 24 * 3600_000);
  expect(await uploads.sweep(longAfter)).toBe(1);
  await takeBack.takeBack(reference, message, ada());
  const again = await answer({ attachments: files.slice(0, 1) });
  const { attachments } = await details(reference);
  const kept = attachments.filter(({ messageId }) => messageId === again);
  expect(kept.map(({ name }) => name)).toEqual(['plan.txt']);
  expect((await rooms.blobs.get(kept[0]?.blob ?? '')).toString()).toBe('A plan.');
});

test('that more is to follow is kept with the words', async () => {
  const message = await answer({ holding: true });
  await takeBack.takeBack(reference, message, ada());
  const { id } = await rooms.conversation(reference);
  const draft = await rooms.em.fork().findOneOrFail(Draft, { conversationId: id, personId: ada().id });
  expect(draft.content).toMatchObject({ holding: true, html: expect.stringContaining('on its way') });
});
