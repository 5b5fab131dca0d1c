/** Sizes of the body's print in points: ordinary, and four of large print. */
export const LETTER_SIZES = [12, 16, 18, 22, 28] as const;

export type LetterSize = (typeof LETTER_SIZES)[number];

/** A letter before it is printed: nothing in it is trusted but the size. */
export interface Letter {
  /** Who writes; the website is shown without its scheme. */
  organisation: { name: string; telephone: string; website: string };
  /** The lines that show in the envelope's window, the name first; at most seven once they are broken to its width. */
  address: string[];
  /** `YYYY-MM-DD`, the day it is written. */
  date: string;
  /** The conversation's. */
  reference: string;
  subject: string;
  /** The body with greeting and sign-off: paragraphs with blank lines between them, lists with `- ` or `1. `. */
  text: string;
  /** BCP 47: `en`, `cy`. */
  language: string;
  size: LetterSize;
}

/** A letter as PDF. */
export interface PrintedLetter {
  pdf: Buffer;
  pages: number;
  /** The characters that no font here has, each once; a replacement mark is printed for them. */
  missing: string[];
}
