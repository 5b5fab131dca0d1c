import { Suspense, useState } from 'react';
import type { Message } from '#api-client';
import { lazily } from '../lazily.js';
import { languageName } from '../person/languages.js';
import { texts } from '../texts.js';
import classes from './message-body.module.css';
import { PlainText } from './plain-text.js';
import { RichText } from './rich-text.js';

const HtmlFrame = lazily(async () => (await import('./html-frame.js')).HtmlFrame);

const words = texts.conversation;

interface Props {
  message: Message;
  asSent: boolean;
  choose: (asSent: boolean) => void;
}

/** A message's text; where it was sent as HTML as well, that is one press away, and the choice is remembered. */
export function MessageBody({ message, asSent, choose }: Props) {
  const { text, richText, quotedText, html, lang } = message;
  // For this message and this time only: what is loaded tells the sender that it is read.
  const [pictures, setPictures] = useState(false);
  const language = lang ?? undefined;
  return (
    <div className={classes.body}>
      {lang && <p className={classes.language}>{texts.message.language(languageName(lang))}</p>}
      {asSent && html !== null ? (
        <Suspense fallback={<div className={classes.waiting} />}>
          <HtmlFrame html={html} attachments={message.attachments} pictures={pictures} lang={lang} />
        </Suspense>
      ) : (
        <>
          {richText && text.trim() ? (
            <RichText html={richText} lang={language} />
          ) : text.trim() ? (
            <PlainText text={text} lang={language} />
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
        </p>
      )}
      {message.htmlTooLarge && message.raw && <p className={classes.switch}>{texts.message.htmlTooLarge}</p>}
      {asSent && html?.includes(' data-remote="https://') && (
        <p className={classes.switch}>
          {pictures ? (
            <span role="status">{texts.message.picturesShown}</span>
          ) : (
            <>
              <button type="button" title={texts.message.picturesHint} onClick={() => setPictures(true)}>
                {texts.message.pictures}
              </button>
              <span>{texts.message.picturesHint}</span>
            </>
          )}
        </p>
      )}
    </div>
  );
}
