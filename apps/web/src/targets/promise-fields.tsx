import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { capital } from '../calendars/calendar-draft.js';
import { calendarsQuery } from '../calendars/calendar-queries.js';
import { texts } from '../texts.js';
import { AmountFields } from './amount-fields.js';
import type { TargetDraft, Unit } from './target-draft.js';
import classes from './target-editor.module.css';

const words = texts.targets;
export const UNITS = Object.keys(words.units) as Unit[];

export interface FieldProps {
  draft: TargetDraft;
  /** What is wrong with a field, by its dotted path. */
  wrong: (path: string) => string | undefined;
  onChange: (patch: Partial<TargetDraft>) => void;
}

/** What is promised, and how it is counted. */
export function PromiseFields({ draft, wrong, onChange, isNew }: FieldProps & { isNew: boolean }) {
  const { data: calendars = [] } = useQuery(calendarsQuery);
  const byTheClock = draft.unit === 'minutes' || draft.unit === 'working-hours';
  const said = (path: string) => {
    const message = wrong(path);
    return message && capital(message);
  };
  const choice = <Field extends 'countsFrom' | 'startsOn' | 'metBy'>(
    field: Field,
    label: string,
    options: Record<TargetDraft[Field] & string, string>,
  ) => (
    <NativeSelect
      label={label}
      value={draft[field]}
      data={Object.entries<string>(options).map(([value, name]) => ({ value, label: name }))}
      onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
    />
  );
  return (
    <fieldset className={classes.section}>
      <legend>{words.promise}</legend>
      <TextInput
        label={words.name}
        autoFocus={isNew}
        maxLength={200}
        value={draft.name}
        error={said('name')}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <div className={classes.pair}>
        <AmountFields
          label={words.amount}
          unitLabel={words.unit}
          amount={draft.amount}
          unit={draft.unit}
          units={UNITS}
          wrong={wrong('amount')}
          onChange={onChange}
        />
        <NativeSelect
          label={words.calendar}
          value={draft.calendar}
          error={said('calendar')}
          data={calendars.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={({ currentTarget }) => onChange({ calendar: currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        {choice('startsOn', words.startsOn, words.startsOns)}
        {choice('metBy', words.metBy, words.metBys)}
      </div>
      {!byTheClock && choice('countsFrom', words.countsFrom, words.countsFroms)}
      <Checkbox
        label={words.pauses}
        checked={draft.pausesWhileWaiting}
        onChange={({ currentTarget }) => onChange({ pausesWhileWaiting: currentTarget.checked })}
      />
    </fieldset>
  );
}
