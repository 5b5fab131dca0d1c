import { lazy, Suspense, useState } from 'react';
import type { Message } from '#api-client';
import { keep, kept } from '../kept.js';
import { texts } from '../texts.js';
import classes from './message-body.module.css';
import { PlainText } from './plain-text.js';

const HtmlFrame = lazy(async () => ({ default: (await import('./html-frame.js')).HtmlFrame }));

const words = texts.conversation;
const NAME = 'body';

/** A message's text; where it was sent as HTML as well, that is one press away, and the choice is remembered. */
export function MessageBody({ message }: { message: Message }) {
  const { text, quotedText, html } = message;
  const [asSent, setAsSent] = useState(() => html !== null && (text.trim() === '' || kept(NAME) === 'html'));
  const choose = (next: boolean) => {
    setAsSent(next);
    keep(NAME, next ? 'html' : null);
  };
  return (
    <div className={classes.body}>
      {asSent && html !== null ? (
        <Suspense fallback={<div className={classes.waiting} />}>
          <HtmlFrame html={html} attachments={message.attachments} />
        </Suspense>
      ) : (
        <>
          {text.trim() ? (
            <PlainText text={text} />
          ) : (
            !quotedText && <p className={classes.empty}>{words.empty}</p>
          )}
          {quotedText.trim() && (
            <details className={classes.quoted}>
              <summary>{words.quoted}</summary>
              <PlainText text={quotedText} />
            </details>
          )}
        </>
      )}
      {html !== null && text.trim() !== '' && message.direction === 'inbound' && (
        <p className={classes.switch}>
          <button type="button" aria-pressed={asSent} onClick={() => choose(!asSent)}>
            {asSent ? words.asText : words.asHtml}
          </button>
          {asSent && <span>{words.imagesOut}</span>}
        </p>
      )}
    </div>
  );
}
