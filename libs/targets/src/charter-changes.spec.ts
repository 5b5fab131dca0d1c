import { changesNothing, compareListed, type Listed } from './charter-changes.js';

const answer = (...words: string[]): Listed => ({ key: 'response', name: 'Answer', words });

test.each<[string, Listed[], Listed[], unknown[]]>([
  ['the same', [answer('10 days', 'by us')], [answer('10 days', 'by us')], []],
  ['what is new', [], [answer('10 days', '')], [['added', 'response', null, '10 days']]],
  [
    'another amount, and only that',
    [answer('10 days', 'by us')],
    [answer('5 days', 'by us')],
    [['changed', 'response', '10 days', '5 days']],
  ],
  [
    'a part that comes',
    [answer('10 days', '')],
    [answer('10 days', 'by us')],
    [['changed', 'response', null, 'by us']],
  ],
  [
    'a part that goes',
    [answer('10 days', 'by us')],
    [answer('10 days', '')],
    [['changed', 'response', 'by us', null]],
  ],
  [
    'what no words say',
    [{ ...answer('x'), value: { a: 1 } }],
    [{ ...answer('x'), value: { a: 2 } }],
    [['changed', 'response', null, null]],
  ],
  [
    'what is left out, or undefined',
    [{ ...answer('x'), value: {} }],
    [{ ...answer('x'), value: { a: undefined } }],
    [],
  ],
  [
    'fields in another order',
    [{ ...answer('x'), value: { a: 1, b: 2 } }],
    [{ ...answer('x'), value: { b: 2, a: 1 } }],
    [],
  ],
  ['what is no longer named', [answer('10 days')], [], [['stays', 'response', '10 days', null]]],
])('%s', (_, before, after, told) => {
  const changes = compareListed('target', 'stays', before, after);
  expect(changes.map(({ change, key, before, after }) => [change, key, before, after])).toEqual(told);
});

test('only what stays is no change; what is removed is one', () => {
  expect(changesNothing(compareListed('queue', 'stays', [answer('x')], []))).toBe(true);
  expect(changesNothing(compareListed('rule', 'removed', [answer('x')], []))).toBe(false);
});
