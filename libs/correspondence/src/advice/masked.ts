/** One tag of a template, with a comment as one. */
const TAG = /\{\{!--[\s\S]*?--\}\}|\{\{\{?[^}]*\}?\}\}/g;
const HTML_TAG = /<[^<>]*>/g;

/**
 * A template's own words, each at its place: a variable is one word of `x`, and all else that is no text is blank. What
 * stands on a line with nothing but tags ends the paragraph, as it does in the message. Only for what has no mistake.
 */
export function masked(source: string, part: 'subject' | 'text' | 'html' | 'social'): string {
  const lines = source
    .replace(/\r\n?/g, '\n')
    .replace(TAG, (tag) => (isVariable(tag) ? 'x' : ' ').repeat(tag.length));
  return part === 'html' ? lines.replace(HTML_TAG, (tag) => tag.replace(/[^\n]/g, ' ')) : lines;
}

function isVariable(tag: string): boolean {
  return /^\{\{\{?\s*(?!else\b)[\w.]/.test(tag) || /^\{\{\s*\.\./.test(tag);
}

/** Line and column, from 1, of a place in a text. */
export function placeIn(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
