import { cleanText } from '#shared';

/** Control characters, line and paragraph separators: anything that can end a line or a header. */
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Marks that turn the direction of the text after them, with which a name can pretend to be something else. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Control characters other than the end of a line and the tab. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Any text as one line of at most `longest` characters: what goes into a subject, or into the middle of a sentence. */
export function oneLine(text: string, longest: number): string {
  // Cut before folding, so that a huge text costs no more than a long one.
  const start = cleanText(text.slice(0, 4 * longest + 100));
  const line = start.replace(TURNS, '').replace(BREAKS, ' ').replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}

/** Any text as lines that end in `\n`, without control characters, and without blank lines around it. */
export function cleanLines(text: string): string {
  return cleanText(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(/^\s*\n/, '')
    .trimEnd();
}
