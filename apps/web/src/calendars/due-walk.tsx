import { NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { instantOf, LATEST } from '../conversation/dialogs/moments.js';
import { useDayContext } from '../dates/clock-context.js';
import { DayLines } from '../dates/day-lines.js';
import { today } from '../dates/days.js';
import { sayDay } from '../dates/say-when.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { targetsQuery, walkQuery } from './calendar-queries.js';
import classes from './due-walk.module.css';

const words = texts.calendars.walk;

/** Pick a day and a promise, and see the due date walk there day by day. */
export function DueWalk() {
  const context = useDayContext();
  const { data: targets = [] } = useQuery(targetsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [day, setDay] = useState(() => today(context).toString());
  const [time, setTime] = useState('10:00');
  const target = chosen ?? targets.find(({ key }) => key === 'response')?.key ?? targets[0]?.key ?? '';
  const received = day && time ? instantOf(`${day}T${time}`, context.timeZone) : null;
  const { data, error } = useQuery(walkQuery(target, received));
  return (
    <aside className={classes.walk} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className={classes.quiet}>{words.lead}</p>
      <NativeSelect
        label={words.target}
        value={target}
        data={targets.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
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
      {error && <Mistake>{error.message}</Mistake>}
      <div role="status">
        {!received && <p className={classes.quiet}>{words.none}</p>}
        {received && data && (
          <>
            <p className={classes.due}>
              {words.due} {sayDay(Temporal.PlainDate.from(data.due), context)}
            </p>
            <p>{data.text}</p>
          </>
        )}
      </div>
      {received && !data && !error && <Skeleton height={420} radius={8} animate={false} />}
      {received && data && <DayLines days={data.days} label={words.days} />}
    </aside>
  );
}
