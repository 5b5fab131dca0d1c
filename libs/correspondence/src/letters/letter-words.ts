import { Temporal } from 'temporal-polyfill';

/** What the letter itself says around the words of its writer. */
export interface LetterWords {
  language: string;
  reference: string;
  telephone: string;
  website: string;
  page: (number: number, of: number) => string;
}

const ENGLISH: LetterWords = {
  language: 'en-GB',
  reference: 'Our reference',
  telephone: 'Telephone',
  website: 'Website',
  page: (number, of) => `Page ${number} of ${of}`,
};

const WELSH: LetterWords = {
  language: 'cy',
  reference: 'Ein cyfeirnod',
  telephone: 'Ffôn',
  website: 'Gwefan',
  page: (number, of) => `Tudalen ${number} o ${of}`,
};

/** In the letter's language where there are words in it, else in English. @param language BCP 47 */
export function letterWords(language: string): LetterWords {
  return /^cy\b/i.test(language) ? WELSH : ENGLISH;
}

/** The language of these words, where it is not the letter's own. */
export function otherLanguage(words: LetterWords, letters: string): string | undefined {
  const [ours, theirs] = [words.language, letters].map((tag) => tag.split('-')[0]?.toLowerCase());
  return ours === theirs ? undefined : words.language;
}

/** `2026-11-23` as `23 November 2026`. */
export function letterDate(day: string, { language }: LetterWords): string {
  return Temporal.PlainDate.from(day).toLocaleString(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
