import sanitizeHtml from 'sanitize-html';

/** What the composer can make, and nothing else: whatever is pasted or sent beside that is reduced to its words. */
const TAGS = ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a', 'blockquote'];

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: { a: ['href'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'svg',
    'math',
    'template',
    'iframe',
  ],
  nestingLimit: 30,
  transformTags: {
    b: 'strong',
    i: 'em',
    div: 'p',
    a: (tagName, { href = '' }) => ({
      tagName,
      // What has no scheme would lead nowhere from a mail.
      attribs: /^\s*(https?|mailto|tel):/i.test(href)
        ? { href: href.trim() }
        : ({} as Record<string, string>),
    }),
    ol: (tagName, { start = '' }) => ({
      tagName,
      attribs: /^\d{1,4}$/.test(start) ? { start } : ({} as Record<string, string>),
    }),
  },
};

/** Rich text as it may be kept and sent: paragraphs, lists, links, quotations, bold and italic. */
export function cleanRichText(html: string): string {
  return sanitizeHtml(html, OPTIONS).trim();
}

const SPACE: Record<string, string> = {
  p: 'margin:0 0 16px',
  ul: 'margin:0 0 16px;padding:0 0 0 24px',
  ol: 'margin:0 0 16px;padding:0 0 0 24px',
  blockquote: 'margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #767676',
};

/** The same with the spaces between its parts written out, as mail programs have no style of their own in common. */
export function spacedRichText(clean: string): string {
  return clean
    .replace(/<(p|ul|ol|blockquote)(?=[ >])/g, (open, tag: string) => `${open} style="${SPACE[tag]}"`)
    .replaceAll(`<li><p style="${SPACE.p}">`, '<li><p style="margin:0 0 4px">');
}
