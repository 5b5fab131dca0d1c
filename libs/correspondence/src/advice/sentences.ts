const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu;

/** A sentence and where it begins in its text. */
export interface Sentence {
  index: number;
  words: string[];
}

/** The sentences of a plain text. A blank line ends one, whatever stands before it. */
export function sentencesOf(text: string): Sentence[] {
  return paragraphsOf(text).flatMap((paragraph) =>
    // Within a paragraph the end of a line is a blank.
    [...SENTENCES.segment(paragraph.text.replaceAll('\n', ' '))].flatMap(({ segment, index }) => {
      const words = segment.match(WORD) ?? [];
      const blanks = segment.length - segment.trimStart().length;
      return words.length > 0 ? [{ index: paragraph.index + index + blanks, words }] : [];
    }),
  );
}

function paragraphsOf(text: string): { index: number; text: string }[] {
  const paragraphs: { index: number; text: string }[] = [];
  let index = 0;
  let isOpen = false;
  for (const line of text.split('\n')) {
    const open = paragraphs.at(-1);
    if (line.trim() === '') isOpen = false;
    else if (open && isOpen) open.text += `\n${line}`;
    else paragraphs.push({ index, text: line });
    isOpen = line.trim() !== '';
    index += line.length + 1;
  }
  return paragraphs;
}
