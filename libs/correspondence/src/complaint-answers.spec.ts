import { Escalation, Message } from '#inbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { MessageWriter } from './message-writer.js';
import { Replies, type ReplyDraft } from './replies.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';

const OMBUDSMAN = 'Local Government and Social Care Ombudsman';

let rooms: Rooms;
let replies: Replies;

beforeAll(async () => {
  rooms = await openRooms();
  const { desk, dueDates, clocks, tokens, connectors } = rooms;
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates')));
  replies = new Replies(desk, dueDates, clocks, new MessageWriter(dueDates, tokens, templates, connectors));
  rooms.clock.moveTo(THURSDAY);
});

afterAll(() => rooms?.close());

async function answer(subject: string, draft: Partial<ReplyDraft> = {}, stageTwo = false): Promise<Message> {
  const { reference } = await rooms.arrives(mail({ subject, text: 'It leans.' }));
  if (stageTwo) {
    await replies.reply(reference ?? '', rooms.person, { text: 'It is in order.' });
    const escalation = new Escalation(rooms.desk, rooms.clocks, rooms.dueDates);
    await escalation.escalate(reference ?? '', rooms.person, { reason: 'Nobody came to look.' });
  }
  const who = stageTwo ? await colleague() : rooms.person;
  const id = await replies.reply(reference ?? '', who, { text: 'We have looked.', ...draft });
  return rooms.em.fork().findOneOrFail(Message, { id }, { populate: ['html'] });
}

const colleague = () => rooms.accounts.add({ email: 'bea@example.org', name: 'Bea', roles: ['advisor'] });

describe('an answer to a complaint', () => {
  test('at stage one says how it is taken further, and to whom', async () => {
    const { text, html } = await answer('A complaint about the tree');
    expect(text).toMatch(new RegExp(`We have looked.*stage two.*${OMBUDSMAN}.*0300 061 0614`, 's'));
    expect(html).toContain('href="https://www.lgo.org.uk"');
  });

  test('at stage two is the final one, and says so', async () => {
    const { text } = await answer('A complaint about the lane', {}, true);
    expect(text).toMatch(new RegExp(`final answer.*${OMBUDSMAN}`, 's'));
    expect(text).not.toContain('stage two');
  });

  test('that only says that more is to follow says neither', async () => {
    const { text } = await answer('A complaint about the pond', { holding: true });
    expect(text).not.toMatch(/stage two|Ombudsman/);
  });
});

test('an answer to anything else names no ombudsman', async () => {
  expect((await answer('A question about the tree')).text).not.toContain(OMBUDSMAN);
});
