import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import classes from './rich-text.module.css';

/** What the composer can make. */
const TAGS: ReadonlySet<string> = new Set(['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote']);
const HREF = /^(https?|mailto|tel):/i;

/**
 * What a colleague wrote, with its form. The server has cleaned it; here it is read and built anew of what the composer can
 * make, so that nothing else could ever reach the page. Of whatever else there were, the words would be shown.
 */
export function RichText({ html, lang }: { html: string; lang?: string | undefined }) {
  const page = useMemo(() => new DOMParser().parseFromString(html, 'text/html'), [html]);
  return createElement('div', { className: classes.text, dir: 'auto', lang }, ...partsOf(page.body));
}

function partsOf(node: Node): ReactNode[] {
  return [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.textContent;
    return child instanceof Element ? partOf(child) : null;
  });
}

function partOf(element: Element): ReactNode {
  const { localName } = element;
  const parts = partsOf(element);
  if (localName === 'br') return <br />;
  if (localName === 'a') {
    const href = element.getAttribute('href') ?? '';
    if (!HREF.test(href)) return createElement(Fragment, null, ...parts);
    const link = { href, title: href, target: '_blank', rel: 'noopener noreferrer nofollow' };
    return createElement('a', link, ...parts);
  }
  if (!TAGS.has(localName)) return createElement(Fragment, null, ...parts);
  const start = localName === 'ol' ? Number(element.getAttribute('start')) || 1 : 1;
  return createElement(localName, start === 1 ? null : { start }, ...parts);
}
