import { Checkbox } from '@mantine/core';
import { texts } from '../texts.js';
import { AmountFields } from './amount-fields.js';
import type { FieldProps } from './promise-fields.js';
import classes from './target-editor.module.css';

const words = texts.targets;
const UNITS = ['working-days', 'calendar-days', 'calendar-months'] as const;

/** How far its date can be moved. */
export function ExtensionFields({ draft: { extension, unit }, wrong, onChange }: FieldProps) {
  const own = UNITS.find((each) => each === unit) ?? 'working-days';
  return (
    <fieldset className={classes.section}>
      <legend>{words.extension}</legend>
      <p className={classes.quiet}>{words.extensionHint}</p>
      <Checkbox
        label={words.limited}
        checked={extension !== null}
        onChange={({ currentTarget }) =>
          onChange({ extension: currentTarget.checked ? { most: { amount: 1, unit: own } } : null })
        }
      />
      {extension && (
        <>
          <AmountFields
            label={words.most}
            unitLabel={words.mostUnit}
            amount={extension.most.amount}
            unit={extension.most.unit}
            units={UNITS}
            wrong={wrong('extension.most.amount')}
            onChange={(patch) =>
              onChange({ extension: { ...extension, most: { ...extension.most, ...patch } } })
            }
          />
          <Checkbox
            label={words.told}
            checked={extension.toldWithin === 'first-period'}
            onChange={({ currentTarget: { checked } }) => {
              const { most } = extension;
              onChange({ extension: checked ? { most, toldWithin: 'first-period' } : { most } });
            }}
          />
        </>
      )}
    </fieldset>
  );
}
