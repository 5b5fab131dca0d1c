import type { Message } from '#api-client';
import { mostPressing, newestOf, overlooked } from './overlooked.js';

const ME = 'me';
const message = (id: string, rest: Partial<Message> = {}): Message =>
  ({ id, direction: 'inbound', purpose: null, automatic: null, author: null, ...rest }) as Message;
const ours = (id: string, author: string, rest: Partial<Message> = {}) =>
  message(id, { direction: 'outbound', author: { id: author, name: author }, ...rest });

test.each<[string, Message[], string[]]>([
  ['a reply by somebody else', [ours('2', 'ben')], ['2']],
  [
    'one that is to go out later',
    [ours('2', 'ben', { delivery: { state: 'scheduled', detail: null, at: null, attempts: 0 } })],
    ['2'],
  ],
  ['what the contact wrote', [message('2')], ['2']],
  ['nothing of what was there before', [ours('0', 'ben')], []],
  ['nothing of one’s own', [ours('2', ME)], []],
  ['no acknowledgement', [ours('2', 'ben', { purpose: 'acknowledgement' })], []],
  ['no automatic reply', [message('2', { automatic: 'out-of-office' })], []],
  ['no note', [message('2', { direction: 'note', author: { id: 'ben', name: 'Ben' } })], []],
  ['what was stored later, though it is dated earlier', [message('3'), message('1')], ['3']],
])('news since the message 1 is %s', (_, messages, expected) => {
  expect(overlooked({ messages }, '1', ME).map(({ id }) => id)).toEqual(expected);
});

test('whoever knows of no message has overlooked none', () => {
  expect(overlooked({ messages: [message('2')] }, null, ME)).toEqual([]);
});

test('the newest is the one that was stored last, wherever it stands', () => {
  expect(newestOf({ messages: [message('3'), message('1')] })).toBe('3');
  expect(newestOf({ messages: [] })).toBeNull();
});

test('an answer that is there already is asked about before what the contact wrote since', () => {
  expect(mostPressing([ours('2', 'ben'), message('3')])?.id).toBe('2');
  expect(mostPressing([message('3'), message('4')])?.id).toBe('4');
  expect(mostPressing([])).toBeUndefined();
});
