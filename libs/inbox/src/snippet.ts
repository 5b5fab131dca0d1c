const LONGEST = 180;

/** The beginning of a text on one line. */
export function snippetOf(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    // What a cut leaves of an emoji, the database refuses.
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= LONGEST
    ? line
    : `${line
        .slice(0, LONGEST - 1)
        .trimEnd()
        .toWellFormed()}…`;
}
