import { Contact, Message } from '#inbox';
import { OutboxDispatcher } from '#outbox';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { Acknowledger } from './acknowledger.js';
import { MessageWriter } from './message-writer.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';
import { Updates } from './updates.js';

const WELSH =
  'Nid yw fy min ailgylchu wedi cael ei gasglu ers tair wythnos. A allwch chi anfon rhywun i’w gasglu?';
const ENGLISH =
  'My recycling bin has not been collected for three weeks now. Can you send somebody to collect it?';

let rooms: Rooms;
let acknowledger: Acknowledger;
let updates: Updates;
let writer: MessageWriter;

beforeAll(async () => {
  rooms = await openRooms();
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates')));
  const { clock, dueDates, rules, connectors, tokens, clocks, desk } = rooms;
  acknowledger = new Acknowledger(clock, dueDates, rules, connectors, tokens, templates, clocks);
  updates = new Updates(desk, dueDates, clocks, connectors, tokens, templates);
  writer = new MessageWriter(dueDates, tokens, templates, connectors);
});

afterAll(() => rooms?.close());

describe('what goes out of itself is in the language', () => {
  test.each<[string, string, string | null, 'cy' | 'en']>([
    ['of what came in', WELSH, null, 'cy'],
    ['of what came in, where the contact wishes for one that there is not', ENGLISH, 'pl', 'en'],
    ['that the contact wishes for', ENGLISH, 'cy', 'cy'],
    ['that the contact wishes for, whatever came in', WELSH, 'en', 'en'],
    ['of its region', ENGLISH, 'cy-GB', 'cy'],
  ])('%s', async (name, text, wished, expected) => {
    const from = `${name.replaceAll(/\W+/g, '-')}@example.com`;
    const { reference } = await rooms.arrives(mail({ from, text }));
    const conversation = await rooms.conversation(reference);
    const em = rooms.em.fork();
    await em.nativeUpdate(Contact, { id: conversation.contactId ?? '' }, { language: wished });

    const { session } = rooms.test.database;
    const errors: unknown[] = [];
    await new OutboxDispatcher(rooms.em, session, session, [acknowledger], (_, error) =>
      errors.push(error),
    ).drain();
    expect(errors).toEqual([]);
    await updates.handOver(reference ?? '', rooms.person, { queue: 'complaints', tell: true });
    const sent = await em.find(
      Message,
      { conversationId: conversation.id, direction: 'outbound' },
      { populate: ['html'] },
    );
    const reply = await writer.words(em, conversation, rooms.person, undefined, {
      body: { text: 'Sam', html: '<p>Sam</p>' },
    });
    const words = [...sent, reply].map((each) => `${each.text}${each.html}`);
    expect(words).toHaveLength(3);
    const [own, other] =
      expected === 'cy' ? [['Siarad â', 'lang="cy"'], 'Speak to'] : [['Speak to', 'lang="en"'], 'Siarad â'];
    for (const each of words) {
      for (const said of own) expect(each).toContain(said);
      expect(each).not.toContain(other);
    }
    for (const each of words.slice(0, 2)) {
      expect(each).toContain(
        expected === 'cy' ? 'erbyn dydd Llun 20 Ebrill 2026' : 'by Monday 20 April 2026',
      );
    }
  });
});
