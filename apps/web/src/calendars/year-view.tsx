import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useDayContext } from '../dates/clock-context.js';
import { today } from '../dates/days.js';
import { month as monthName, weekday } from '../dates/say-when.js';
import { texts } from '../texts.js';
import type { CalendarDraft } from './calendar-draft.js';
import { holidaysQuery } from './calendar-queries.js';
import { type NamedDays, type YearMonth, yearDays } from './year-days.js';
import classes from './year-view.module.css';

const words = texts.calendars;

/** A year at a glance, as the calendar would have it; what is closed is named, month by month. */
export function YearView({ draft }: { draft: CalendarDraft }) {
  const now = today(useDayContext());
  const [year, setYear] = useState(now.year);
  const { data } = useQuery(holidaysQuery(year));
  const unknown = data?.year === year ? data.unknown.filter((region) => draft.regions.includes(region)) : [];
  const months = yearDays(draft, data?.items ?? [], year);
  return (
    <section className={classes.year} aria-label={words.year}>
      <div className={classes.head}>
        <h2>{words.year}</h2>
        <div className={classes.turn}>
          <Button variant="default" aria-label={words.before} onClick={() => setYear(year - 1)}>
            <IconChevronLeft size={16} aria-hidden="true" />
          </Button>
          <strong role="status">{year}</strong>
          <Button variant="default" aria-label={words.after} onClick={() => setYear(year + 1)}>
            <IconChevronRight size={16} aria-hidden="true" />
          </Button>
        </div>
      </div>
      {unknown.length > 0 && (
        <p className={classes.unknown}>
          {words.unknown(
            unknown.map((region) => words.places[region]),
            year,
          )}
        </p>
      )}
      <ul className={classes.legend} aria-hidden="true">
        {(['weekend', 'holiday', 'closure'] as const).map((kind) => (
          <li key={kind}>
            <span data-closed={kind} />
            {words.kinds[kind]}
          </li>
        ))}
      </ul>
      <div className={classes.months}>
        {months.map((each) => (
          <Month key={each.month} year={year} {...each} now={now.toString()} />
        ))}
      </div>
    </section>
  );
}

function Month({ year, month, offset, days, named, now }: YearMonth & { year: number; now: string }) {
  const name = monthName(Temporal.PlainDate.from({ year, month, day: 1 }));
  return (
    <section className={classes.month}>
      <h3>{name}</h3>
      {/* What it shows is said below: who does not see it has more of words. */}
      <div className={classes.days} aria-hidden="true">
        {days.map(({ day, date, closed }) => (
          <span
            key={date}
            data-closed={closed ?? undefined}
            data-today={date === now || undefined}
            style={day === 1 ? { gridColumnStart: offset + 1 } : undefined}
          >
            {day}
          </span>
        ))}
      </div>
      {named.length > 0 && (
        <ul className={classes.named} aria-label={words.closedDays(name)}>
          {named.map((each) => (
            <li key={each.from + each.name} data-kind={each.kind}>
              <strong>{inShort(each)}</strong> {each.name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** "Fri 3", "7–10". */
function inShort({ from, to }: NamedDays): string {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  return from === to ? `${weekday(first).slice(0, 3)} ${first.day}` : `${first.day}–${last.day}`;
}
