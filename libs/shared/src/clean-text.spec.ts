import { cleanData, cleanText } from '#shared';

describe('text that can be stored', () => {
  test.each([
    ['plain text', 'Bins, please', 'Bins, please'],
    ['NUL', 'a\0b', 'a\uFFFDb'],
    ['a lone high surrogate', 'a\uD83D', 'a\uFFFD'],
    ['a lone low surrogate', '\uDE00b', '\uFFFDb'],
    ['an emoji, which is a pair', 'a\u{1F600}b', 'a\u{1F600}b'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test('every string inside plain data is cleaned, names included; everything else stays', () => {
    const date = new Date(0);
    expect(cleanData({ 'a\0': ['b\0', 1, null, { c: true }], date })).toEqual({
      'a\uFFFD': ['b\uFFFD', 1, null, { c: true }],
      date,
    });
    expect(cleanData(Object.assign(Object.create(null), { q: 'x\0' }))).toEqual({ q: 'x\uFFFD' });
  });
});
