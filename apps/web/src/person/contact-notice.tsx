import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import type { Conversation } from '#api-client';
import { texts } from '../texts.js';
import classes from './contact-notice.module.css';
import { Needs } from './needs.js';

const words = texts.person;

/** What one must know of the person before answering, above what they wrote; nothing where there is nothing. */
export function ContactNotice({ conversation: { contact, repeat } }: { conversation: Conversation }) {
  if (!contact) return null;
  const { warnings, needs, language } = contact;
  if (warnings.length + needs.length === 0 && !language && !repeat) return null;
  return (
    <section className={classes.notice} aria-label={words.before}>
      {warnings.map(({ id, text, by }) => (
        <p key={id} className={classes.warning}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          <span>
            <strong>{words.warning}:</strong> {text} <span className={classes.by}>({by.name})</span>
          </span>
        </p>
      ))}
      <div className={classes.line}>
        <Needs contact={contact} />
        {repeat && (
          <p className={classes.repeat} title={words.repeatHint}>
            <IconHistory size={15} stroke={1.75} aria-hidden="true" />
            {words.repeat(repeat.count, repeat.days, repeat.about)}
          </p>
        )}
      </div>
    </section>
  );
}
