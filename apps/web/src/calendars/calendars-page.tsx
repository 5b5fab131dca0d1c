import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useSearchParams } from 'react-router';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { useFocusBack } from '../frame/use-focus-back.js';
import { texts } from '../texts.js';
import { AddCalendar } from './add-calendar.js';
import { CalendarDesk } from './calendar-desk.js';
import { calendarsQuery } from './calendar-queries.js';
import classes from './calendars-page.module.css';

const words = texts.calendars;

/** On which days and hours one works, and what follows from that. */
export function CalendarsPage() {
  const { data: calendars, error, refetch } = useQuery(calendarsQuery);
  const [query, setQuery] = useSearchParams();
  const add = useRef<HTMLButtonElement>(null);
  const focus = useFocusBack();
  const [adding, dialog] = useDisclosure(false, {
    onOpen: () => focus.keep(add.current),
    onClose: focus.giveBack,
  });
  if (error && !calendars) return <LoadProblem error={error} again={() => void refetch()} />;
  const show = (calendar: string) => setQuery({ calendar }, { replace: true });
  const key = query.get('calendar');
  const shown =
    calendars?.find((each) => each.key === key) ?? calendars?.find(({ own }) => own) ?? calendars?.[0];
  return (
    <Page title={words.title} lead={words.lead} wide>
      {calendars && shown ? (
        <>
          <div className={classes.head}>
            <NativeSelect
              className={classes.which}
              label={words.which}
              value={shown.key}
              data={calendars.map((each) => ({
                value: each.key,
                label: each.own ? words.own(each.name) : each.name,
              }))}
              onChange={({ currentTarget }) => show(currentTarget.value)}
            />
            <Button
              ref={add}
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={dialog.open}
            >
              {words.add.open}
            </Button>
          </div>
          {adding && <AddCalendar calendars={calendars} shown={shown} added={show} close={dialog.close} />}
          <CalendarDesk
            key={shown.key}
            calendar={shown}
            deleted={() => {
              setQuery({}, { replace: true });
              focus.keep(add.current);
              focus.giveBack();
            }}
          />
        </>
      ) : (
        <Skeleton height={480} radius={8} animate={false} />
      )}
    </Page>
  );
}
