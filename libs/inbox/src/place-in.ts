const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i;
const WAYS = [
  ...['street', 'st', 'road', 'rd', 'lane', 'ln', 'avenue', 'ave', 'drive', 'close', 'crescent', 'court'],
  ...[
    'gardens',
    'grove',
    'hill',
    'mews',
    'parade',
    'place',
    'rise',
    'row',
    'square',
    'terrace',
    'walk',
    'way',
  ],
].join('|');
const STREET = new RegExp(`\\b(?:(\\d{1,4}[a-z]?)[, ]+)?((?:[a-z'’]{3,20} ){1,2}?(?:${WAYS}))\\b`, 'i');
/** What may stand before the name of a street and is none of it. */
const BEFORE = /^(?:(?:in|on|at|near|by|of|the|from|outside|opposite|along|for|and) )+/i;

/** The place that a subject names, as it is searched for and said: a postcode, or a street with its number. */
export function placeIn(subject: string): string | null {
  const [, outward, inward] = POSTCODE.exec(subject) ?? [];
  if (outward && inward) return `${outward} ${inward}`.toUpperCase();
  const [, number, street] = STREET.exec(subject) ?? [];
  const name = street?.replace(BEFORE, '').replace(/\s+/g, ' ').trim();
  if (!name?.includes(' ')) return null;
  return number ? `${number} ${name}` : name;
}

/** Whether two subjects name the same place, however it is written. */
export function isSamePlace(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}
