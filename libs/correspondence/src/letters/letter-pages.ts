import type { LetterPaper } from './letter-paper.js';
import { PLACES, type Setting } from './letter-places.js';
import type { LetterWords } from './letter-words.js';
import type { Pace } from './pace.js';
import type { PlacedLines } from './paginate.js';

type Part = PDFKit.PDFStructureElement;

/** Draws the lines of a letter where they were placed, each in the part of the document that it belongs to. */
export class LetterPages {
  private list: Part | null = null;
  private part: Part | null = null;

  constructor(
    private readonly paper: LetterPaper,
    private readonly setting: Setting,
    private readonly words: LetterWords,
    /** Of an item's text from its label, in points. */
    private readonly indent: number,
  ) {}

  /** @param first draws what stands above the body of the first page */
  async draw(pages: PlacedLines[][], reference: string, pace: Pace, first: () => void): Promise<void> {
    const { size, lineHeight, foot } = this.setting;
    const face = { bold: false, size, lineHeight };
    for (const [i, page] of pages.entries()) {
      this.paper.newPage();
      if (i === 0) first();
      else {
        const running = `${this.words.reference}: ${reference}`;
        this.paper.besides(running, PLACES.left, PLACES.running.top, face);
      }
      for (const placed of page) {
        this.lines(placed);
        await pace.step();
      }
      this.paper.besides(this.words.page(i + 1, pages.length), PLACES.left, foot, face);
    }
  }

  private lines({ block, from, to, y }: PlacedLines): void {
    const { size } = this.setting;
    const { kind, lineHeight, lines, label } = block;
    const face = { bold: kind === 'heading', size, lineHeight };
    const tag = { heading: 'H1', paragraph: 'P', item: 'LBody' }[kind];
    const x = PLACES.left + (kind === 'item' ? this.indent : 0);
    for (let at = from; at < to; at++) {
      const line = lines[at];
      if (!line) continue;
      const top = y + (at - from) * lineHeight;
      if (at === 0 && kind === 'item') {
        const item = this.item();
        const mark = this.paper.part('Lbl', item);
        this.paper.line(mark, 'Lbl', [{ text: `${label} `, link: null }], PLACES.left, top, face);
        this.part = this.paper.part('LBody', item);
      } else if (line.begins && kind !== 'item') {
        this.list = null;
        this.part = this.paper.part(tag, undefined, block.language);
      }
      const goesOn = at + 1 < lines.length && lines[at + 1]?.begins;
      const runs = goesOn ? [...line.runs, { text: ' ', link: null }] : line.runs;
      if (this.part) this.paper.line(this.part, tag, runs, x, top, face);
    }
  }

  private item(): Part {
    this.list ??= this.paper.part('L');
    return this.paper.part('LI', this.list);
  }
}
