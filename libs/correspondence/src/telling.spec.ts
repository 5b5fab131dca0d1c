import { Message } from '#inbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';
import { Updates } from './updates.js';

let rooms: Rooms;
let updates: Updates;

beforeAll(async () => {
  rooms = await openRooms();
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates')));
  const { desk, dueDates, clocks, connectors, tokens } = rooms;
  updates = new Updates(desk, dueDates, clocks, connectors, tokens, templates);
  rooms.clock.moveTo(THURSDAY);
});

afterAll(() => rooms?.close());

const told = async (reference: string | null) => {
  const { id: conversationId } = await rooms.conversation(reference);
  return rooms.em.fork().find(Message, { conversationId, direction: 'outbound' });
};

describe('whoever we wait for', () => {
  test('reads what is needed, and when we look again', async () => {
    const { reference } = await rooms.arrives(mail());
    const until = new Date('2026-04-20T09:00:00+01:00');
    const words = 'Which number is on the post?';
    await updates.wait(reference ?? '', rooms.person, { for: 'contact', until, tell: true, words });
    const [asked] = await told(reference);
    expect(asked).toMatchObject({ purpose: 'awaiting', delivery: 'queued' });
    expect(asked?.text).toMatch(/Which number is on the post\?.*look at it again on Monday 20 April 2026/s);
    expect(await rooms.conversation(reference)).toMatchObject({ status: 'waiting', waitingFor: 'contact' });
  });

  test.each([
    ['is asked for nothing', { for: 'contact', tell: true, words: ' ' }, 'words'],
    ['is somebody else', { for: 'others', tell: true, words: 'The crew.' }, 'tell'],
  ] as const)('is not written to where it %s', async (_, waiting, field) => {
    const { reference } = await rooms.arrives(mail());
    await expect(updates.wait(reference ?? '', rooms.person, waiting)).rejects.toMatchObject({
      fields: [{ path: field }],
    });
    expect(await told(reference)).toEqual([]);
    expect((await rooms.conversation(reference)).status).toBe('new');
  });
});

test('whoever is told that it is done reads how to go on', async () => {
  const { reference } = await rooms.arrives(mail());
  await updates.resolve(reference ?? '', rooms.person, {
    ...{ outcome: 'fixed', remark: 'Crew 4', tell: true, words: 'The lamp is lit again.' },
  });
  const [said] = await told(reference);
  expect(said?.purpose).toBe('resolved');
  expect(said?.text).toMatch(/is done.*The lamp is lit again\..*reply to this message/s);
  expect(said?.text).not.toContain('Crew 4');
  expect(await rooms.conversation(reference)).toMatchObject({ status: 'done', outcome: 'fixed' });
});
