import { useQuery } from '@tanstack/react-query';
import type { Rules } from '#api-client';
import { texts } from '../texts.js';
import { diffRules } from './diff-rules.js';
import { versionQuery } from './rule-queries.js';
import { Sentence } from './sentence.js';
import classes from './versions.module.css';

const words = texts.rules.versions;

/** What a version changed of the one before it. */
export function VersionDiff({ after }: { after: Rules }) {
  const { data: before } = useQuery(versionQuery(after.version - 1));
  if (!before) return null;
  const { added, removed, changed, reordered, rest } = diffRules(before, after);
  const nothing = added.length + removed.length + changed.length === 0 && !reordered && !rest;
  return (
    <ul className={classes.changes}>
      {added.map(({ name, sentence }) => (
        <li key={`+${name}`} data-kind="added">
          <p>
            <span className={classes.kind}>{words.added}</span> {name}
          </p>
          <Sentence parts={sentence} />
        </li>
      ))}
      {removed.map(({ name, sentence }) => (
        <li key={`-${name}`} data-kind="removed">
          <p>
            <span className={classes.kind}>{words.removed}</span> {name}
          </p>
          <del>
            <Sentence parts={sentence} />
          </del>
        </li>
      ))}
      {changed.map(({ name, before: was, after: is }) => (
        <li key={`~${name}`} data-kind="changed">
          <p>
            <span className={classes.kind}>{words.changed}</span> {name}
          </p>
          {was && (
            <del>
              <Sentence parts={was} />
            </del>
          )}
          <Sentence parts={is} />
        </li>
      ))}
      {reordered && <li>{words.moved}</li>}
      {rest && <li>{words.rest}</li>}
      {nothing && <li>{words.nothing}</li>}
    </ul>
  );
}
