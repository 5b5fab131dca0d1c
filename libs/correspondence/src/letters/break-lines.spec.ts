import { breakLines } from './break-lines.js';
import { linked } from './text-blocks.js';

/** On paper that is ten letters wide, all of them alike. */
const broken = (text: string) =>
  breakLines(linked(text), 10, (each) => each.length).map((line) => line.map((run) => run.text).join(''));

test.each<[string, string, string[]]>([
  ['a line that fits', 'one two', ['one two']],
  ['breaks at a space, which stays with the line before', 'one two three', ['one two ', 'three']],
  ['fills a line to its edge', 'one two ab cd', ['one two ab ', 'cd']],
  ['many spaces are one', 'one   two', ['one two']],
  ['a long word begins a line and is broken', 'see abcdefghijklm now', ['see ', 'abcdefghij', 'klm now']],
  [
    'an address is broken behind a stroke or a dot',
    'https://a.org/bc/defg',
    ['https://a.', 'org/bc/', 'defg'],
  ],
  ['what stands against an address stays there', 'a (b@c.org), d', ['a ', '(b@c.org), ', 'd']],
  ['an accent stays on its letter', 'abcdefghie\u0301f', ['abcdefghi', 'e\u0301f']],
  ['nothing', '', []],
])('%s', (_, text, expected) => {
  expect(broken(text)).toEqual(expected);
});

test('each part of an address leads to all of it', () => {
  const lines = breakLines(linked('https://a.org/bc/defg'), 10, (text) => text.length);
  expect(lines.flat().map(({ link }) => link)).toEqual(Array(3).fill('https://a.org/bc/defg'));
});
