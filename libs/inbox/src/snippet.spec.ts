import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { snippetOf } from './snippet.js';

const EMOJI = '\u{1F6AE}';
/** The cut falls in the middle of the emoji, and white space makes the line short again. */
const CUT_SHORT = `a${' '.repeat(718)}${EMOJI} bin`;

describe('the beginning of a text', () => {
  test.each([
    ['an emoji at the first cut', CUT_SHORT],
    ['an emoji at the second cut', `${'a'.repeat(178)}${EMOJI} bin`],
    ['half an emoji of its own', 'a \ud83d bin'],
  ])('is whole: %s', (_, text) => {
    expect(snippetOf(text).isWellFormed()).toBe(true);
    expect(snippetOf(text).length).toBeLessThanOrEqual(180);
  });
});

describe('mail with an emoji where something is cut', () => {
  let rooms: Rooms;

  beforeAll(async () => {
    rooms = await openRooms();
  });

  afterAll(() => rooms?.close());

  test.each([
    ['its text', { text: CUT_SHORT }],
    ['its subject', { subject: `a${' '.repeat(318)}${EMOJI} bin` }],
    ['the name of who wrote it', { from: `"${'a'.repeat(299)}${EMOJI}" <long@example.com>` }],
    ['the address of who wrote it', { from: `<${'a'.repeat(319)}${EMOJI}@example.com>` }],
  ])('comes in: %s', async (_, draft) => {
    expect(await rooms.arrives(mail(draft))).toMatchObject({ outcome: 'created' });
  });
});
