/** Plain text as the editor has it, every line a paragraph. */
export function asParagraphs(text: string): string {
  if (!text) return '';
  return text
    .split('\n')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('');
}
