import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleVersion } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { sayMoment } from '../dates/say-when.js';
import { LoadProblem } from '../frame/load-problem.js';
import { texts } from '../texts.js';
import { draftOf, type RuleDraft } from './rule-draft.js';
import { versionQuery, versionsQuery } from './rule-queries.js';
import { VersionDiff } from './version-diff.js';
import classes from './versions.module.css';

const words = texts.rules.versions;
const STEP = 20;

interface Props {
  inUse: number;
  /** Takes a version up again, as a draft. */
  take: (draft: RuleDraft) => void;
}

/** The rules as they were: who changed what, when and why, and the way back. */
export function RuleVersionList({ inUse, take }: Props) {
  const [limit, setLimit] = useState(STEP);
  const { data, error, refetch } = useQuery({ ...versionsQuery(limit), placeholderData: keepPreviousData });
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton height={120} radius={8} animate={false} />;
  return (
    <>
      <ol className={classes.versions}>
        {data.items.map((version) => (
          <VersionLine key={version.version} version={version} inUse={inUse} take={take} />
        ))}
      </ol>
      {data.next && limit < 100 && (
        <Button variant="default" className={classes.more} onClick={() => setLimit(limit + STEP)}>
          {words.more}
        </Button>
      )}
    </>
  );
}

function VersionLine({ version: line, inUse, take }: Props & { version: RuleVersion }) {
  const context = useDayContext();
  const [opened, setOpened] = useState(false);
  const { version, savedAt, savedBy, note, rules } = line;
  const { data } = useQuery({ ...versionQuery(version), enabled: opened });
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <strong className={classes.number}>{version}</strong>
        <div className={classes.about}>
          <p>{note || (savedBy ? '' : words.charter)}</p>
          <p className={classes.quiet}>
            {savedBy ? words.by(savedBy.name, sayMoment(savedAt, context)) : sayMoment(savedAt, context)}
            {' · '}
            {words.rules(rules)}
          </p>
        </div>
        {version === inUse && <span className={classes.inUse}>{words.inUse}</span>}
        <Button variant="subtle" size="compact-md" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {words.diff}
          <span className="unseen">, {version}</span>
        </Button>
      </div>
      {opened && data && (
        <div className={classes.diff}>
          {version > 1 ? <VersionDiff after={data} /> : <p className={classes.quiet}>{words.first}</p>}
          {version !== inUse && (
            <Button variant="default" onClick={() => take(draftOf(data))}>
              {words.back(version)}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
