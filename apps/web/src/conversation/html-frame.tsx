import { useRef, useState } from 'react';
import type { Attachment } from '#api-client';
import { texts } from '../texts.js';
import { fillFrame, frameDocument } from './frame-document.js';
import classes from './html-frame.module.css';

interface Props {
  html: string;
  attachments: Attachment[];
  /** Somebody has asked for the pictures that lie elsewhere. */
  pictures: boolean;
  lang: string | null;
  /** What it is, where it is not a message that came in. */
  title?: string;
}

const TALLEST = 12_000;

/**
 * Mail as it was sent, in a frame that runs no script and loads nothing from outside. The server has cleaned it; the frame's
 * sandbox and policy hold even if it had not. It shares our origin, so that pictures come with the session's cookie and the
 * frame can be made as tall as its page; without `allow-scripts` nothing inside can use that. Pictures from elsewhere come
 * only into a page of the server's that allows them, and only once they were asked for.
 */
export function HtmlFrame({ html, attachments, pictures, lang, title }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const [where, setWhere] = useState<string | null>(null);
  const sources = { attachments, pictures, origin: window.location.origin };
  const settle = () => {
    const page = frame.current?.contentDocument;
    if (!page) return;
    if (pictures) fillFrame(page, html, sources);
    if (lang) page.documentElement.lang = lang;
    const fit = () => setHeight(Math.min(page.documentElement.scrollHeight, TALLEST));
    fit();
    new ResizeObserver(fit).observe(page.documentElement);
    for (const name of ['mouseover', 'focusin'] as const) {
      page.addEventListener(name, ({ target }) => {
        const link = (target as Element | null)?.closest<HTMLAnchorElement>('a[href]');
        setWhere(link?.href ?? null);
      });
    }
    for (const name of ['mouseleave', 'focusout'] as const) {
      page.documentElement.addEventListener(name, () => setWhere(null));
    }
    // Keys pressed inside would be lost on the app.
    page.addEventListener('keydown', ({ key, shiftKey, ctrlKey, metaKey, altKey }) => {
      frame.current?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          shiftKey,
          ctrlKey,
          metaKey,
          altKey,
          bubbles: true,
          cancelable: true,
        }),
      );
    });
  };
  const page = pictures ? { src: '/api/frames/pictures' } : { srcDoc: frameDocument(html, sources) };
  return (
    <div className={classes.around}>
      <iframe
        key={pictures ? 'pictures' : 'plain'}
        ref={frame}
        className={classes.frame}
        title={title ?? texts.conversation.htmlFrame}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        {...page}
        style={{ height }}
        onLoad={settle}
      />
      {where && (
        <p className={classes.where} aria-hidden="true">
          {texts.message.goesTo(where)}
        </p>
      )}
    </div>
  );
}
