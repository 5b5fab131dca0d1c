import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { LATEST } from '../conversation/dialogs/moments.js';
import { texts } from '../texts.js';
import { type CalendarDraft, capital } from './calendar-draft.js';
import classes from './calendar-editor.module.css';

const words = texts.calendars;
const LATEST_DAY = LATEST.slice(0, 10);

interface Props {
  closures: CalendarDraft['closures'];
  wrong: (path: string) => string | undefined;
  onChange: (closures: CalendarDraft['closures']) => void;
}

/** Days on which one is closed beside weekends and bank holidays. */
export function ClosuresEditor({ closures, wrong, onChange }: Props) {
  const add = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  const change = (index: number, patch: Partial<CalendarDraft['closures'][number]>) =>
    onChange(closures.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  const said = (path: string) => {
    const message = wrong(path);
    return message && capital(message);
  };
  return (
    <fieldset className={classes.section}>
      <legend>{words.closures}</legend>
      {closures.length === 0 && <p className={classes.quiet}>{words.closuresNone}</p>}
      <ul className={classes.closureList}>
        {closures.map(({ from, to, name }, index) => (
          <li key={index} className={classes.closure}>
            <TextInput
              type="date"
              label={words.first}
              autoFocus={added === index}
              max={LATEST_DAY}
              value={from}
              error={said(`closures.${index}.from`)}
              onChange={({ currentTarget: { value } }) =>
                change(index, { from: value, to: to === '' || to < value ? value : to })
              }
            />
            <TextInput
              type="date"
              label={words.last}
              min={from}
              max={LATEST_DAY}
              value={to}
              error={said(`closures.${index}.to`)}
              onChange={({ currentTarget: { value } }) => change(index, { to: value })}
            />
            <TextInput
              className={classes.what}
              label={words.closureName}
              maxLength={200}
              value={name}
              error={said(`closures.${index}.name`)}
              onChange={({ currentTarget: { value } }) => change(index, { name: value })}
            />
            <Button
              variant="subtle"
              className={classes.remove}
              aria-label={words.removeClosure(name)}
              onClick={() => {
                onChange(closures.filter((_, at) => at !== index));
                add.current?.focus();
              }}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        ref={add}
        variant="default"
        className={classes.add}
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => {
          setAdded(closures.length);
          onChange([...closures, { from: '', to: '', name: '' }]);
        }}
      >
        {words.addClosure}
      </Button>
    </fieldset>
  );
}
