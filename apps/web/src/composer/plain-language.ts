import type { PlainLanguage } from '#api-client';

export interface Hint {
  kind: 'long' | 'word';
  /** The sentence, or the word as it was written. */
  found: string;
  /** How many words, or what to write instead. */
  better: string;
}

const SENTENCE = /[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*/g;

/** What would be easier to read in another way; in the order of the text, and only ever a hint. */
export function hintsFor(text: string, { longestSentence, words }: PlainLanguage): Hint[] {
  const hints: (Hint & { at: number })[] = [];
  for (const { 0: sentence, index } of text.matchAll(SENTENCE)) {
    const count = sentence.match(/[\p{L}\p{N}]+(?:[-.,:/@'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    if (count > longestSentence) {
      hints.push({ kind: 'long', found: sentence.trim(), better: String(count), at: index });
    }
  }
  for (const { word, better } of words) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'giu');
    for (const { 0: found, index } of text.matchAll(whole)) {
      hints.push({ kind: 'word', found, better, at: index });
    }
  }
  return hints.sort((a, b) => a.at - b.at).map(({ at: _, ...hint }) => hint);
}

/** Rich text as the sentences it consists of. */
export function sentencesOf(html: string): string {
  return html
    .replace(/<\/(p|li|blockquote)>|<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function escaped(word: string): string {
  return word
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}
