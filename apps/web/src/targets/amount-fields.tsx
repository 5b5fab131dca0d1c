import { NativeSelect, TextInput } from '@mantine/core';
import { capital } from '../calendars/calendar-draft.js';
import { texts } from '../texts.js';
import { numberIn, shownNumber, type Unit } from './target-draft.js';
import classes from './target-editor.module.css';

const words = texts.targets;

interface Props<Among extends Unit> {
  label: string;
  unitLabel: string;
  amount: number;
  unit: Among;
  units: readonly Among[];
  wrong: string | undefined;
  autoFocus?: boolean;
  onChange: (patch: { amount?: number; unit?: Among }) => void;
}

/** So many of something: 10 working days. */
export function AmountFields<Among extends Unit>({
  label,
  unitLabel,
  amount,
  unit,
  units,
  wrong,
  autoFocus = false,
  onChange,
}: Props<Among>) {
  return (
    <div className={classes.amount}>
      <TextInput
        label={label}
        inputMode="numeric"
        autoFocus={autoFocus}
        maxLength={7}
        value={shownNumber(amount)}
        error={wrong && capital(wrong)}
        onChange={({ currentTarget: { value } }) => {
          if (/^\d*$/.test(value)) onChange({ amount: numberIn(value) });
        }}
      />
      <NativeSelect
        label={unitLabel}
        value={unit}
        data={units.map((value) => ({ value, label: words.units[value] }))}
        onChange={({ currentTarget }) => onChange({ unit: currentTarget.value as Among })}
      />
    </div>
  );
}
