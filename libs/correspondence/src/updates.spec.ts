import { Temporal } from 'temporal-polyfill';
import { Message } from '#inbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';
import { Updates } from './updates.js';

const PASSED = Temporal.Instant.from('2026-04-27T10:00:00+01:00');

let rooms: Rooms;
let updates: Updates;

beforeAll(async () => {
  rooms = await openRooms();
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates')));
  const { desk, dueDates, clocks, connectors, tokens } = rooms;
  updates = new Updates(desk, dueDates, clocks, connectors, tokens, templates);
});

afterAll(() => rooms?.close());

describe('whoever wrote and is told that others have it now', () => {
  test.each([
    ['hears by when they have an answer', THURSDAY, [/an answer from them by Monday 20 April 2026/], /sorry/],
    [
      'hears an apology, and no date, once it has passed',
      PASSED,
      [/sorry that you have not had an answer by Monday 20 April 2026/, /not set a new date/],
      /will have an answer/,
    ],
  ])('%s', async (_, now, said, unsaid) => {
    rooms.clock.moveTo(THURSDAY);
    const { reference } = await rooms.arrives(mail());
    rooms.clock.moveTo(now);
    await updates.handOver(reference ?? '', rooms.person, { queue: 'complaints', tell: true });
    const { id: conversationId } = await rooms.conversation(reference);
    const [told] = await rooms.em.fork().find(Message, { conversationId, purpose: 'handover' });
    for (const words of said) expect(told?.text).toMatch(words);
    expect(told?.text).not.toMatch(unsaid);
  });
});
