import {
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconMinus,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Temporal } from 'temporal-polyfill';
import type { DayOfLooks } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { type DayContext, zoned } from '../dates/days.js';
import { clockTime, month, sayDay, weekday } from '../dates/say-when.js';
import { texts } from '../texts.js';
import classes from './look-strip.module.css';
import { looksQuery } from './looks-query.js';

const words = texts.channels.looks;
const AT_A_GLANCE = 10;
const AT_MOST = 60;

const ICONS: Record<DayOfLooks['verdict'], TablerIcon> = {
  looked: IconCheck,
  'could-not-check': IconAlertTriangle,
  'not-looked': IconX,
  closed: IconMinus,
  off: IconMinus,
  'not-yet': IconCircleDashed,
};

/** The proof that a channel was looked at on every working day: the last ten at a glance, and sixty to read. */
export function LookStrip({ id, name }: { id: string; name: string }) {
  const { data } = useQuery(looksQuery(id));
  const context = useDayContext();
  const days = data?.filter(({ verdict }) => verdict !== 'closed').slice(-AT_MOST) ?? [];
  if (days.length === 0) return null;
  return (
    <div className={classes.looks}>
      <ol className={classes.strip} aria-label={words.strip(name)}>
        {days.slice(-AT_A_GLANCE).map((day) => {
          const Icon = ICONS[day.verdict];
          const date = Temporal.PlainDate.from(day.day);
          const said = [sayDay(date, context), words.verdicts[day.verdict], what(day, context)];
          return (
            <li key={day.day} data-verdict={day.verdict} title={said.filter(Boolean).join(' · ')}>
              <Icon size={14} stroke={2} aria-hidden="true" />
              <span aria-hidden="true">
                {weekday(date).slice(0, 3)} {date.day}
              </span>
              <span className="unseen">{said.filter(Boolean).join(', ')}</span>
            </li>
          );
        })}
      </ol>
      <details className={classes.more}>
        <summary>{words.more(days.length)}</summary>
        <ol className={classes.days} aria-label={words.all(name)}>
          {days.toReversed().map((day) => {
            const Icon = ICONS[day.verdict];
            const date = Temporal.PlainDate.from(day.day);
            return (
              <li key={day.day} data-verdict={day.verdict}>
                <Icon size={14} stroke={2} aria-hidden="true" />
                <span>
                  {weekday(date).slice(0, 3)} {date.day} {month(date).slice(0, 3)}
                </span>
                <span>
                  {words.verdicts[day.verdict]} <small>{what(day, context)}</small>
                </span>
              </li>
            );
          })}
        </ol>
      </details>
    </div>
  );
}

/** How often and when, or what stood in the way: "120 times, 00:01 to 16:59 · 3 failed". */
function what({ looks, firstAt, lastAt, failures, reason }: DayOfLooks, context: DayContext): string {
  const time = (at: string) => clockTime(zoned(at, context));
  const parts = [
    firstAt && lastAt ? words.times(looks, time(firstAt), time(lastAt)) : '',
    failures > 0 ? words.failures(failures) : '',
    reason ?? '',
  ];
  return parts.filter(Boolean).join(' · ');
}
