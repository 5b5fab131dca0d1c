/** A part of the United Kingdom with bank holidays of its own; the official feed calls it a division. */
export type Region = 'england-and-wales' | 'scotland' | 'northern-ireland';

/** Every region: a day that is a bank holiday in any of them is one "in any part of the United Kingdom". */
export const ANY_PART_OF_THE_UK: readonly Region[] = ['england-and-wales', 'scotland', 'northern-ireland'];

const COUNTRIES: Record<Region, string[]> = {
  'england-and-wales': ['England', 'Wales'],
  scotland: ['Scotland'],
  'northern-ireland': ['Northern Ireland'],
};

export function isRegion(text: string): text is Region {
  return Object.hasOwn(COUNTRIES, text);
}

/** Regions as a person names them: `England, Wales and Northern Ireland`. */
export function regionsInWords(regions: readonly Region[]): string {
  return listInWords(ANY_PART_OF_THE_UK.filter((r) => regions.includes(r)).flatMap((r) => COUNTRIES[r]));
}

/** `A`, `A and B`, `A, B and C`. */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
