/**
 * Text that PostgreSQL and JSON can hold: NUL and lone surrogates become U+FFFD, the mark for "something was here".
 * Text that needs no repair comes back as it was.
 */
export function cleanText(text: string): string {
  const withoutNul = text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
  return withoutNul.isWellFormed() ? withoutNul : withoutNul.toWellFormed();
}

/** The same for every string, key included, inside plain data. */
export function cleanData<T>(data: T): T {
  if (typeof data === 'string') return cleanText(data) as T;
  if (Array.isArray(data)) return data.map(cleanData) as T;
  if (data !== null && typeof data === 'object' && isPlain(data)) {
    return Object.fromEntries(Object.entries(data).map(([k, v]) => [cleanText(k), cleanData(v)])) as T;
  }
  return data;
}

/** As literals and JSON make them, or parsed query strings, which have no prototype at all. */
function isPlain(data: object): boolean {
  const prototype = Object.getPrototypeOf(data);
  return prototype === Object.prototype || prototype === null;
}
