import { pdfSource, readPdf, roles } from '../../../../test/support/read-pdf.js';
import { LETTER_SIZES, type Letter, letterPdf } from './index.js';

const letter: Letter = {
  organisation: {
    name: 'Example Council',
    telephone: '01632 960001',
    website: 'https://www.example.org/',
  },
  address: ['Amy Jones', '1 Example Street', 'Exampleton', 'ZZ1 1ZZ'],
  date: '2026-11-23',
  reference: 'R-7Q2-M4XK',
  subject: 'Your missed bin collection [R-7Q2-M4XK]',
  text: 'Dear Amy Jones\n\nWe will come on Monday.\n\nYours sincerely\nSam Patel',
  language: 'en',
  size: 12,
};

const print = async (given: Partial<Letter> = {}) => {
  const { pdf, pages, missing } = await letterPdf({ ...letter, ...given });
  return { ...(await readPdf(pdf)), pdf, count: pages, missing };
};

/** Prose of so many paragraphs, each of three lines or so. */
const prose = (paragraphs: number) =>
  Array.from(
    { length: paragraphs },
    (_, i) => `${i + 1}. ${'We looked at your street again. '.repeat(8)}`,
  ).join('\n\n');

test('a letter on one page of A4', async () => {
  const { sheets, count, text, missing } = await print();
  expect(count).toBe(1);
  expect(sheets).toEqual([{ width: expect.closeTo(210, 1), height: expect.closeTo(297, 1) }]);
  expect(text.split('\n').map((line) => line.trim())).toEqual([
    'Example Council',
    ...letter.address,
    '23 November 2026',
    'Our reference: R-7Q2-M4XK',
    'Telephone: 01632 960001',
    'Website: www.example.org',
    'Your missed bin collection',
    'Dear Amy Jones',
    'We will come on Monday.',
    'Yours sincerely',
    'Sam Patel',
    'Page 1 of 1',
    '',
  ]);
  expect(missing).toEqual([]);
});

describe('the address stands in the window', () => {
  const seven = [
    'Amy Jones',
    'Flat 2',
    'The Mill',
    '1 Example Street',
    'Little Example',
    'Exampleton',
    'ZZ1 1ZZ',
  ];

  test.each(LETTER_SIZES.flatMap((size) => [[size, letter.address] as const, [size, seven] as const]))(
    'of a letter in %i points',
    async (size, address) => {
      const [first = []] = (await print({ size, address })).pages;
      const lines = address.map((line) => first.find(({ text }) => text === line));
      for (const line of lines) {
        expect(line?.x).toBeGreaterThan(24.6);
        expect((line?.x ?? 0) + (line?.width ?? 0)).toBeLessThan(120);
        expect((line?.y ?? 0) - 3.5).toBeGreaterThan(39.5);
        expect((line?.y ?? 0) + 1).toBeLessThan(66.3);
      }
      const beside = first.filter(({ x, y }) => x < 120 && y > 38 && y < 95);
      expect(beside).toHaveLength(address.length);
    },
  );

  test('or the letter is refused', async () => {
    await expect(print({ address: [...seven, 'Far away'] })).rejects.toThrow('more than 7 lines');
    await expect(print({ address: ['Long '.repeat(200)] })).rejects.toThrow('more than 7 lines');
  });
});

test('the following pages say which letter they are of, and every page its number', async () => {
  const { pages, count } = await print({ text: prose(22) });
  expect(count).toBe(3);
  const texts = pages.map((page) => page.map(({ text }) => text));
  expect(texts.map((page) => page.at(-1))).toEqual(['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']);
  expect(texts.slice(1).map(([top]) => top)).toEqual(Array(2).fill('Our reference: R-7Q2-M4XK'));
  expect(texts[0]?.filter((each) => each.startsWith('Our reference'))).toHaveLength(1);
});

describe('large print', () => {
  test.each(LETTER_SIZES.slice(1))('is set anew in %i points', async (size) => {
    const { pages } = await print({ size, text: prose(6) });
    const address = pages[0]?.filter(({ text }) => letter.address.includes(text));
    const others = pages.flat().filter(({ text }) => !letter.address.includes(text) && text.trim() !== '');
    expect(address).toHaveLength(4);
    expect(Math.min(...others.map((each) => each.size))).toBe(size);
    expect(Math.max(...others.map(({ x, width }) => x + width))).toBeLessThan(195);
    const body = pages[1]?.filter(({ text }) => text.startsWith('We looked') || text.includes('street'));
    const [one, two] = body?.map(({ y }) => (y / 25.4) * 72) ?? [];
    expect((two ?? 0) - (one ?? 0)).toBeCloseTo(size * 1.5, 1);
  });
});

