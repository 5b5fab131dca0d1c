import { diffLines } from './line-diff.js';

const SIGNS = { same: ' ', added: '+', removed: '-' };
const diff = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${SIGNS[kind]}${text}`);

test.each<[string, string, string, string[]]>([
  ['nothing changed', 'a\nb\n', 'a\nb', [' a', ' b']],
  ['a line was changed', 'a\nb\nc', 'a\nB\nc', [' a', '-b', '+B', ' c']],
  ['a line came in', 'a\nc', 'a\nb\nc', [' a', '+b', ' c']],
  ['a line went', 'a\nb\nc', 'a\nc', [' a', '-b', ' c']],
  ['a line came twice', 'a\nb', 'a\na\nb', [' a', '+a', ' b']],
  ['there was nothing', '', 'a', ['+a']],
  ['nothing is left', 'a', '', ['-a']],
  ['all is another', 'a\nb', 'c\nd', ['-a', '-b', '+c', '+d']],
  ['lines moved', 'a\nb\nc\nd', 'b\nc\na\nd', ['-a', ' b', ' c', '+a', ' d']],
])('%s', (_, before, after, expected) => expect(diff(before, after)).toEqual(expected));

test('both texts are in it, whole', () => {
  const words = ['a', 'b', '', 'c'];
  const text = (seed: number) =>
    Array.from({ length: 9 }, (_, at) => words[((seed * (at + 3)) % 7) % 4])
      .join('\n')
      .trimEnd();
  for (let seed = 1; seed < 60; seed += 1) {
    const [before, after] = [text(seed), text(seed * 5 + 1)];
    const lines = diffLines(before, after);
    const side = (left: string) =>
      lines
        .filter(({ kind }) => kind !== left)
        .map(({ text }) => text)
        .join('\n');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
  }
});

test('two long texts that have nothing in common are told as such', () => {
  const long = (letter: string) => `${letter}\n`.repeat(30_000);
  expect(diffLines(long('a'), long('b'))).toHaveLength(60_000);
});
