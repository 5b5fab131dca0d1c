import type { PlainLanguage } from '../plain-language/index.js';
import { pathOf, type Rendered, type TemplatePart } from '../templates/index.js';
import { masked, placeIn } from './masked.js';
import { postLengths } from './post-length.js';
import { readingAge } from './reading-age.js';
import { sentencesOf } from './sentences.js';

/** What could be better about a text; it keeps nothing from being saved. */
export interface Advice {
  file: string;
  /** From 1; null: it is about the whole. */
  line: number | null;
  column: number | null;
  about: 'word' | 'sentence' | 'reading-age' | 'subject' | 'post';
  message: string;
}

/** What the advice is about. */
export interface Advised {
  key: string;
  language: string;
  sources: Partial<Record<TemplatePart, string>>;
  /** On examples; null where there is a mistake, or of a block by itself. */
  rendered: Rendered | null;
  /** The text of that without the contact block. */
  reading: string | null;
}

const OLDEST_READER = 14;
const LONGEST_SUBJECT = 78;
/** Of each kind; who has more to do reads these first. */
const MOST = 20;

/**
 * Looks at a text that has no mistake.
 * @param plain the organisation's own list of words, and its longest sentence; they are English
 */
export function adviceOn(advised: Advised, plain: PlainLanguage): Advice[] {
  const { key, language, sources, rendered, reading } = advised;
  const fileOf = (part: TemplatePart) => pathOf({ key, language, part });
  const advice: Advice[] = [];
  if (language === 'en') {
    for (const [part, source] of Object.entries(sources) as [TemplatePart, string][]) {
      advice.push(...words(source, part, fileOf(part), plain.words));
    }
    if (sources.text) advice.push(...longSentences(sources.text, fileOf('text'), plain.longestSentence));
    const age = reading === null ? null : readingAge(reading);
    if (age !== null && age > OLDEST_READER) {
      advice.push({
        ...{ file: fileOf('text'), line: null, column: null, about: 'reading-age' },
        message: `Most people have to be ${age} to read this with ease; ${OLDEST_READER} or less reaches more. Shorter sentences and shorter words help.`,
      });
    }
  }
  if (rendered && rendered.subject.length > LONGEST_SUBJECT) {
    advice.push({
      ...{ file: fileOf('subject'), line: 1, column: 1, about: 'subject' },
      message: `On the example the subject has ${rendered.subject.length} characters: many mail programs cut it after ${LONGEST_SUBJECT}.`,
    });
  }
  for (const { name, length, longest, fits } of postLengths(rendered?.social ?? '')) {
    if (fits) continue;
    advice.push({
      ...{ file: fileOf('social'), line: 1, column: 1, about: 'post' },
      message: `On the example this is too long for ${name}: ${length} of at most ${longest}.`,
    });
  }
  return advice;
}

function words(source: string, part: TemplatePart, file: string, list: PlainLanguage['words']): Advice[] {
  const text = masked(source, part);
  const found = list.flatMap(({ word, better }) => {
    const pattern = word
      .trim()
      .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
      .replace(/\s+/g, '\\s+');
    const sought = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
    return [...text.matchAll(sought)].slice(0, MOST).map(({ index }) => ({
      ...{ file, ...placeIn(text, index), about: 'word' as const },
      message: `"${word}": few people use this. Write: ${better}.`,
    }));
  });
  return found.sort((one, other) => one.line - other.line || one.column - other.column).slice(0, MOST);
}

function longSentences(source: string, file: string, longest: number): Advice[] {
  const text = masked(source, 'text');
  return sentencesOf(text)
    .filter((sentence) => sentence.words.length > longest)
    .slice(0, MOST)
    .map((sentence) => ({
      ...{ file, ...placeIn(text, sentence.index), about: 'sentence' as const },
      message: `This sentence has ${sentence.words.length} words. Make two of it: up to ${longest} are easy to follow.`,
    }));
}
