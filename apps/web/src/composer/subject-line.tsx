import { useState } from 'react';
import { texts } from '../texts.js';
import classes from './subject-line.module.css';

const words = texts.composer;
const LONGEST = 300;

interface Props {
  reference: string;
  forward: boolean;
  /** Without the mark before it and our reference behind it. */
  subject: string;
  onChange: (subject: string | null) => void;
  /** Where one goes on writing. */
  onDone: () => void;
}

/** What stands over the message as it goes out: one line to read, a field once somebody wants to change it. */
export function SubjectLine({ reference, forward, subject, onChange, onDone }: Props) {
  const [editing, setEditing] = useState(false);
  const mark = forward ? 'Fwd:' : 'Re:';
  const behind = subject.includes(reference) ? '' : `[${reference}]`;
  const whole = [mark, subject, behind].filter(Boolean).join(' ');
  return (
    <div className={classes.line}>
      <span className={classes.label} aria-hidden={editing}>
        {words.subject}
      </span>
      {editing ? (
        <>
          <span className={classes.fixed}>{mark}</span>
          <input
            className={classes.field}
            aria-label={words.subject}
            aria-describedby="subject-added"
            // biome-ignore lint/a11y/noAutofocus: it was just asked for
            autoFocus
            maxLength={LONGEST}
            value={subject}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={() => !subject.trim() && onChange(null)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              onDone();
            }}
          />
          <span className={classes.fixed}>{behind}</span>
          <span id="subject-added" className="unseen">
            {words.subjectAdded(reference)}
          </span>
        </>
      ) : (
        <>
          <span className={classes.text} title={whole}>
            {whole}
          </span>
          <button type="button" className={classes.edit} onClick={() => setEditing(true)}>
            {words.editSubject}
          </button>
        </>
      )}
    </div>
  );
}
