import type { EntityManager } from '@mikro-orm/sql';
import { acknowledged, conversationDetails, Escalation, Message, SEES_ALL } from '#inbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { MessageWriter } from './message-writer.js';
import { Replies } from './replies.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';
import { Updates } from './updates.js';

let rooms: Rooms;
let replies: Replies;
let escalation: Escalation;
let updates: Updates;
let bea: { id: string; name: string };

beforeAll(async () => {
  rooms = await openRooms('ombudsman');
  const { desk, dueDates, clocks, tokens, connectors } = rooms;
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates'), inProject('templates')));
  replies = new Replies(desk, dueDates, clocks, new MessageWriter(dueDates, tokens, templates, connectors));
  escalation = new Escalation(desk, clocks, dueDates);
  updates = new Updates(desk, dueDates, clocks, connectors, tokens, templates);
  bea = await rooms.accounts.add({ email: 'bea@example.org', name: 'Bea', roles: ['advisor'] });
});

afterAll(() => rooms?.close());
beforeEach(() => rooms.clock.moveTo(THURSDAY));

const ada = () => ({ id: rooms.person.id, name: rooms.person.name });

async function arrives(text: string): Promise<string> {
  const draft = { from: `${crypto.randomUUID()}@example.com`, subject: 'A matter', text };
  return (await rooms.arrives(mail(draft), rooms.clock.now())).reference ?? '';
}

/** A complaint that Ada answered, in stage two. */
async function inStageTwo(): Promise<string> {
  const reference = await arrives('I wish to complain.');
  await replies.reply(reference, ada(), { text: 'The drain is in order.' });
  await escalation.escalate(reference, bea, { reason: 'Nobody has looked at it.' });
  return reference;
}

async function clocks(reference: string): Promise<string[]> {
  const details = await conversationDetails(rooms.em.fork(), reference, SEES_ALL);
  return details.clocks.map(({ target, state, due }) => `${target} ${state} ${due}`).toSorted();
}

const STAGE_ONE = ['complaint-acknowledgement met 2026-04-13', 'complaint-stage-1 met 2026-04-20'];

describe('stage two', () => {
  test('is to be acknowledged within five working days, and answered within twenty', async () => {
    expect(await clocks(await inStageTwo())).toEqual([
      ...STAGE_ONE,
      'complaint-stage-2 running 2026-05-05',
      'complaint-stage-2-acknowledgement running 2026-04-13',
    ]);
  });

  test('is acknowledged once, and what stage one kept stays as it was', async () => {
    const reference = await inStageTwo();
    const { id } = await rooms.conversation(reference);
    const before = await rooms.clocks.of(rooms.em.fork(), id);
    rooms.clock.moveTo(THURSDAY.add({ hours: 1 }));
    await rooms.em.transactional((em) =>
      acknowledged(
        em as EntityManager,
        rooms.clocks,
        new Map([[id, crypto.randomUUID()]]),
        rooms.clock.date(),
      ),
    );
    expect(await clocks(reference)).toEqual([
      ...STAGE_ONE,
      'complaint-stage-2 running 2026-05-05',
      'complaint-stage-2-acknowledgement met 2026-04-13',
    ]);
    const first = ({ target }: { target: string }) => target === 'complaint-acknowledgement';
    const after = await rooms.clocks.of(rooms.em.fork(), id);
    expect(after.find(first)?.metBy).toBe(before.find(first)?.metBy);
  });

  test('is acknowledged by a person who says that more is to follow', async () => {
    const reference = await inStageTwo();
    await replies.reply(reference, bea, { text: 'I look at it anew.', holding: true });
    expect(await clocks(reference)).toContain('complaint-stage-2-acknowledgement met 2026-04-13');
    expect(await clocks(reference)).toContain('complaint-stage-2 running 2026-05-05');
  });

  test('leaves with both its promises when it is taken back', async () => {
    const reference = await inStageTwo();
    await escalation.takeBack(reference, bea);
    expect(await clocks(reference)).toEqual(STAGE_ONE);
  });

  test('can take twenty working days more, with a reason', async () => {
    const reference = await inStageTwo();
    const move = (until: string) => updates.extend(reference, bea, { until, reason: 'The survey is late.' });
    await expect(move('2026-06-04')).rejects.toMatchObject({
      fields: [{ path: 'until', message: expect.stringContaining('after Wednesday 3 June 2026') }],
    });
    await move('2026-06-03');
    expect(await clocks(reference)).toContain('complaint-stage-2 running 2026-06-03');
  });
});

test('a month for personal data becomes three for whoever is told, and for nobody else', async () => {
  const reference = await arrives('This is a subject access request.');
  const move = (tell: boolean) =>
    updates.extend(reference, ada(), { until: '2026-07-02', reason: 'There are 4,000 files.', tell });
  await expect(move(false)).rejects.toMatchObject({
    fields: [{ path: 'tell', message: expect.stringContaining('told, by Tuesday 5 May 2026') }],
  });
  expect(await clocks(reference)).toEqual(['sar running 2026-05-05']);
  await move(true);
  expect(await clocks(reference)).toEqual(['sar running 2026-07-02']);
  const { id: conversationId } = await rooms.conversation(reference);
  const [told] = await rooms.em.fork().find(Message, { conversationId, purpose: 'apology' });
  expect(told?.text).toContain('Thursday 2 July 2026');
});
