import { newId } from '#shared';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { Message } from './message.entity.js';
import { ReplyTokens } from './reply-token.js';

let rooms: Rooms;
let reference: string;
const OURS = 'our-own-answer@example.org';

beforeAll(async () => {
  rooms = await openRooms();
  const first = await rooms.arrives(mail({ id: 'anns-first@mail.example', subject: 'Street light' }));
  reference = first.reference ?? '';
  const { id } = await rooms.conversation(reference);
  await rooms.em.transactional(async (em) => {
    em.create(Message, {
      id: newId(),
      conversationId: id,
      direction: 'outbound',
      channelId: rooms.channel.id,
      externalId: OURS,
      from: { name: '', address: 'enquiries@example.org' },
      to: [{ name: '', address: 'ann@example.com' }],
      text: 'We will look.',
      newText: 'We will look.',
      at: rooms.clock.date(),
    });
  });
});

afterAll(() => rooms?.close());

const ANN = 'ann@example.com';
const EVE = 'eve@example.net';
const STRANGER = 'stranger@example.net';

describe('where a message belongs', () => {
  test.each([
    ['an answer to our own Message-ID', () => ({ from: ANN, inReplyTo: OURS })],
    ['an answer to ours from another address of the writer', () => ({ from: EVE, inReplyTo: OURS })],
    ['the signed reply address', () => ({ from: EVE, to: signed(rooms.tokens) })],
    ['the signed reply address in capitals', () => ({ from: EVE, to: signed(rooms.tokens).toUpperCase() })],
    ['the reference in the subject, from who takes part', () => ({ from: ANN, subject: reference })],
    [
      'the reference in the subject, in small letters',
      () => ({ from: ANN, subject: `re: ${reference.toLowerCase()}` }),
    ],
    ['an answer to their own message', () => ({ from: ANN, inReplyTo: 'anns-first@mail.example' })],
  ])('%s: in the conversation', async (_, draft) => {
    expect(await rooms.arrives(mail(draft()))).toMatchObject({ outcome: 'appended', reference });
  });

  test.each([
    [
      'the reference in the subject, from a stranger',
      () => ({ from: STRANGER, subject: `About ${reference}` }),
    ],
    [
      'an answer to what a stranger cannot have',
      () => ({ from: STRANGER, inReplyTo: 'anns-first@mail.example' }),
    ],
    ['the reference in the text, from a stranger', () => ({ from: STRANGER, text: `See ${reference}.` })],
    ['the reference in the text, from who takes part', () => ({ from: ANN, text: `Unlike ${reference}.` })],
  ])('%s: a matter of its own, with a suggestion', async (_, draft) => {
    const result = await rooms.arrives(mail(draft()));
    expect(result.outcome).toBe('created');
    const { suggestion } = await rooms.conversation(result.reference);
    expect(suggestion).toMatchObject({ reference, reason: expect.stringContaining(reference) });
  });

  test.each([
    ['a forged reply address', () => ({ from: EVE, to: signed(new ReplyTokens('another secret')) })],
    ['a reply address that was cut', () => ({ from: EVE, to: signed(rooms.tokens).replace(/.@/, '@') })],
    [
      'a signature taken from another conversation',
      () => ({
        from: EVE,
        to: signed(rooms.tokens, 'R-222-2222').replace(/r\.r\w+/, `r.${compact(reference)}`),
      }),
    ],
    ['a reference that never was', () => ({ from: ANN, subject: 'About R-222-2223' })],
    ['an id that we never saw', () => ({ from: ANN, inReplyTo: 'never@mail.example' })],
  ])('%s: a matter of its own, and nothing said of another', async (_, draft) => {
    const result = await rooms.arrives(mail(draft()));
    expect(result.outcome).toBe('created');
    expect((await rooms.conversation(result.reference)).suggestion ?? null).toBeNull();
  });
});

function signed(tokens: ReplyTokens, of = reference): string {
  return tokens.address('enquiries@example.org', of);
}

function compact(text: string): string {
  return text.replaceAll('-', '').toLowerCase();
}
