import { DomainError } from '#shared';
import { oneLine } from '../templates/clean-lines.js';
import type { Letter, PrintedLetter } from './letter.js';
import { details, drawAddress, drawDetails, drawName } from './letter-head.js';
import { LetterPages } from './letter-pages.js';
import { LetterPaper } from './letter-paper.js';
import { settingOf } from './letter-places.js';
import { letterWords, otherLanguage } from './letter-words.js';
import { Pace } from './pace.js';
import { paginate, type SetBlock } from './paginate.js';
import { PrintableText } from './printable-text.js';
import { BlockSetter } from './set-blocks.js';
import { textBlocks } from './text-blocks.js';

/** Characters of the body: some forty pages of ordinary print. */
const LONGEST_TEXT = 100_000;
const LONGEST_LINE = 250;
const LIMIT_MS = 20_000;

/**
 * A letter as A4 pages for the printer or the screen: tagged as PDF/UA asks, fonts embedded, the address where the window
 * of an envelope shows it. Large print is set anew in its size, never enlarged. The same letter gives the same bytes.
 * @throws DomainError `invalid` where it is too long for a letter or its window, `unavailable` where it takes too long
 */
export async function letterPdf(letter: Letter): Promise<PrintedLetter> {
  if (letter.text.length > LONGEST_TEXT) {
    throw DomainError.invalid(
      `This is too long for a letter: it has more than ${LONGEST_TEXT.toLocaleString('en-GB')} characters.`,
    );
  }
  const pace = new Pace(LIMIT_MS);
  const setting = settingOf(letter.size);
  const words = letterWords(letter.language);
  const subject = oneLine(letter.subject.replace(`[${letter.reference}]`, ''), LONGEST_LINE);
  const name = oneLine(letter.organisation.name, LONGEST_LINE);
  const paper = new LetterPaper({ title: subject, author: name, ...letter });
  const printable = new PrintableText((codePoint) => paper.has(codePoint));

  const setter = new BlockSetter(paper, setting);
  const sender = details(letter, words, printable);
  const language = otherLanguage(words, letter.language);
  const blocks: SetBlock[] = setting.large ? [setter.details(sender, language)] : [];
  blocks.push(setter.heading(printable.line(subject)));
  for (const block of textBlocks(printable.of(letter.text))) {
    blocks.push(setter.text(block));
    await pace.step();
  }

  const pages = paginate(blocks, setting.room);
  await new LetterPages(paper, setting, words, setter.indent).draw(pages, letter.reference, pace, () => {
    drawName(paper, printable.line(name), setting);
    drawAddress(paper, letter.address, printable);
    if (!setting.large) drawDetails(paper, sender, language);
  });
  return { pdf: await paper.finish(), pages: pages.length, missing: printable.missing };
}
