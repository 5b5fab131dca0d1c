import { DomainError } from '#shared';
import type { Run } from './text-blocks.js';

/** More than anybody would print, or read in large print. */
export const MOST_PAGES = 200;

export interface SetLine {
  runs: Run[];
  /** Its writer began a new line here; the others were broken by us. */
  begins: boolean;
}

/** A block whose lines fit the paper. Points throughout. */
export interface SetBlock {
  kind: 'heading' | 'paragraph' | 'item';
  label: string;
  lines: SetLine[];
  lineHeight: number;
  /** Left blank behind it. */
  gap: number;
  /** BCP 47, where it is not the letter's own. */
  language?: string;
}

/** Lines `from` to before `to` of a block, the first of them with its top at `y`. */
export interface PlacedLines {
  block: SetBlock;
  from: number;
  to: number;
  y: number;
}

/** Where text may stand on a page, in points from its top. */
export interface PageRoom {
  firstTop: number;
  top: number;
  bottom: number;
}

/**
 * Puts blocks onto pages. No page begins or ends with a single line of a block that has more, and neither a heading nor
 * the line before a list stands at the foot of one.
 * @throws DomainError `invalid` where it takes more than `MOST_PAGES`
 */
export function paginate(blocks: SetBlock[], { firstTop, top, bottom }: PageRoom): PlacedLines[][] {
  let page: PlacedLines[] = [];
  const pages = [page];
  let y = firstTop;
  for (const [i, block] of blocks.entries()) {
    const { lines, lineHeight, gap, kind } = block;
    const next = blocks[i + 1];
    const leads = kind === 'heading' || (kind === 'paragraph' && next?.kind === 'item');
    const behind = leads ? spaceFor(next, gap) / lineHeight : 0;
    for (let from = 0; from < lines.length; ) {
      const fits = Math.floor((bottom - y) / lineHeight + 0.001);
      const taken = linesTaken(lines.length - from, fits, behind);
      if (taken === 0 && page.length > 0) {
        page = [];
        if (pages.push(page) > MOST_PAGES) throw tooLong();
        y = top;
        continue;
      }
      const to = from + Math.max(taken, 1);
      page.push({ block, from, to, y });
      y += (to - from) * lineHeight;
      from = to;
    }
    y += gap;
  }
  return pages;
}

/**
 * How many of the lines that are left go onto a page that has room for so many; none where they would be torn.
 * @param behind the lines that must have room behind the last one
 */
function linesTaken(left: number, fits: number, behind: number): number {
  if (left <= fits - behind) return left;
  const taken = Math.min(fits, left - 2);
  return taken < 2 ? 0 : taken;
}

/** What a heading, or the line before a list, wants behind it. */
function spaceFor(next: SetBlock | undefined, gap: number): number {
  return next ? gap + Math.min(next.lines.length, 2) * next.lineHeight : 0;
}

function tooLong(): DomainError {
  return DomainError.invalid(
    `This is too long for a letter: it would have more than ${MOST_PAGES} pages. Shorten it, or print it smaller.`,
  );
}
