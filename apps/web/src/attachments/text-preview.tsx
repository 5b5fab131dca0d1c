import { useMemo } from 'react';
import { texts } from '../texts.js';
import classes from './lightbox.module.css';

const MOST_SHOWN = 200_000;

/** A text file as plain letters, whatever it says it is. */
export function TextPreview({ bytes, name }: { bytes: ArrayBuffer; name: string }) {
  const text = useMemo(() => textOf(bytes), [bytes]);
  return (
    <>
      {text.length > MOST_SHOWN && <p>{texts.message.attachment.cut}</p>}
      <section
        className={classes.scroller}
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <pre className={classes.text}>{text.slice(0, MOST_SHOWN)}</pre>
      </section>
    </>
  );
}

/** What is no UTF-8 is from an older machine. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
