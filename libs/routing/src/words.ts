/** Longer texts are read up to here, so that one huge message cannot hold up the others. Characters. */
const LIMIT = 100_000;

/** Words shown on each side of what was found. */
const AROUND = 5;

const ASCII = /^[\x00-\x7f]*$/;
const OTHERS = /[^\x00-\x7f]+/g;

/**
 * A text as its words: no case, no accents, no punctuation. "Café-owner’s" reads `cafe owner s`; a phrase is read in the
 * same way, so both sides agree. One pass, linear in the text's length.
 */
function wordsOf(text: string): string[] {
  const simple = ASCII.test(text)
    ? text.toLowerCase()
    : withoutCaseAndAccents(text).replace(OTHERS, (run) => run.replace(/[^\p{L}\p{N}]+/gu, ' '));
  // Most texts are plain by now, and looking up every character in the Unicode tables costs three times as much.
  return (ASCII.test(simple) ? simple.match(/[a-z0-9]+/g) : simple.match(/[\p{L}\p{N}]+/gu)) ?? [];
}

/** A text without case and accents, white space folded, punctuation kept: for comparing addresses, names and whole values. */
export function plain(text: string): string {
  const simple = ASCII.test(text) ? text.toLowerCase() : withoutCaseAndAccents(text);
  return simple.replace(/\s+/g, ' ').trim();
}

/** Up before down, so that ß and SS meet. Marks and invisible characters (soft hyphens) are dropped, not made spaces. */
function withoutCaseAndAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(OTHERS, (run) => run.replace(/[\p{M}\p{Cf}]+/gu, ''))
    .toUpperCase()
    .toLowerCase();
}

/** Some words in a row that a rule looks for. */
export class Phrase {
  readonly words: string[];

  constructor(readonly written: string) {
    this.words = wordsOf(written);
  }
}

/** A text made ready for looking up any number of phrases: each costs as much as its first word is frequent. */
export class Words {
  private readonly words: string[];
  private readonly first = new Map<string, number>();
  /** From each place to the next one with the same word; -1 at the last. One array, for there are thousands of words. */
  private readonly next: Int32Array;

  constructor(text: string) {
    this.words = wordsOf(text.length > LIMIT ? text.slice(0, LIMIT) : text);
    this.next = new Int32Array(this.words.length);
    for (let place = this.words.length - 1; place >= 0; place--) {
      const word = this.words[place] as string;
      this.next[place] = this.first.get(word) ?? -1;
      this.first.set(word, place);
    }
  }

  /** The place of the phrase's first word; -1 where the phrase does not stand. A phrase without a word is nowhere. */
  indexOf(phrase: Phrase): number {
    let place = this.first.get(phrase.words[0] ?? '') ?? -1;
    while (place >= 0 && !this.standsAt(place, phrase)) place = this.next[place] ?? -1;
    return place;
  }

  private standsAt(place: number, phrase: Phrase): boolean {
    return phrase.words.every((word, index) => this.words[place + index] === word);
  }

  /** The words around a place, for showing why a rule matched. */
  around(place: number, phrase: Phrase): string {
    const start = Math.max(0, place - AROUND);
    const end = Math.min(this.words.length, place + phrase.words.length + AROUND);
    const before = start > 0 ? '… ' : '';
    const after = end < this.words.length ? ' …' : '';
    return before + this.words.slice(start, end).join(' ') + after;
  }
}
