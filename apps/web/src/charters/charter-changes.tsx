import type { CharterDiff } from '#api-client';
import { texts } from '../texts.js';
import classes from './charters-page.module.css';

const words = texts.charters;
type Change = CharterDiff['changes'][number];

/** What would be otherwise, by parts: what is new, changed, gone, or kept though it is not named any more. */
export function CharterChanges({ changes }: { changes: Change[] }) {
  const parts = Map.groupBy(changes, ({ part }) => part);
  return [...parts].map(([part, own]) => (
    <section key={part}>
      <h3 className={classes.part}>{words.parts[part]}</h3>
      <ul className={classes.changes}>
        {own.map((change) => (
          <li key={`${change.change} ${change.key}`} data-change={change.change}>
            <span className={classes.kind}>{words.changes[change.change]}</span>
            <div>
              <p className={classes.what}>{change.name}</p>
              <Words change={change} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Words({ change: { change, name, before, after } }: { change: Change }) {
  if (change === 'stays') return <p className={classes.quiet}>{words.stays}</p>;
  // A promise is called by its own text.
  const [was, is] = [before === name ? null : before, after === name ? null : after];
  if (change === 'removed' || (!was && !is)) return null;
  return (
    <p className={classes.words}>
      {was && (
        <>
          <span className="unseen">{words.was} </span>
          <del>{was}</del> <span aria-hidden="true">→</span>{' '}
        </>
      )}
      {is && (
        <ins>
          {was && <span className="unseen">{words.becomes} </span>}
          {is}
        </ins>
      )}
    </p>
  );
}
