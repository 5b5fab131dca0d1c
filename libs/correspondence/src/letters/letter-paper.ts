import PDFDocument from 'pdfkit';
import type { WidthOf } from './break-lines.js';
import { letterFonts } from './letter-fonts.js';
import { PAPER } from './letter-places.js';
import type { Run } from './text-blocks.js';

export interface Face {
  bold: boolean;
  size: number;
}

/** What a reader of the file is told of it. */
export interface PaperInfo {
  title: string;
  author: string;
  reference: string;
  language: string;
  /** `YYYY-MM-DD` */
  date: string;
}

/** Tagged PDF of A4 pages, marked as PDF/UA-1; lines of text are put where they are wanted, in points from the top left. */
export class LetterPaper {
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly whole: PDFKit.PDFStructureElement;
  private readonly widths = new Map<string, number>();

  constructor({ title, author, reference, language, date }: PaperInfo) {
    this.doc = new PDFDocument({
      autoFirstPage: false,
      size: [PAPER.width, PAPER.height],
      margin: 0,
      pdfVersion: '1.7',
      // The types do not know it yet.
      subset: 'PDF/UA' as 'PDF/A-1',
      tagged: true,
      displayTitle: true,
      lang: language,
      info: {
        Title: title,
        Author: author,
        Subject: reference,
        Creator: 'Postroom',
        CreationDate: new Date(`${date}T00:00:00Z`),
      },
    });
    const { regular, bold } = letterFonts();
    this.doc.registerFont('regular', regular).registerFont('bold', bold);
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.whole = this.doc.struct('Document');
    this.doc.addStructure(this.whole);
  }

  /** Whether there is a glyph for it; only the font itself can say, and pdfkit keeps it to itself. */
  has(codePoint: number): boolean {
    const { _font } = this.doc.font('regular') as unknown as {
      _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
    };
    return _font.font.hasGlyphForCodePoint(codePoint);
  }

  /** Measures in a face; words come again, and are measured once. */
  measure(face: Face): WidthOf {
    return (text) => {
      const key = `${face.bold} ${face.size} ${text}`;
      const width = this.widths.get(key) ?? this.inFace(face).widthOfString(text);
      this.widths.set(key, width);
      return width;
    };
  }

  newPage(): void {
    this.doc.addPage();
  }

  /** A part of the document for whoever listens to it: `P`, `H1`, `L`. */
  part(tag: string, within = this.whole, lang?: string): PDFKit.PDFStructureElement {
    const element = this.doc.struct(tag, lang ? { lang } : {});
    within.add(element);
    return element;
  }

  /** One line of a part, with its top at `y`. */
  line(
    part: PDFKit.PDFStructureElement,
    tag: string,
    runs: Run[],
    x: number,
    y: number,
    face: Face & { lineHeight: number },
  ): void {
    let at = x;
    for (const { text, link } of runs) {
      const width = this.inFace(face).widthOfString(text);
      const element = link ? this.part('Link', part) : part;
      element.add(this.doc.markStructureContent(link ? 'Link' : tag) as PDFKit.PDFStructureContent);
      this.write(text, at, y, face);
      this.doc.endMarkedContent();
      if (link) {
        const about = { structParent: element, Contents: new String(text.trim()) };
        this.doc.link(
          at,
          y,
          width,
          face.lineHeight,
          link,
          about as unknown as PDFKit.Mixins.AnnotationOption,
        );
        element.end();
      }
      at += width;
    }
  }

  /** What belongs to the paper and not to the letter: page numbers, the running reference. */
  besides(text: string, x: number, y: number, face: Face & { lineHeight: number }): void {
    this.doc.markContent('Artifact', { type: 'Pagination' });
    this.write(text, x, y, face);
    this.doc.endMarkedContent();
  }

  async finish(): Promise<Buffer> {
    this.whole.end();
    const ended = new Promise((resolve, reject) => this.doc.on('end', resolve).on('error', reject));
    this.doc.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  private inFace({ bold, size }: Face): PDFKit.PDFDocument {
    return this.doc.font(bold ? 'bold' : 'regular').fontSize(size);
  }

  private write(text: string, x: number, y: number, face: Face & { lineHeight: number }): void {
    // Capitals in the middle of their line.
    const baseline = y + (face.lineHeight + 0.71 * face.size) / 2;
    this.inFace(face).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }
}
