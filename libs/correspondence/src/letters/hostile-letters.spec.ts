import { jest } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#shared';
import { readPdf } from '../../../../test/support/read-pdf.js';
import { LETTER_SIZES, type Letter, letterPdf } from './index.js';
import { MOST_PAGES } from './paginate.js';

const letter: Letter = {
  organisation: { name: 'Example Council', telephone: '01632 960001', website: 'https://www.example.org' },
  address: ['Amy Jones', '1 Example Street', 'Exampleton', 'ZZ1 1ZZ'],
  ...{ date: '2026-11-23', reference: 'R-7Q2-M4XK', subject: 'Hello', language: 'en', size: 12 },
  text: '',
};

describe('is printed all the same', () => {
  test.each<[string, string, (text: string) => boolean]>([
    ['one word of 10,000 letters', 'q'.repeat(10_000), (text) => text.split('q').length === 10_001],
    ['500 paragraphs', 'Once more.\n\n'.repeat(500), (text) => text.split('Once more.').length === 501],
    ['control characters', 'a\u0000b\u001b[31mc\u0007\u009bd\fe', (text) => text.includes('b[31mcde')],
    ['a text turned around', '\u202egnp.exe\u202c \u2066a\u2069\u200f', (text) => text.includes('gnp.exe a')],
    ['half a character', 'a\ud800b', (text) => text.includes('a\ufffdb')],
    ['a tower of marks', `e${'\u0301'.repeat(50_000)} then`, (text) => text.includes('then')],
    [
      'a web address that never ends',
      `https://example.org/${'a/'.repeat(10_000)}`,
      (text) => text.includes('a/a/'),
    ],
    ['brackets that never close', '('.repeat(20_000), (text) => text.includes('((((')],
    [
      'an address that is nearly one',
      `${'a.'.repeat(900)}@${'b-'.repeat(90)}`,
      (text) => text.includes('@b-b-'),
    ],
    ['lines of nothing', `a${' \n'.repeat(40_000)}b`, (text) => /a\s+b/.test(text)],
    [
      'words of the page description',
      ') Tj ET (\\ endstream endobj %%EOF',
      (text) => text.includes(') Tj ET (\\ endstream'),
    ],
  ])('%s', async (_, text, holds) => {
    for (const size of [12, 28] as const) {
      const printed = await letterPdf({ ...letter, text, size });
      const read = await readPdf(printed.pdf);
      expect(read.pages).toHaveLength(printed.pages);
      const lines = read.text.split('\n').map((line) => line.trimEnd());
      expect(holds(lines.join(' '))).toBe(true);
    }
  });

  test('whatever somebody types, and never beside the paper', async () => {
    const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.lorem({ maxCount: 80 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { maxLength: 8 }),
        fc.constantFrom(...LETTER_SIZES),
        async (blocks, size) => {
          const { pdf, pages } = await letterPdf({ ...letter, text: blocks.join('\n\n'), size });
          const read = await readPdf(pdf);
          expect(read.pages).toHaveLength(pages);
          for (const { text, x, y, width } of read.pages.flat()) {
            if (text.trim() === '') continue;
            expect(x).toBeGreaterThanOrEqual(24.9);
            expect(x + width).toBeLessThan(196);
            expect(y).toBeGreaterThan(10);
            expect(y).toBeLessThan(292);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('with every other line of the paper as hostile', async () => {
    const long = 'W'.repeat(5_000);
    const { pdf } = await letterPdf({
      ...letter,
      organisation: { name: long, telephone: 'line\none', website: 'javascript:alert(1)' },
      address: ['Amy\u202e Jones\n1 Example Street', ''],
      subject: `${long}\nBcc: all@example.org`,
      text: 'Hello',
    });
    const { links, title, text } = await readPdf(pdf);
    expect(links).toEqual([]);
    expect(title).toHaveLength(250);
    expect(text).toContain('Telephone: line one');
    expect(text).toContain('Amy Jones\n1 Example Street\n');
  });
});

describe('is refused with a clear word', () => {
  test.each<[string, Partial<Letter>, string]>([
    ['a megabyte of text', { text: 'word '.repeat(210_000) }, 'more than 100,000 characters'],
    ['a letter like a book', { text: 'a\n'.repeat(45_000) }, `more than ${MOST_PAGES} pages`],
    ['a book in large print', { text: 'x'.repeat(99_000), size: 28 }, `more than ${MOST_PAGES} pages`],
  ])('%s', async (_, given, message) => {
    const refused = letterPdf({ ...letter, ...given });
    await expect(refused).rejects.toThrow(DomainError);
    await expect(refused).rejects.toThrow(message);
  });
});

test('a long letter leaves room for others while it is made', async () => {
  let others = 0;
  const other = setInterval(() => others++, 0);
  const { pages } = await letterPdf({ ...letter, text: 'Once more, with feeling.\n\n'.repeat(2_000) });
  clearInterval(other);
  expect(pages).toBeGreaterThan(40);
  expect(others).toBeGreaterThan(3);
});

test('a letter that takes too long is given up', async () => {
  const now = jest.spyOn(performance, 'now');
  let time = 0;
  now.mockImplementation(() => (time += 15_000));
  try {
    await expect(letterPdf({ ...letter, text: 'a\n\nb\n\nc' })).rejects.toMatchObject({
      kind: 'unavailable',
    });
  } finally {
    now.mockRestore();
  }
});
