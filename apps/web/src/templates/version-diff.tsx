import { texts } from '../texts.js';
import { diffLines } from './line-diff.js';
import { isSame, PARTS, type Sources } from './template-draft.js';
import classes from './version-diff.module.css';

const words = texts.templates;
const SIGNS = { same: ' ', added: '+', removed: '−' };

/** What differs between two versions, part by part and line by line. */
export function VersionDiff({ before, after }: { before: Sources; after: Sources }) {
  if (isSame(before, after)) return <p>{words.versions.same}</p>;
  return (
    <div className={classes.parts}>
      {PARTS.filter((part) => (before[part] ?? '') !== (after[part] ?? '')).map((part) => (
        <section key={part} aria-label={words.parts[part]}>
          <h3 className={classes.heading}>{words.parts[part]}</h3>
          <ul className={classes.lines}>
            {diffLines(before[part] ?? '', after[part] ?? '').map(({ kind, text }, index) => (
              <li key={index} data-kind={kind}>
                <span aria-hidden="true" className={classes.sign}>
                  {SIGNS[kind]}
                </span>
                {kind !== 'same' && <span className="unseen">{words.versions[kind]}: </span>}
                <span className={classes.text}>{text || '\u00a0'}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
