import { asLines, fromLines } from './word-list.js';

test.each([
  [
    'one a line',
    'utilise = use\nprior to=before\n\n',
    [
      ['utilise', 'use'],
      ['prior to', 'before'],
    ],
    null,
  ],
  ['the first sign counts', 'a = b = c', [['a', 'b = c']], null],
  ['no sign', 'utilise = use\nnothing', [['utilise', 'use']], 'nothing'],
  ['nothing better', 'utilise =', [], 'utilise ='],
  ['no word', '= use', [], '= use'],
  ['nothing at all', '', [], null],
])('%s', (_, lines, expected, wrong) => {
  const found = fromLines(lines);
  expect([found.words.map(({ word, better }) => [word, better]), found.wrong]).toEqual([expected, wrong]);
  expect(fromLines(asLines(found.words)).words).toEqual(found.words);
});
