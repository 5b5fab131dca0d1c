import { Switch } from '@mantine/core';
import { useId } from 'react';
import { texts } from '../texts.js';
import classes from './holding-line.module.css';
import type { Holding } from './use-holding.js';

const words = texts.composer.holding;

interface Props {
  holding: Holding;
  set: (on: boolean) => void;
}

/** A quiet switch: is this the answer, or is more to follow? What that means stands beside it. */
export function HoldingLine({ holding: { offered, on, line }, set }: Props) {
  const id = useId();
  if (!offered) return null;
  return (
    <div className={classes.line}>
      <Switch
        size="sm"
        classNames={{ body: classes.switch, label: classes.label }}
        label={words.label}
        aria-describedby={id}
        checked={on}
        onChange={(event) => set(event.currentTarget.checked)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          // In a form it would send.
          event.preventDefault();
          set(!on);
        }}
      />
      {/* Always there: what comes into it is read out. */}
      <span id={id} role="status" className={classes.means}>
        {line}
      </span>
    </div>
  );
}
