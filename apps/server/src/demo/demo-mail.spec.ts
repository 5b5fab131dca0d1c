import { Temporal } from 'temporal-polyfill';
import { createImapConnector } from '#connectors';
import { allStories } from './all-stories.js';
import { COLLEAGUES } from './cast.js';
import { demoMail } from './demo-mail.js';
import { SeededRandom } from './seeded-random.js';

const connector = createImapConnector({ transport: { captureTo: '/nowhere' } });
const date = Temporal.ZonedDateTime.from('2026-07-02T09:05:07+01:00[Europe/London]');
const stories = allStories(new SeededRandom(1)).filter(({ raw }) => !raw);

function read(raw: Buffer) {
  return connector.parse({ sourceId: 'test', raw, receivedAt: date.toInstant() });
}

test.each(stories.map((story) => [story.letter.subject || '(no subject)', story] as const))(
  'the mail "%s" is read as it was meant',
  async (_, { writer, letter }) => {
    const to = 'enquiries@example.org';
    const message = await read(
      demoMail({ from: writer, to, date, messageId: 'demo-1@mail.example' }, letter),
    );
    expect(message.from).toEqual(writer);
    expect(message.subject).toBe(letter.subject);
    expect(message.text.trim()).toBe(letter.text.trim());
    expect(message.html === null).toBe(letter.html === undefined);
    expect(message.sentAt?.toString()).toBe('2026-07-02T08:05:07Z');
    expect(message.repairs).toEqual([]);
    expect(message.attachments.map(({ name, contentType }) => ({ name, contentType }))).toEqual(
      (letter.files ?? []).map(({ name, contentType }) => ({ name, contentType })),
    );
    const isMachine = 'Auto-Submitted' in (letter.headers ?? {}) || 'List-Id' in (letter.headers ?? {});
    expect(Boolean(message.automatic)).toBe(isMachine);
  },
);

test('nobody in it can be reached from outside', () => {
  for (const { writer } of stories) expect(writer.address).toMatch(/\.example$/);
  for (const { email } of COLLEAGUES) expect(email).toMatch(/@example\.org$/);
});

test('the one unreadable mail is refused whole', async () => {
  const [broken] = allStories(new SeededRandom(1)).flatMap(({ raw }) => raw ?? []);
  await expect(async () => read(broken ?? Buffer.alloc(0))).rejects.toThrow('nested more than 20 deep');
});

test('the same seed tells the same stories', () => {
  expect(allStories(new SeededRandom(7))).toEqual(allStories(new SeededRandom(7)));
  expect(allStories(new SeededRandom(7))).not.toEqual(allStories(new SeededRandom(8)));
});
