import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { Problem } from '../api/problem.js';
import { instantOf, LATEST } from '../conversation/dialogs/moments.js';
import { useDayContext } from '../dates/clock-context.js';
import { DayLines } from '../dates/day-lines.js';
import { zoned } from '../dates/days.js';
import { clockTime, sayDay } from '../dates/say-when.js';
import { texts } from '../texts.js';
import type { TargetDraft } from './target-draft.js';
import classes from './target-editor.module.css';
import { tryQuery } from './target-queries.js';

const words = texts.targets.try;
/** What is typed is tried once it rests. */
const REST_MS = 250;

interface Props {
  draft: TargetDraft;
  /** Told what is wrong with it; null: nothing. */
  onTried: (problem: Problem | null) => void;
}

/** When something would be due by the target as it stands in the editor, and why. */
export function TryPanel({ draft, onTried }: Props) {
  const context = useDayContext();
  const now = context.now.toZonedDateTimeISO(context.timeZone);
  const [day, setDay] = useState(() => now.toPlainDate().toString());
  const [time, setTime] = useState(() => clockTime(now));
  const [rested] = useDebouncedValue(draft, REST_MS);
  const received = day && time ? instantOf(`${day}T${time}`, context.timeZone) : null;
  // A name decides no date: one that is still missing is said when it is saved.
  const named = { ...rested, name: rested.name.trim() || texts.targets.unnamed };
  const { data, error } = useQuery(tryQuery(named, received));
  const problem = error instanceof Problem ? error : null;
  useEffect(() => onTried(problem), [problem]);
  const warned = data?.warnings.filter((at) => received !== null && at > received) ?? [];
  return (
    <aside className={classes.try} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className={classes.quiet}>{words.lead}</p>
      <div className={classes.moment}>
        <TextInput
          type="date"
          label={words.day}
          max={LATEST.slice(0, 10)}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <TextInput
          type="time"
          label={words.time}
          value={time}
          onChange={({ currentTarget }) => setTime(currentTarget.value)}
        />
      </div>
      <div role="status" className={classes.tried}>
        {!received && <p className={classes.quiet}>{words.choose}</p>}
        {received && error && (
          <p className={classes.quiet}>{problem?.fields.length ? words.mend : error.message}</p>
        )}
        {received && data && !error && (
          <>
            <p className={classes.due}>
              {words.due} {sayDay(Temporal.PlainDate.from(data.due), context)}
            </p>
            <p className={classes.sentence}>{data.sentence}</p>
            <p>{data.text}</p>
            {warned.map((at) => (
              <p key={at} className={classes.quiet}>
                {words.warned(`${sayDay(zoned(at, context), context)}, ${clockTime(zoned(at, context))}`)}
              </p>
            ))}
            {warned.length < data.warnings.length && <p className={classes.soon}>{words.tooSoon}</p>}
            {data.latest && (
              <p className={classes.quiet}>
                {words.latest(sayDay(Temporal.PlainDate.from(data.latest), context))}
              </p>
            )}
          </>
        )}
      </div>
      {received && data && !error && (
        <details>
          <summary>{words.days}</summary>
          <DayLines days={data.days} label={words.days} />
        </details>
      )}
    </aside>
  );
}
