import sanitizeHtml from 'sanitize-html';

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s,.%]+\)$/i, /^[a-z]+$/i];
const LENGTH = [/^-?[\d.]+(px|em|rem|%|pt)?$/i];
const ALIGN = [/^(left|right|center|justify)$/];

/**
 * Mail HTML that is safe to show inside a sandboxed frame: no scripts, forms, frames, or styles that reach out. Remote
 * pictures load nothing: where they are stands in `data-remote`, for whoever asks for them. Links open elsewhere and say
 * where they go. The original stays as it came.
 */
export function safeHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [
      ...[
        'a',
        'abbr',
        'b',
        'bdo',
        'blockquote',
        'br',
        'caption',
        'center',
        'cite',
        'code',
        'col',
        'colgroup',
        'dd',
      ],
      ...[
        'del',
        'div',
        'dl',
        'dt',
        'em',
        'font',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'hr',
        'i',
        'img',
        'ins',
        'li',
      ],
      ...[
        'ol',
        'p',
        'pre',
        'q',
        's',
        'small',
        'span',
        'strong',
        'sub',
        'sup',
        'table',
        'tbody',
        'td',
        'tfoot',
        'th',
      ],
      ...['thead', 'tr', 'u', 'ul'],
    ],
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
      'xmp',
    ],
    allowedAttributes: {
      '*': ['align', 'dir', 'lang', 'style', 'title', 'valign'],
      a: ['href', 'rel', 'target'],
      col: ['span', 'width'],
      font: ['color'],
      img: ['alt', 'data-remote', 'height', 'src', 'width'],
      ol: ['start', 'type'],
      table: ['border', 'cellpadding', 'cellspacing', 'width'],
      td: ['colspan', 'rowspan', 'width'],
      th: ['colspan', 'rowspan', 'scope', 'width'],
    },
    allowedStyles: {
      '*': {
        color: COLOUR,
        'background-color': COLOUR,
        'font-weight': [/^(normal|bold|[1-9]00)$/],
        'font-style': [/^(normal|italic)$/],
        'text-align': ALIGN,
        'text-decoration': [/^(none|underline|line-through)$/],
        'margin-left': LENGTH,
        'padding-left': LENGTH,
      },
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    // What has no scheme would lead to an address of our own.
    transformTags: {
      a: (tagName, { href = '', ...attribs }) => ({
        tagName,
        attribs: {
          ...(/^\s*(https?|mailto|tel):/i.test(href) ? { href: href.trim() } : {}),
          ...attribs,
          target: '_blank',
          rel: 'noopener noreferrer nofollow',
        },
      }),
      img: (tagName, { src = '', 'data-remote': _, ...attribs }) => ({
        tagName,
        attribs: { ...source(src.trim()), ...attribs },
      }),
    },
  });
}

/** A picture that was sent along shows by itself; one from elsewhere does not, and only if it comes by https may it ever. */
function source(src: string): Record<string, string> {
  if (/^cid:/i.test(src)) return { src };
  if (!/^https:\/\//i.test(src) || !URL.canParse(src)) return {};
  return { 'data-remote': new URL(src).href };
}
