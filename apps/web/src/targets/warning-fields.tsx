import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { texts } from '../texts.js';
import { AmountFields } from './amount-fields.js';
import { type FieldProps, UNITS } from './promise-fields.js';
import classes from './target-editor.module.css';

const words = texts.targets;

/** When somebody is warned before it is due: any number of times, each in its own unit. */
export function WarningFields({ draft: { warnBefore, unit }, wrong, onChange }: FieldProps) {
  const add = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  const set = (next: typeof warnBefore) => onChange({ warnBefore: next });
  return (
    <fieldset className={classes.section}>
      <legend>{words.warnings}</legend>
      {warnBefore.length === 0 && <p className={classes.quiet}>{words.warningsNone}</p>}
      {warnBefore.map((before, index) => (
        <div key={index} className={classes.line}>
          <AmountFields
            label={words.warning(index + 1)}
            unitLabel={words.before}
            amount={before.amount}
            unit={before.unit}
            units={UNITS}
            wrong={wrong(`warnBefore.${index}.amount`)}
            autoFocus={added === index}
            onChange={(patch) => set(warnBefore.with(index, { ...before, ...patch }))}
          />
          <Button
            variant="subtle"
            aria-label={words.removeWarning(index + 1)}
            onClick={() => {
              set(warnBefore.toSpliced(index, 1));
              add.current?.focus();
            }}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      <Button
        ref={add}
        variant="default"
        className={classes.add}
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => {
          setAdded(warnBefore.length);
          set([...warnBefore, { amount: 1, unit }]);
        }}
      >
        {words.addWarning}
      </Button>
    </fieldset>
  );
}
