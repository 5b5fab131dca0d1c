import { Temporal } from 'temporal-polyfill';
import { HistoryEvent, listConversations, Message, SEES_ALL } from '#inbox';
import { OutboxDispatcher } from '#outbox';
import { CalendarSettings } from '#targets';
import { mail } from '../../../test/support/mail.js';
import { inProject } from '../../../test/support/project.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { MOST_AN_HOUR } from './acknowledgement-policy.js';
import { Acknowledger } from './acknowledger.js';
import { loadTemplates, TemplateRenderer } from './templates/index.js';

let rooms: Rooms;
let acknowledger: Acknowledger;
const errors: unknown[] = [];

beforeAll(async () => {
  rooms = await openRooms();
  const templates = new TemplateRenderer(await loadTemplates(inProject('templates'), inProject('templates')));
  const { clock, dueDates, rules, connectors, tokens } = rooms;
  acknowledger = new Acknowledger(clock, dueDates, rules, connectors, tokens, templates, rooms.clocks);
});

afterAll(() => rooms?.close());

/** Lets everything that waits be acknowledged; nothing is sent. */
async function acknowledge(): Promise<void> {
  const { session } = rooms.test.database;
  await new OutboxDispatcher(rooms.em, session, session, [acknowledger], (_, error) =>
    errors.push(error),
  ).drain();
  expect(errors).toEqual([]);
}

const sentTo = (address: string) =>
  rooms.em.fork().find(Message, { purpose: 'acknowledgement', recipient: address }, { populate: ['html'] });

describe('an acknowledgement', () => {
  test('carries the reference and the date, threads, and waits to go out under an id of its own', async () => {
    const { reference } = await rooms.arrives(
      mail({ id: 'one@mail.example', from: 'Bob <bob@example.com>' }),
    );
    await acknowledge();
    const [message] = await sentTo('bob@example.com');
    expect(message).toMatchObject({
      direction: 'outbound',
      delivery: 'queued',
      inReplyTo: ['one@mail.example'],
      to: [{ name: 'Bob', address: 'bob@example.com' }],
      cc: [],
      subject: expect.stringContaining(reference ?? 'none'),
      text: expect.stringContaining('Monday 20 April 2026'),
    });
    expect(message?.externalId).toBe(`${message?.id}@example.org`);
    expect(message?.html).toContain(reference);
  });

  describe('out of hours', () => {
    const ROTA = 'For dangerous faults on the road call 01632 960002.';
    const SAID = 'Your message reached us outside our opening hours.';
    const set = async (text: string) => {
      const em = rooms.em.fork();
      await em.nativeUpdate(CalendarSettings, { key: 'organisation' }, { outOfHours: text });
      rooms.dueDates.forget();
    };
    const acknowledged = async (from: string, at: string) => {
      await rooms.arrives(mail({ from }), Temporal.Instant.from(at));
      await acknowledge();
      const [message] = await sentTo(from);
      if (!message) throw new Error('Nothing was sent.');
      return `${message.text}${message.html}`;
    };

    beforeAll(() => set(`${ROTA}\nOtherwise wait for us.`));
    afterAll(() => set(''));

    test.each([
      ['in the evening', '2026-04-01T17:00:00+01:00', true],
      ['in the last minute', '2026-04-01T16:59:00+01:00', false],
      ['in the first minute', '2026-04-02T09:00:00+01:00', false],
      ['before that', '2026-04-02T08:59:59+01:00', true],
      ['on a Saturday at noon', '2026-03-28T12:00:00Z', true],
      ['on a bank holiday at noon', '2025-12-26T12:00:00Z', true],
    ])('what came %s', async (when, at, told) => {
      const text = await acknowledged(`${when.toLowerCase().replaceAll(' ', '.')}@example.com`, at);
      for (const words of [ROTA, SAID]) {
        expect(text.split(words)).toHaveLength(told ? 3 : 1);
      }
    });

    test('without a text nothing is said of it', async () => {
      await set('');
      const text = await acknowledged('quiet@example.com', '2026-04-01T20:00:00+01:00');
      expect(text).not.toContain(SAID);
    });
  });

  test('goes where the writer wants answers', async () => {
    await rooms.arrives(mail({ from: 'carol@example.com', headers: ['Reply-To: office@example.com'] }));
    await acknowledge();
    expect(await sentTo('office@example.com')).toHaveLength(1);
    expect(await sentTo('carol@example.com')).toHaveLength(0);
  });

  test('is not what a search finds: its words stand everywhere', async () => {
    await rooms.arrives(mail({ from: 'erin@example.com', subject: 'A quince tree', text: 'It leans.' }));
    await acknowledge();
    const [message] = await sentTo('erin@example.com');
    expect(message?.text).toContain('Monday 20 April 2026');
    const now = rooms.clock.date();
    const find = async (q: string) =>
      (
        await listConversations(
          rooms.em.fork(),
          { q },
          { now, endOfToday: now, endOfSoon: now, timeZone: 'UTC' },
          SEES_ALL,
        )
      ).rows.length;
    expect(await find('"Monday 20 April"')).toBe(0);
    expect(await find('quince')).toBe(1);
  });

  test('is made once a conversation, even when asked for twice', async () => {
    const { reference } = await rooms.arrives(mail({ from: 'dora@example.com' }));
    await acknowledge();
    const { id } = await rooms.conversation(reference);
    const again = rooms.em.transactional((em) =>
      acknowledger.handle(em as never, [{ id: '', key: id, payload: {}, attempts: 1 }]),
    );
    await expect(again).rejects.toThrow(/unique/i);
    expect(await sentTo('dora@example.com')).toHaveLength(1);
  });

  test.each([
    ['a machine', { headers: ['Auto-Submitted: auto-generated'] }, 'sent by a machine'],
    ['an own address', { from: 'Enquiries@Example.org' }, 'one of our own addresses'],
    ['an address that nobody reads', { from: 'no-reply@example.com' }, 'nobody reads'],
  ])('is not made for %s, and the history says why', async (_, draft, words) => {
    const { reference } = await rooms.arrives(mail(draft));
    await acknowledge();
    const { id } = await rooms.conversation(reference);
    const history = await rooms.em
      .fork()
      .find(HistoryEvent, { conversationId: id, kind: 'not-acknowledged' });
    expect(history).toMatchObject([{ text: expect.stringContaining(words) }]);
    expect(await rooms.em.fork().count(Message, { conversationId: id, direction: 'outbound' })).toBe(0);
  });

  test.each([
    ['taken in together', false, 'Loop@Example.com'],
    ['taken in one after another', true, 'Spin@Example.com'],
  ])('is held back past the cap an hour, for mails %s', async (_, oneByOne, from) => {
    for (let n = 0; n < MOST_AN_HOUR + 2; n++) {
      await rooms.arrives(mail({ from, subject: `Again ${n}` }));
      if (oneByOne) await acknowledge();
    }
    await acknowledge();
    expect(await sentTo(from.toLowerCase())).toHaveLength(MOST_AN_HOUR);
  });
});
