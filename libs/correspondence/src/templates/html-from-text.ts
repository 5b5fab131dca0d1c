import Handlebars from 'handlebars';
import { cleanLines } from './clean-lines.js';

/** Plain text as safe HTML: a paragraph for each block of lines, `<br>` between its lines, everything else escaped. */
export function htmlFromText(text: string): string {
  return cleanLines(text)
    .split(/\n[^\S\n]*\n\s*/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const lines = block.split('\n').map((line) => Handlebars.escapeExpression(line.trimEnd()));
      return `<p style="margin:0 0 16px">${lines.join('<br>\n')}</p>`;
    })
    .join('\n');
}
