import { findReferences, newReference, parseReference, rewriteReferences } from '#shared';

const ALPHABET = '23456789ABCDEFGHJKMNPQRTVWXYZ';

describe('reference', () => {
  const samples = Array.from({ length: 200 }, () => newReference());

  test('is short, unambiguous and reads back as itself', () => {
    for (const reference of samples) {
      expect(reference).toMatch(/^R-[2-9A-HJKMNPQRTV-Z]{3}-[2-9A-HJKMNPQRTV-Z]{4}$/);
      expect(parseReference(reference)).toBe(reference);
    }
  });

  test.each([
    ['small letters', (r: string) => r.toLowerCase()],
    ['no hyphens', (r: string) => r.replaceAll('-', '')],
    ['spaces', (r: string) => r.replaceAll('-', ' ')],
    ['in brackets', (r: string) => `[${r}]`],
  ])('is read however it is written: %s', (_, write) => {
    for (const reference of samples) expect(parseReference(write(reference))).toBe(reference);
  });

  test('any one wrong character is noticed', () => {
    const reference = samples[0] ?? '';
    for (const i of [2, 3, 4, 6, 7, 8, 9]) {
      for (const character of ALPHABET) {
        if (character === reference[i]) continue;
        expect(parseReference(reference.slice(0, i) + character + reference.slice(i + 1))).toBeNull();
      }
    }
  });

  test('any two swapped neighbours are noticed', () => {
    for (const reference of samples) {
      const body = reference.replaceAll('-', '').slice(1);
      for (let i = 0; i < 6; i++) {
        const swapped = body.slice(0, i) + body.charAt(i + 1) + body.charAt(i) + body.slice(i + 2);
        if (swapped !== body) expect(parseReference(`R${swapped}`)).toBeNull();
      }
    }
  });

  test('is written over wherever it stands, and what is none is left', () => {
    const [a, b] = samples as [string, string];
    const text = `Linked ${a} with ${b.toLowerCase().replaceAll('-', ' ')}, not R-222-2223.`;
    const shown = rewriteReferences(text, (reference) => (reference === b ? 'another' : null));
    expect(shown).toBe(`Linked ${a} with another, not R-222-2223.`);
  });

  test('is found in a subject, once each, and nothing else is', () => {
    const [a, b] = samples as [string, string];
    expect(findReferences(`Re: [${a}] bins, see also ${b.toLowerCase()} and ${a}`)).toEqual([a, b]);
    expect(findReferences('Re: R-222-2223 R-ABC order R2D2 Road 12 3456')).toEqual([]);
  });
});
