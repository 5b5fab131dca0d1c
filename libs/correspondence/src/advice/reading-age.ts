import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { sentencesOf } from './sentences.js';

/** Children are five when school begins to count its years. */
const YEARS_BEFORE_SCHOOL = 5;
/** Fewer words say too little. */
const FEWEST_WORDS = 20;
/** Enough to tell by, and a bound on what it takes. Characters. */
const LONGEST = 20_000;

/** The age in years at which most people can read an English text; null where it is too short to tell. */
export function readingAge(text: string): number | null {
  const sentences = sentencesOf(withoutLinks(text.slice(0, LONGEST)));
  const words = sentences.flatMap((sentence) => sentence.words);
  if (words.length < FEWEST_WORDS) return null;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
  return Math.max(YEARS_BEFORE_SCHOOL, Math.round(grade + YEARS_BEFORE_SCHOOL));
}

/** Nobody reads an address by its syllables. */
function withoutLinks(text: string): string {
  return text.replace(/\S+/g, (word) => (/:\/\/|@/.test(word) ? '' : word));
}
