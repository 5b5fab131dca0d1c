import { useRef, useState } from 'react';
import type { Attachment } from '#api-client';
import { texts } from '../texts.js';
import { frameDocument } from './frame-document.js';
import classes from './html-frame.module.css';

/**
 * Mail as it was sent, in a frame that runs no script and loads nothing from outside. The server has cleaned it; the frame's
 * sandbox and policy hold even if it had not. It shares our origin, so that pictures come with the session's cookie and the
 * frame can be made as tall as its page; without `allow-scripts` nothing inside can use that.
 */
export function HtmlFrame({ html, attachments }: { html: string; attachments: Attachment[] }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const settle = () => {
    const page = frame.current?.contentDocument;
    if (!page) return;
    const fit = () => setHeight(Math.min(page.documentElement.scrollHeight, 12_000));
    fit();
    new ResizeObserver(fit).observe(page.documentElement);
    for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href]')) link.title = link.href;
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
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      title={texts.conversation.htmlFrame}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={frameDocument(html, attachments, window.location.origin)}
      style={{ height }}
      onLoad={settle}
    />
  );
}
