import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { TemplatePreview } from '#api-client';
import { PlainText } from '../conversation/plain-text.js';
import { texts } from '../texts.js';
import classes from './preview-panel.module.css';

const words = texts.templates.preview;

interface Props {
  /** Null: there are no words for social networks. */
  post: string | null;
  lengths: TemplatePreview['lengths'];
  lang: string;
}

/** A post, and whether each network takes all of it. */
export function SocialPreview({ post, lengths, lang }: Props) {
  if (post === null) return <p className={classes.quiet}>{texts.templates.missing.social}</p>;
  return (
    <>
      <div className={classes.post}>
        <PlainText text={post} lang={lang} />
      </div>
      <ul className={classes.lengths} aria-label={words.lengths}>
        {lengths.map(({ network, name, length, longest, fits }) => {
          const Sign = fits ? IconCheck : IconAlertTriangle;
          return (
            <li key={network} data-fits={fits}>
              <Sign size={16} stroke={1.75} aria-hidden="true" />
              <span className={classes.network}>{name}</span>
              <span>
                {words.length(length, longest)}
                {!fits && `, ${words.tooLong}`}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
