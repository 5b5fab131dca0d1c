import { convert, type HtmlToTextOptions } from 'html-to-text';

/** Past this the good conversion takes too long; the simple one below is linear. */
const LONGEST = 200_000;

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    { selector: 'img', format: 'skip' },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'h4', options: { uppercase: false } },
    { selector: 'h5', options: { uppercase: false } },
    { selector: 'h6', options: { uppercase: false } },
    { selector: 'table', options: { uppercaseHeaderCells: false } },
  ],
};

/** The words of an HTML body as plain text, quotations with `>` in front. Never throws. */
export function htmlToPlain(html: string): string {
  if (html.length <= LONGEST) {
    try {
      return convert(html, OPTIONS);
    } catch {
      // Nested deeper than the call stack; the simple way has no stack.
    }
  }
  return stripTags(html);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Words only, one pass: tags become spaces or line breaks, the contents of style and script go. */
function stripTags(html: string): string {
  const lower = html.toLowerCase();
  // Looked for once: to look again at every open one would take for ever.
  const neverClosed = new Set<string>();
  const text: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text.push(html.slice(at));
      break;
    }
    text.push(html.slice(at, open));
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20))?.[1]?.toLowerCase();
    const comment = html.startsWith('<!--', open);
    const end = comment ? html.indexOf('-->', open) + 2 : html.indexOf('>', open);
    if (end < open) break;
    at = end + 1;
    if ((name === 'style' || name === 'script') && !neverClosed.has(name)) {
      const close = lower.indexOf(`</${name}`, at);
      if (close < 0) neverClosed.add(name);
      else at = close;
    }
    text.push(name && /^(p|div|br|tr|li|h[1-6]|table|blockquote)$/.test(name) ? '\n' : ' ');
  }
  return text
    .join('')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, entity: string) => character(entity) ?? whole)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

function character(entity: string): string | undefined {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()];
  const code = /^#x/i.test(entity)
    ? Number.parseInt(entity.slice(2), 16)
    : Number.parseInt(entity.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
