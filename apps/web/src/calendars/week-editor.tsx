import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { texts } from '../texts.js';
import { type CalendarDraft, capital, WEEKDAYS, type Weekday } from './calendar-draft.js';
import classes from './calendar-editor.module.css';

const words = texts.calendars;
const USUAL = { opens: '09:00', closes: '17:00' };

interface Props {
  draft: CalendarDraft;
  wrong: (path: string) => string | undefined;
  onChange: (patch: Partial<CalendarDraft>) => void;
}

/** On which days of the week one works, and from when to when. */
export function WeekEditor({ draft, wrong, onChange }: Props) {
  return (
    <fieldset className={classes.section}>
      <legend>{words.week}</legend>
      {WEEKDAYS.map((day) => (
        <DayRow
          key={day}
          day={day}
          draft={draft}
          problem={wrong(`openingHours.${day}`)}
          onChange={onChange}
        />
      ))}
      {(wrong('weekend') ?? wrong('openingHours')) && (
        <p className={classes.wrong}>{capital(wrong('weekend') ?? wrong('openingHours') ?? '')}</p>
      )}
    </fieldset>
  );
}

function DayRow({
  day,
  draft: { weekend, openingHours },
  problem,
  onChange,
}: Omit<Props, 'wrong'> & { day: Weekday; problem: string | undefined }) {
  const name = capital(day);
  const worked = !weekend.includes(day);
  const hours = openingHours[day] ?? [];
  const set = (next: typeof hours) => onChange({ openingHours: { ...openingHours, [day]: next } });
  const change = (index: number, patch: Partial<typeof USUAL>) =>
    set(hours.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  return (
    <div className={classes.day}>
      <Checkbox
        label={name}
        aria-label={words.worked(name)}
        checked={worked}
        onChange={({ currentTarget }) =>
          onChange({
            weekend: currentTarget.checked ? weekend.filter((each) => each !== day) : [...weekend, day],
          })
        }
      />
      {worked ? (
        <div className={classes.hours}>
          {hours.length === 0 && <p className={classes.quiet}>{words.noHours}</p>}
          {hours.map((each, index) => (
            <div key={index} className={classes.interval}>
              <TextInput
                type="time"
                aria-label={words.opens(name)}
                value={each.opens}
                onChange={({ currentTarget }) => change(index, { opens: currentTarget.value })}
              />
              <span>{words.to}</span>
              <TextInput
                type="time"
                aria-label={words.closes(name)}
                // A field for a time knows no 24:00.
                value={each.closes === '24:00' ? '00:00' : each.closes}
                onChange={({ currentTarget: { value } }) =>
                  change(index, { closes: value === '00:00' ? '24:00' : value })
                }
              />
              <Button
                variant="subtle"
                className={classes.icon}
                aria-label={words.removeHours(name)}
                onClick={() => set(hours.filter((_, at) => at !== index))}
              >
                <IconX size={16} aria-hidden="true" />
              </Button>
            </div>
          ))}
          {problem && <p className={classes.wrong}>{capital(problem)}</p>}
        </div>
      ) : (
        <p className={classes.quiet}>{words.closed}</p>
      )}
      {worked && (
        <Button
          variant="subtle"
          className={classes.icon}
          aria-label={words.addHours(name)}
          onClick={() => set([...hours, hours.length === 0 ? USUAL : { opens: '', closes: '' }])}
        >
          <IconPlus size={16} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
