import { breakLines } from './break-lines.js';
import type { LetterPaper } from './letter-paper.js';
import type { Setting } from './letter-places.js';
import type { SetBlock, SetLine } from './paginate.js';
import type { Run, TextBlock } from './text-blocks.js';

/** Breaks blocks of text into lines of the paper's width. */
export class BlockSetter {
  constructor(
    private readonly paper: LetterPaper,
    private readonly setting: Setting,
  ) {}

  heading(text: string): SetBlock {
    const { lineHeight } = this.setting;
    const lines = this.lines([[{ text, link: null }]], 0, true);
    return { kind: 'heading', label: '', lines, lineHeight, gap: lineHeight * 0.75 };
  }

  /** A line for each of the sender's details, where they stand in the body. */
  details(details: Run[][], language?: string): SetBlock {
    const { lineHeight } = this.setting;
    const lines = this.lines(details, 0);
    return {
      kind: 'paragraph',
      label: '',
      lines,
      lineHeight,
      gap: lineHeight,
      ...(language && { language }),
    };
  }

  text({ kind, label, lines, ends }: TextBlock): SetBlock {
    const { lineHeight } = this.setting;
    const set = this.lines(lines, kind === 'item' ? this.indent : 0);
    return { kind, label, lines: set, lineHeight, gap: ends ? lineHeight * 0.75 : 0 };
  }

  /** Of an item's text from its label, in points. */
  get indent(): number {
    return this.setting.size * 2;
  }

  private lines(written: Run[][], indent: number, bold = false): SetLine[] {
    const { size, width } = this.setting;
    const widthOf = this.paper.measure({ bold, size });
    return written.flatMap((line) =>
      breakLines(line, width - indent, widthOf).map((runs, i) => ({ runs, begins: i === 0 })),
    );
  }
}
