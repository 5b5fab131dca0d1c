import { convert, type HtmlToTextOptions } from 'html-to-text';

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 40 },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'li > p', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ],
};

/** Rich text for a channel that carries only letters: lists with dashes and numbers, links in brackets, quotations with `>`. */
export function plainFromRichText(clean: string): string {
  // Numbers below ten are set one in, for the sake of those above; a list of three does not need that.
  return convert(clean, OPTIONS)
    .replace(/^ (?=\d\. )/gm, '')
    .trim();
}
