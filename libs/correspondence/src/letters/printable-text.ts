import { cleanLines, oneLine } from '../templates/clean-lines.js';

/** What paper has no use for: marks of direction and joining, soft hyphens, variants of pictures. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0f]|\u034f/gu;

/** Spaces of every width that may end a line. */
const SPACES = /[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/g;

/** More marks on one letter than any language writes would cover the lines around it. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** As long as a subject may be. */
const LONGEST_LINE = 250;

const REPLACEMENT = '\ufffd';

/** Makes text printable with the fonts there are, and remembers what it had to replace. */
export class PrintableText {
  private readonly replaced = new Set<string>();
  private readonly known = new Map<string, boolean>();

  /** @param has whether there is a glyph for a code point */
  constructor(private readonly has: (codePoint: number) => boolean) {}

  /** The characters that were replaced so far, each once. */
  get missing(): string[] {
    return [...this.replaced];
  }

  /** Lines that end in `\n`, composed (NFC), without what cannot be seen; a mark for each character that cannot be printed. */
  of(text: string): string {
    const lines = cleanLines(text).normalize('NFC');
    const seen = lines.replace(INVISIBLE, '').replace(SPACES, ' ').replace(PILED_MARKS, '$1');
    return seen.replace(/[^\n -~]/gu, (character) => {
      const printed = character.replace(/[\u2007\u202f]/, '\u00a0');
      if (this.isThere(printed)) return printed;
      this.replaced.add(character);
      return REPLACEMENT;
    });
  }

  /** The same as one line, cut where it is longer than anything that stands on one should be. */
  line(text: string): string {
    return this.of(oneLine(text, LONGEST_LINE));
  }

  private isThere(character: string): boolean {
    const known = this.known.get(character) ?? this.has(character.codePointAt(0) ?? 0);
    this.known.set(character, known);
    return known;
  }
}
