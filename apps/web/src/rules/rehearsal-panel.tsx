import { Button, NativeSelect, Progress as ProgressBar } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RehearsedItems } from '#api-client';
import { sayFailure } from '../conversation/toasts.js';
import { useDayContext } from '../dates/clock-context.js';
import { texts } from '../texts.js';
import classes from './rehearsal.module.css';
import { RehearsalResult } from './rehearsal-result.js';
import { isSameDraft, type RuleDraft } from './rule-draft.js';
import { type Progress, rehearseOpen, runRehearsal } from './run-rehearsal.js';

const words = texts.rules.rehearse;
const OPEN = 'open';
const PERIODS = Object.entries(words.periods).map(([value, label]) => ({ value, label }));

interface Props {
  draft: RuleDraft;
  changed: boolean;
  /** Nothing is wrong with them. */
  sound: boolean;
}

/** Tries the rules on what really came in, before anybody is bound by them. */
export function RehearsalPanel({ draft, changed, sound }: Props) {
  const { now } = useDayContext();
  const [days, setDays] = useState('30');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [found, setFound] = useState<{ of: RuleDraft; result: RehearsedItems } | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController();
      setProgress(null);
      const { signal } = stop.current;
      const from = now.subtract({ hours: 24 * (Number(days) || 0) }).toString();
      const result =
        days === OPEN
          ? await rehearseOpen(draft, signal)
          : await runRehearsal(draft, from, signal, setProgress);
      return { of: draft, result };
    },
    onSuccess: setFound,
    onError: (error) => {
      if (!stop.current?.signal.aborted) sayFailure(error);
    },
  });
  const why = !changed ? words.same : !sound ? words.mend : null;
  return (
    <aside className={classes.panel} aria-label={words.title}>
      <h2 className={classes.heading}>{words.title}</h2>
      <p className={classes.quiet}>{words.lead}</p>
      <form
        className={classes.ask}
        onSubmit={(event) => {
          event.preventDefault();
          if (!why && !run.isPending) run.mutate();
        }}
      >
        <NativeSelect
          aria-label={words.period}
          value={days}
          data={PERIODS}
          onChange={({ currentTarget }) => setDays(currentTarget.value)}
        />
        {run.isPending ? (
          <Button variant="default" onClick={() => stop.current?.abort()}>
            {words.stop}
          </Button>
        ) : (
          <Button type="submit" disabled={why !== null}>
            {words.run}
          </Button>
        )}
      </form>
      {why && <p className={classes.quiet}>{why}</p>}
      {run.isPending && progress && (
        <div>
          <ProgressBar
            value={progress.total > 0 ? (100 * progress.done) / progress.total : 100}
            aria-label={words.title}
          />
          <p className={classes.quiet}>{words.running(progress.done, progress.total)}</p>
        </div>
      )}
      <div role="status">
        {found && !run.isPending && (
          <>
            {!isSameDraft(found.of, draft) && <p className={classes.stale}>{words.stale}</p>}
            <RehearsalResult result={found.result} />
          </>
        )}
      </div>
    </aside>
  );
}
