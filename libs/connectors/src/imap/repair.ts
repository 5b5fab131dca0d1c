import { cleanText } from '#shared';

/** Repairs texts so that they can be stored, and remembers where something had to be repaired. */
export class Repairs {
  readonly made: string[] = [];

  /** The text without NUL and lone surrogates. */
  text(text: string, where: string): string {
    const clean = cleanText(text);
    if (clean !== text) {
      const what = text.includes('\0') ? 'NUL characters' : 'Broken characters';
      this.made.push(`${what} in ${where} were replaced by U+FFFD.`);
    }
    return clean;
  }
}
