import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Target } from '#api-client';
import { calendarsQuery } from '../calendars/calendar-queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import { draftOf, isSame, newDraft, type TargetDraft } from './target-draft.js';
import { TargetEditor } from './target-editor.js';
import { targetsQuery } from './target-queries.js';
import classes from './targets-page.module.css';

const words = texts.targets;
/** No key is like this. */
const NEW = '+';

/** Every promise as a sentence; one at a time opens to be changed. What was begun stays until it is saved or dropped. */
export function TargetsPage() {
  const { data: targets, error, refetch } = useQuery(targetsQuery);
  const { data: calendars } = useQuery(calendarsQuery);
  const [opened, setOpened] = useState<string | null>(null);
  const [drafts, setDrafts] = useState<Record<string, TargetDraft>>({});
  const [next, setNext] = useState<string | null>(null);

  // Whoever was in an editor goes on where it was opened.
  useEffect(() => {
    if (next === null) return;
    document.getElementById(`target-${next}`)?.focus();
    setNext(null);
  }, [next]);

  const keep = (key: string, draft: TargetDraft | null) =>
    setDrafts(({ [key]: _, ...others }) => (draft ? { ...others, [key]: draft } : others));
  const done = (from: string, key: string | null) => {
    keep(from, null);
    setOpened(null);
    setNext(key ?? NEW);
  };

  if (error && !targets) return <LoadProblem error={error} again={() => void refetch()} />;
  const own = calendars?.find((each) => each.own) ?? calendars?.[0];
  return (
    <Page title={words.title} lead={words.lead} wide>
      <div>
        <Button
          id={`target-${NEW}`}
          variant="default"
          aria-expanded={opened === NEW}
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          disabled={!own}
          onClick={() => setOpened(opened === NEW ? null : NEW)}
        >
          {words.add}
        </Button>
      </div>
      {opened === NEW && own && (
        <section className={classes.item} aria-label={words.added}>
          <TargetEditor
            target={null}
            draft={drafts[NEW] ?? newDraft(own.key)}
            onChange={(draft) => keep(NEW, draft)}
            done={(key) => done(NEW, key)}
          />
        </section>
      )}
      {!targets && <Skeleton height={320} radius={8} animate={false} />}
      {targets?.length === 0 && <p>{words.none}</p>}
      <ul className={classes.list}>
        {targets?.map((target) => (
          <li key={target.key} className={classes.item} aria-label={target.name}>
            <Line
              target={target}
              changed={isChanged(target, drafts[target.key])}
              opened={opened === target.key}
              toggle={() => setOpened(opened === target.key ? null : target.key)}
            />
            {opened === target.key && (
              <TargetEditor
                target={target}
                draft={drafts[target.key] ?? draftOf(target)}
                onChange={(draft) => keep(target.key, draft)}
                done={(key) => done(target.key, key)}
              />
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}

function isChanged(target: Target, draft: TargetDraft | undefined): boolean {
  return draft !== undefined && !isSame(draft, draftOf(target));
}

interface LineProps {
  target: Target;
  changed: boolean;
  opened: boolean;
  toggle: () => void;
}

function Line({ target: { key, name, sentence }, changed, opened, toggle }: LineProps) {
  return (
    <div className={classes.head}>
      <div className={classes.about}>
        <h2 className={classes.name}>
          {name}
          {changed && <span className={classes.unsaved}>{words.unsaved}</span>}
        </h2>
        <p className={classes.sentence}>{sentence}</p>
      </div>
      <Button id={`target-${key}`} variant="default" aria-expanded={opened} onClick={toggle}>
        {opened ? words.close : words.change}
        <span className="unseen">, {name}</span>
      </Button>
    </div>
  );
}
