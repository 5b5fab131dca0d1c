import { Fragment } from 'react';
import classes from './plain-text.module.css';

const LINK = /(https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g;

/** Text as it was written, its lines kept; addresses can be followed, and show where they go. */
export function PlainText({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div className={classes.text} dir="auto" lang={lang}>
      {pieces(text.trim()).map(({ at, piece, href }) =>
        href ? (
          <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {piece}
          </a>
        ) : (
          <Fragment key={at}>{piece}</Fragment>
        ),
      )}
    </div>
  );
}

export function pieces(text: string): { at: number; piece: string; href: string | null }[] {
  const found: ReturnType<typeof pieces> = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const [piece, url] = match;
    if (match.index > end) found.push({ at: end, piece: text.slice(end, match.index), href: null });
    found.push({ at: match.index, piece, href: url ?? `mailto:${piece}` });
    end = match.index + piece.length;
  }
  if (end < text.length) found.push({ at: end, piece: text.slice(end), href: null });
  return found;
}
