export { exampleLetter } from './example-letter.js';
export { LETTER_SIZES, type Letter, type LetterSize, type PrintedLetter } from './letter.js';
export { letterPdf } from './letter-pdf.js';
export { messageLetter } from './message-letter.js';
