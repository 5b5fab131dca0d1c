import { Message } from '#inbox';
import { OutboxDispatcher } from '#outbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { Acknowledger } from './acknowledger.js';
import { FurtherMessages } from './further-messages.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';

let rooms: Rooms;
let dispatcher: OutboxDispatcher;
const errors: unknown[] = [];

beforeAll(async () => {
  rooms = await openRooms();
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates')));
  const { em, clock, dueDates, rules, clocks, connectors, tokens } = rooms;
  const { session } = rooms.test.database;
  const handlers = [
    new Acknowledger(clock, dueDates, rules, connectors, tokens, templates, clocks),
    new FurtherMessages(clock, dueDates, clocks, connectors, tokens, templates),
  ];
  dispatcher = new OutboxDispatcher(em, session, session, handlers, (_, error) => errors.push(error));
});

afterAll(() => rooms?.close());
beforeEach(async () => {
  rooms.clock.moveTo(THURSDAY);
  await rooms.em.execute('update person set away_until = null, covered_by = null');
  await rooms.em.execute('update message set recipient = null');
});

let arrived = 0;

/** A matter that was acknowledged. */
async function matter(): Promise<{ reference: string; thread: string }> {
  const id = `first-${++arrived}@mail.example`;
  const { reference } = await rooms.arrives(mail({ id }));
  await dispatcher.drain();
  return { reference: reference ?? '', thread: id };
}

/** Says something more, and answers what that was answered with by itself. */
async function writesAgain(thread: string, headers: string[] = []): Promise<Message[]> {
  const id = `next-${++arrived}@mail.example`;
  const { reference } = await rooms.arrives(mail({ id, headers: [`In-Reply-To: <${thread}>`, ...headers] }));
  await dispatcher.drain();
  expect(errors).toEqual([]);
  const { id: conversationId } = await rooms.conversation(reference);
  const sent = await rooms.em
    .fork()
    .find(Message, { conversationId, direction: 'outbound' }, { orderBy: { id: 'asc' } });
  return sent.filter(({ inReplyTo }) => inReplyTo[0] === id);
}

const away = (until: string, cover: string | null = null) =>
  rooms.em.execute('update person set away_until = ?, covered_by = ? where id = ?', [
    until,
    cover,
    rooms.person.id,
  ]);

describe('whoever writes again', () => {
  test('about what was done hears that it is open again, and by when they have an answer', async () => {
    const { reference, thread } = await matter();
    await rooms.desk.resolve(reference, rooms.person);
    const [said, ...more] = await writesAgain(thread);
    expect(said).toMatchObject({ purpose: 'reopened', delivery: 'queued' });
    expect(said?.text).toMatch(/open again.*Highways and streets.*by Monday 20 April 2026/s);
    expect(more).toEqual([]);
  });

  test('about what is open hears from a person', async () => {
    const { thread } = await matter();
    expect(await writesAgain(thread)).toEqual([]);
  });

  test('to somebody who is away hears until when, and who has it meanwhile, once', async () => {
    const { reference, thread } = await matter();
    await rooms.desk.assign(reference, rooms.person, rooms.person);
    const bea = await rooms.accounts.add({ email: 'bea@example.org', name: 'Bea', roles: ['advisor'] });
    await away('2026-04-10', bea.id);
    const [said] = await writesAgain(thread);
    expect(said).toMatchObject({ purpose: 'out-of-office', subject: expect.stringContaining('Ada is away') });
    expect(said?.text).toMatch(/away until Friday 10 April 2026.*Until then Bea looks after it/s);
    expect(said?.text).toContain('01632 960001');
    expect(await writesAgain(thread)).toEqual([]);
  });

  test('to somebody who is back hears nothing of it', async () => {
    const { reference, thread } = await matter();
    await rooms.desk.assign(reference, rooms.person, rooms.person);
    await away('2026-04-01');
    expect(await writesAgain(thread)).toEqual([]);
  });

  test('as a machine is not answered', async () => {
    const { reference, thread } = await matter();
    await rooms.desk.resolve(reference, rooms.person);
    expect(await writesAgain(thread, ['Auto-Submitted: auto-replied'])).toEqual([]);
  });
});
