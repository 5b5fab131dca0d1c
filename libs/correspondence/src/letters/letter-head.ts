import { DomainError } from '#shared';
import { breakLines } from './break-lines.js';
import type { Letter } from './letter.js';
import type { LetterPaper } from './letter-paper.js';
import { PLACES, type Setting } from './letter-places.js';
import { type LetterWords, letterDate } from './letter-words.js';
import type { PrintableText } from './printable-text.js';
import { linked, type Run } from './text-blocks.js';

/** Who writes and how to reach them, the day, the reference. */
export function details(letter: Letter, words: LetterWords, printable: PrintableText): Run[][] {
  const { organisation, reference } = letter;
  const said = (text: string): Run[] => linked(printable.line(text));
  return [
    said(letterDate(letter.date, words)),
    said(`${words.reference}: ${reference}`),
    said(`${words.telephone}: ${organisation.telephone}`),
    [{ text: `${words.website}: `, link: null }, website(organisation.website, printable)],
  ];
}

function website(address: string, printable: PrintableText): Run {
  const shown = printable.line(address.replace(/^https?:\/\//, '').replace(/\/$/, ''));
  return { text: shown, link: /^https?:\/\//.test(address) && URL.canParse(address) ? address : null };
}

/** The organisation's name, as large as it may be above the window. */
export function drawName(paper: LetterPaper, name: string, { size, width }: Setting): void {
  const { top, bottom } = PLACES.name;
  for (const fontSize of [Math.max(18, size), 18, 14, 10, 8]) {
    const face = { bold: true, size: fontSize, lineHeight: fontSize * 1.25 };
    const lines = breakLines([{ text: name, link: null }], width, paper.measure(face));
    if (lines.length * face.lineHeight > bottom - top && fontSize > 8) continue;
    const part = paper.part('P');
    for (const [i, line] of lines.entries()) {
      paper.line(part, 'P', line, PLACES.left, top + i * face.lineHeight, face);
    }
    part.end();
    return;
  }
}

/**
 * The address, in the window whatever the size of the print: it is for the post.
 * @throws DomainError `invalid` where it does not fit
 */
export function drawAddress(paper: LetterPaper, address: string[], printable: PrintableText): void {
  const { top, height, width, lines: most, ...usual } = PLACES.address;
  const widthOf = paper.measure({ bold: false, size: usual.size });
  const written = printable.of(address.join('\n')).split('\n');
  const lines = written.flatMap((line) => breakLines(linked(line), width, widthOf));
  if (lines.length > most) {
    const message = `has more than ${most} lines, which is more than the window of an envelope shows`;
    throw DomainError.invalid(`The address ${message}.`, [{ path: 'address', message }]);
  }
  const lineHeight = Math.min(usual.lineHeight, height / lines.length);
  const face = { bold: false, size: Math.min(usual.size, lineHeight * 0.95), lineHeight };
  const part = paper.part('P');
  for (const [i, line] of lines.entries()) {
    const runs = i < lines.length - 1 ? [...line, { text: ' ', link: null }] : line;
    paper.line(part, 'P', runs, PLACES.left, top + i * lineHeight, face);
  }
  part.end();
}

/** To the right of the window, in ordinary print. */
export function drawDetails(paper: LetterPaper, given: Run[][], language?: string): void {
  const { left, top, width, size, lineHeight } = PLACES.sender;
  const face = { bold: false, size, lineHeight };
  let y = top;
  for (const [i, runs] of given.entries()) {
    // The day and the reference, then how to reach us.
    if (i === 2) y += lineHeight / 2;
    const part = paper.part('P', undefined, language);
    for (const line of breakLines(runs, width, paper.measure(face))) {
      paper.line(part, 'P', line, left, y, face);
      y += lineHeight;
    }
    part.end();
  }
}
