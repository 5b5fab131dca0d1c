import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Calendar } from '#api-client';
import type { Problem } from '../api/problem.js';
import { texts } from '../texts.js';
import { type CalendarDraft, capital, draftOf, isSame, type Region } from './calendar-draft.js';
import classes from './calendar-editor.module.css';
import { ClosuresEditor } from './closures-editor.js';
import { DeleteCalendar } from './delete-calendar.js';
import { DueWalk } from './due-walk.js';
import { SaveSection } from './save-section.js';
import { WeekEditor } from './week-editor.js';
import { YearView } from './year-view.js';

const words = texts.calendars;

/** One calendar as it would be: the year follows every change, and nothing holds until it is saved. */
export function CalendarDesk({ calendar, deleted }: { calendar: Calendar; deleted: () => void }) {
  const [own, setOwn] = useState<CalendarDraft | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const draft = own ?? draftOf(calendar);
  // What was saved follows what is in use; what was changed since stays.
  useEffect(() => setOwn((now) => (now && isSame(now, calendar) ? null : now)), [calendar]);
  const change = (patch: Partial<CalendarDraft>) => {
    setOwn({ ...draft, ...patch });
    setProblem(null);
  };
  const wrong = (path: string) =>
    problem?.fields.find((field) => field.path === path || field.path.startsWith(`${path}.`))?.message;
  const said = (path: string) => {
    const message = wrong(path);
    return message && capital(message);
  };
  const names = calendar.targets.map(({ name }) => name);
  return (
    <div className={classes.desk}>
      <p className={classes.counts}>{names.length > 0 ? words.counts(names) : words.countsNone}</p>
      <YearView draft={draft} />
      <DueWalk />
      <div className={classes.editor}>
        <ClosuresEditor
          closures={draft.closures}
          wrong={wrong}
          onChange={(closures) => change({ closures })}
        />
        <WeekEditor draft={draft} wrong={wrong} onChange={change} />
        <Checkbox.Group
          className={classes.section}
          label={words.holidays}
          description={words.holidaysHint}
          value={draft.regions}
          onChange={(regions) => change({ regions: regions as Region[] })}
        >
          <div className={classes.regions}>
            {(Object.keys(words.places) as Region[]).map((region) => (
              <Checkbox key={region} value={region} label={words.places[region]} />
            ))}
          </div>
        </Checkbox.Group>
        <div className={classes.section}>
          <Textarea
            label={words.outOfHours}
            description={calendar.own ? words.outOfHoursHint : words.outOfHoursOther}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={1000}
            value={draft.outOfHours}
            error={said('outOfHours')}
            onChange={({ currentTarget }) => change({ outOfHours: currentTarget.value })}
          />
        </div>
        <div className={classes.section}>
          <TextInput
            label={words.name}
            maxLength={200}
            value={draft.name}
            error={said('name')}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <DeleteCalendar calendar={calendar} deleted={deleted} />
        </div>
      </div>
      <SaveSection calendar={calendar} draft={draft} drop={() => setOwn(null)} onChecked={setProblem} />
    </div>
  );
}
