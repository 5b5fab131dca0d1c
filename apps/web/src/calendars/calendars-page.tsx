import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import { CalendarDesk } from './calendar-desk.js';
import { calendarsQuery } from './calendar-queries.js';
import classes from './calendars-page.module.css';

const words = texts.calendars;

/** On which days and hours one works, and what follows from that. */
export function CalendarsPage() {
  const { data: calendars, error, refetch } = useQuery(calendarsQuery);
  const [query, setQuery] = useSearchParams();
  if (error && !calendars) return <LoadProblem error={error} again={() => void refetch()} />;
  const key = query.get('calendar');
  const shown =
    calendars?.find((each) => each.key === key) ?? calendars?.find(({ own }) => own) ?? calendars?.[0];
  return (
    <Page title={words.title} lead={words.lead} wide>
      {calendars && shown ? (
        <>
          {calendars.length > 1 && (
            <NativeSelect
              className={classes.which}
              label={words.which}
              value={shown.key}
              data={calendars.map((each) => ({
                value: each.key,
                label: each.own ? words.own(each.name) : each.name,
              }))}
              onChange={({ currentTarget }) => setQuery({ calendar: currentTarget.value }, { replace: true })}
            />
          )}
          <CalendarDesk key={shown.key} calendar={shown} />
        </>
      ) : (
        <Skeleton height={480} radius={8} animate={false} />
      )}
    </Page>
  );
}
