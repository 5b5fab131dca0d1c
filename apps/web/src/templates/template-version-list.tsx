import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Template, TemplateVersion } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { sayMoment } from '../dates/say-when.js';
import { LoadProblem } from '../frame/load-problem.js';
import classes from '../rules/versions.module.css';
import { texts } from '../texts.js';
import { fieldsOf, type Sources, textIn } from './template-draft.js';
import { versionQuery, versionsQuery } from './template-queries.js';
import { VersionDiff } from './version-diff.js';

const words = texts.templates.versions;
/** The file's text, before anything was saved. */
const FILE = 0;

interface Props {
  template: Template;
  language: string;
  readOnly: boolean;
  /** Takes a version up again, as a draft. */
  take: (sources: Sources) => void;
}

/** The words as they were: who changed what, when and why, and the way back. */
export function TemplateVersionList({ template, language, readOnly, take }: Props) {
  const { data, error, refetch } = useQuery(versionsQuery(template.key, language));
  const context = useDayContext();
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton height={120} radius={8} animate={false} />;
  const lines = data.items;
  const about = ({ why, savedAt, savedBy, toFile }: TemplateVersion) => {
    const when = sayMoment(savedAt, context);
    return { what: why || (toFile ? words.toFile : ''), who: savedBy ? words.by(savedBy.name, when) : when };
  };
  const shared = { template, language, readOnly, take, all: lines.map(({ version }) => version) };
  return (
    <ol className={classes.versions}>
      {lines.map((line) => (
        <VersionLine key={line.version} {...shared} version={line.version} {...about(line)} />
      ))}
      {data.next === null && !template.madeHere && (
        <VersionLine {...shared} version={FILE} what={words.file} who={null} />
      )}
    </ol>
  );
}

interface LineProps extends Props {
  version: number;
  what: string;
  who: string | null;
  /** Every version there is, the newest first. */
  all: number[];
}

function VersionLine({ template, language, readOnly, take, version, what, who, all }: LineProps) {
  const { key } = template;
  const [opened, setOpened] = useState(false);
  const [with_, setWith] = useState(Math.max(version - 1, FILE));
  const { data: after } = useQuery({ ...versionQuery(key, language, version), enabled: opened });
  const { data: before } = useQuery({ ...versionQuery(key, language, with_), enabled: opened });
  const inUse = version === (textIn(template, language)?.version ?? FILE);
  const others = [...all, FILE].filter((each) => each !== version);
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <strong className={classes.number}>{version === FILE ? '' : version}</strong>
        <div className={classes.about}>
          <p>{what}</p>
          {who && <p className={classes.quiet}>{who}</p>}
        </div>
        {inUse && <span className={classes.inUse}>{words.inUse}</span>}
        <Button variant="subtle" size="compact-md" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {words.show}
          <span className="unseen">, {version === FILE ? what : version}</span>
        </Button>
      </div>
      {opened && after !== undefined && before !== undefined && (
        <div className={classes.diff}>
          {others.length > 0 && (
            <NativeSelect
              label={words.compare}
              value={String(with_)}
              data={others.map((each) => ({
                value: String(each),
                label: each === FILE ? words.file : words.version(each),
              }))}
              onChange={({ currentTarget }) => setWith(Number(currentTarget.value))}
            />
          )}
          <VersionDiff before={fieldsOf(before ?? {})} after={fieldsOf(after ?? {})} />
          {!readOnly && !inUse && after && (
            <Button variant="default" onClick={() => take(fieldsOf(after))}>
              {version === FILE ? words.takeFile : words.take(version)}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
