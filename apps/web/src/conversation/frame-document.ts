import type { Attachment } from '#api-client';

const STYLE = `
  html { color-scheme: light; }
  body { margin: 0; padding: 12px; background: #fff; color: #1b2430; font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
  img, table { max-width: 100%; height: auto; }
  blockquote { margin: 8px 0 8px 4px; padding-left: 12px; border-left: 2px solid #d5dae1; color: #465263; }
  a { color: #0f6b6b; }
`;

/** The page inside the frame: only inline styles and our own stored pictures are allowed, whatever stands in the mail. */
export function frameDocument(html: string, attachments: Attachment[], origin: string): string {
  const policy = [
    "default-src 'none'",
    `img-src ${origin}/api/attachments/`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const image of page.querySelectorAll('img')) {
    const id = contentId(image.getAttribute('src') ?? '');
    const stored = attachments.find((each) => each.contentId && contentId(`cid:${each.contentId}`) === id);
    if (id && stored) image.src = `${origin}/api/attachments/${stored.id}?show=true`;
    else image.replaceWith(image.alt);
  }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${STYLE}</style></head><body>${page.body.innerHTML}</body></html>`;
}

/** `cid:logo@example.org` and `<logo@example.org>` name the same part. */
function contentId(source: string): string | null {
  const [, id] = /^cid:<?([^>]+)>?$/i.exec(source.trim()) ?? [];
  if (!id) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
