import { offsetOf, piecesOf } from './source-pieces.js';

const kinds = (source: string) => piecesOf(source).map(({ kind, text }) => [kind, text]);

test('what stands in braces is told apart by what it does', () => {
  expect(
    kinds('Dear {{contact.name}},\n{{#if due}}{{~due}}{{else}}soon{{/if}}{{> greeting}}{{!-- a {{b}} --}}'),
  ).toEqual([
    ['plain', 'Dear '],
    ['variable', '{{contact.name}}'],
    ['plain', ',\n'],
    ['block', '{{#if due}}'],
    ['variable', '{{~due}}'],
    ['block', '{{else}}'],
    ['plain', 'soon'],
    ['block', '{{/if}}'],
    ['partial', '{{> greeting}}'],
    ['comment', '{{!-- a {{b}} --}}'],
  ]);
});

test.each([
  ['is not closed', 'Hello {{name'],
  ['a backslash takes for text', 'Write \\{{name}}'],
  ['has no braces', 'Hello'],
])('what %s is plain', (_, source) => {
  expect(kinds(source)).toEqual([['plain', source]]);
});

test('three braces are one', () => expect(kinds('{{{bodyHtml}}}')).toEqual([['variable', '{{{bodyHtml}}}']]));

test('nothing is lost, wherever it is cut', () => {
  const source = 'a {{b}} c\n{{{d}}} {{ {{e}} }} f';
  for (let place = 0; place <= source.length; place += 1) {
    const pieces = piecesOf(source, [place, 4]);
    expect(pieces.map(({ text }) => text).join('')).toBe(source);
    for (const { at, text } of pieces) expect(source.slice(at, at + text.length)).toBe(text);
  }
});

test('what is wrong is marked: a whole variable, or one word', () => {
  const wrong = (place: number) =>
    piecesOf('Hello there {{nme}} you', [place]).flatMap((piece) => (piece.wrong ? [piece.text] : []));
  expect(wrong(14)).toEqual(['{{nme}}']);
  expect(wrong(6)).toEqual(['there']);
  expect(wrong(19)).toEqual([' ']);
});

test('a line and a column are a place in the text, and none beyond its end', () => {
  const source = 'one\n\nthree';
  expect(source.slice(offsetOf(source, 3, 3))).toBe('ree');
  expect(offsetOf(source, 1, 1)).toBe(0);
  expect(offsetOf(source, 9, 1)).toBe(source.length);
  expect(offsetOf(source, 3, 99)).toBe(source.length);
});
