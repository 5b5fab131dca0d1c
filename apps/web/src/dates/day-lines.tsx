import { IconCheck, IconMinus } from '@tabler/icons-react';
import { Temporal } from 'temporal-polyfill';
import type { ClockWithDays } from '#api-client';
import { texts } from '../texts.js';
import classes from './day-lines.module.css';
import { month, weekday } from './say-when.js';

const words = texts.conversation;

/** The days from receipt to due date, one by one: which counted, and why the others did not. */
export function DayLines({ days, label }: { days: ClockWithDays['days']; label: string }) {
  return (
    <ol className={classes.days} aria-label={label}>
      {days.map(({ date, counted, reason }) => {
        const day = Temporal.PlainDate.from(date);
        return (
          <li key={date} data-counted={counted || undefined}>
            {counted ? (
              <IconCheck size={14} stroke={2} role="img" aria-label={words.counted} />
            ) : (
              <IconMinus size={14} stroke={2} role="img" aria-label={words.skipped} />
            )}
            <span>
              {weekday(day).slice(0, 3)} {day.day} {month(day).slice(0, 3)}
            </span>
            <span>{reason}</span>
          </li>
        );
      })}
    </ol>
  );
}
