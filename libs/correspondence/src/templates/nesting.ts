/** More than any letter needs. The parser takes time that grows with the square of the depth, and runs out of stack. */
const DEEPEST = 50;
const MOST_TAGS = 2_000;

/** The opening of a tag: what it does, the word after it, and the rest. */
const TAG = /\{\{[{~]*\s*([#^/]|else\b)?\s*([\w-]*)([^}]*)/g;

export interface OpenBlock {
  name: string;
  /** Where it is opened in the source. */
  index: number;
}

/** A look at a source before the parser sees it: is it too deep for the parser, and which blocks does it leave open? */
export function nestingOf(source: string): { tooDeep: boolean; open: OpenBlock[] } {
  const open: (OpenBlock & { depth: number })[] = [];
  let depth = 0;
  let tags = 0;
  for (const { 1: sigil, 2: name = '', 3: rest = '', index } of source.matchAll(TAG)) {
    if (++tags > MOST_TAGS || rest.split('(').length > DEEPEST) return { tooDeep: true, open };
    if (sigil === '#' || sigil === '^') {
      open.push({ name, index, depth });
      depth++;
    } else if (sigil === 'else') {
      // Every "else if" is a block inside the one before it.
      depth++;
    } else if (sigil === '/') {
      depth = open.pop()?.depth ?? 0;
    }
    if (depth > DEEPEST) return { tooDeep: true, open };
  }
  return { tooDeep: false, open };
}