test('Welsh in words, date and page numbers, in a document that says it is Welsh', async () => {
  const { text, language, missing } = await print({
    language: 'cy',
    subject: 'Eich tŷ',
    text: 'Annwyl Siân\n\nMae’r dw\u0302r yn y tŷ wedi’i wirio. ŴŶŵŷẁẃẅỳýÿâêîôû',
  });
  expect(text).toContain('23 Tachwedd 2026');
  expect(text).toContain('Ein cyfeirnod: R-7Q2-M4XK');
  expect(text).toContain('Mae’r dŵr yn y tŷ wedi’i wirio. ŴŶŵŷẁẃẅỳýÿâêîôû');
  expect(text).toContain('Tudalen 1 o 1');
  expect([language, missing]).toEqual(['cy', []]);
});

test('words of other languages that people in Britain write', async () => {
  const text = 'Zażółć gęślą jaźń. Știți că țara. Καλημέρα σας. Съешь же ещё. Čeština, Việt.';
  const printed = await print({ text });
  expect(printed.text).toContain(text);
  expect(printed.missing).toEqual([]);
});

test('what no font has is marked and reported, once each', async () => {
  const { text, missing } = await print({ text: 'Well 😀😀 then, مرحبا.', subject: 'Sun ☀' });
  expect(text).toContain('Well �� then, �����.');
  expect(missing).toEqual(['☀', '😀', 'م', 'ر', 'ح', 'ب', 'ا']);
});

test('addresses are printed, and lead where they say', async () => {
  const { text, links } = await print({
    text: 'See https://www.example.org/bins, or (write to bins@example.org).\njavascript:alert(1) file:///etc/passwd',
  });
  expect(text).toContain('See https://www.example.org/bins, or (write to bins@example.org).');
  expect(links).toEqual([
    'https://www.example.org/',
    'https://www.example.org/bins',
    'mailto:bins@example.org',
  ]);
});

describe('who listens to it', () => {
  const text = 'Dear Amy\n\nPlease:\n- put it out\n- see https://www.example.org/bins\n\nSam Patel';

  test('hears its parts in order', async () => {
    const { structure, title, tagged } = await print({ text });
    expect({ title, tagged }).toEqual({ title: 'Your missed bin collection', tagged: true });
    const [sheet] = structure;
    expect(sheet && roles(sheet).join(' ')).toBe(
      // Name, address, four details with a link, subject, greeting, "Please:", list, sign-off.
      'Document P P P P P P Link H1 P P L LI Lbl LBody LI Lbl LBody Link P',
    );
  });

  test('has a file that promises what PDF/UA asks', async () => {
    const source = pdfSource((await print({ text: `${text}\n\n${prose(20)}` })).pdf);
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source).toContain('/DisplayDocTitle true');
    expect(source).toMatch(/<dc:title>[\s\S]*Your missed bin collection/);
    expect(source.match(/\/Subtype \/Type0/g)).toHaveLength(2);
    expect(source.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(2);
    expect(source.match(/\/ToUnicode \d+ 0 R/g)).toHaveLength(2);
    const annotations = source.split('endobj').filter((each) => each.includes('/Subtype /Link'));
    expect(annotations).toHaveLength(2);
    for (const each of annotations) {
      expect(each).toMatch(/\/Contents \([^)]+\)/);
      expect(each).toMatch(/\/StructParent \d+/);
    }
    // Whatever is painted belongs to a part of the letter, or is said not to.
    for (const [painted] of source.matchAll(
      /\b(?:BDC|BMC|EMC)\b(?:(?!\b(?:BDC|BMC|EMC)\b)[\s\S])*?\bBT\b/g,
    )) {
      expect(painted).toMatch(/^(BDC|BMC)/);
    }
  });
});

test('the same letter gives the same bytes', async () => {
  const [one, other] = await Promise.all([print(), print()]);
  expect(one.pdf.equals(other.pdf)).toBe(true);
});
