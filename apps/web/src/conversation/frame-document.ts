import type { Attachment } from '#api-client';
import { texts } from '../texts.js';
import { namesAnotherHost } from './names-another-host.js';

const STYLE = `
  html { color-scheme: light; }
  body { margin: 0; padding: 12px; background: #fff; color: #1b2430; font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
  img, table { max-width: 100%; height: auto; }
  blockquote { margin: 8px 0 8px 4px; padding-left: 12px; border-left: 2px solid #d5dae1; color: #465263; }
  a { color: #0f6b6b; }
  a:focus-visible { outline: 2px solid #0f6b6b; outline-offset: 2px; }
  .postroom-elsewhere { margin-left: 4px; padding: 1px 6px; border-radius: 4px; background: #fdf1de; color: #1b2430; font-size: 13px; white-space: nowrap; }
`;

interface Sources {
  attachments: Attachment[];
  origin: string;
  /** Somebody has asked for the pictures that lie elsewhere. */
  pictures: boolean;
}

/** The page inside the frame: only inline styles and our own stored pictures are allowed, whatever stands in the mail. */
export function frameDocument(html: string, sources: Sources): string {
  const policy = [
    "default-src 'none'",
    `img-src ${sources.origin}/api/attachments/`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${STYLE}</style></head><body>${mailPage(html, sources).body.innerHTML}</body></html>`;
}

/** Puts the mail into a page that has brought its own policy, once it has loaded. */
export function fillFrame(page: Document, html: string, sources: Sources): void {
  const style = page.createElement('style');
  style.textContent = STYLE;
  page.head.append(style);
  page.body.replaceChildren(...page.adoptNode(mailPage(html, sources).body).childNodes);
}

function mailPage(html: string, { attachments, origin, pictures }: Sources): Document {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const image of page.querySelectorAll('img')) {
    const id = contentId(image.getAttribute('src') ?? '');
    const stored = attachments.find((each) => each.contentId && contentId(`cid:${each.contentId}`) === id);
    const remote = image.dataset.remote;
    if (id && stored) image.src = `${origin}/api/attachments/${stored.id}?show=true`;
    else if (remote?.startsWith('https://') && pictures) {
      image.referrerPolicy = 'no-referrer';
      image.src = remote;
    } else image.replaceWith(image.alt);
  }
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const host = namesAnotherHost(link.textContent, link.href);
    if (!host) continue;
    const label = page.createElement('span');
    label.className = 'postroom-elsewhere';
    label.textContent = texts.message.elsewhere(host);
    link.after(label);
  }
  return page;
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
