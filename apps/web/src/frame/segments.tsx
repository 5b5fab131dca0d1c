import { useId } from 'react';
import classes from './segments.module.css';

interface Props<Value extends string> {
  /** What is chosen here, for who does not see it. */
  label: string;
  options: { value: Value; label: string; title?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few, side by side; nothing has to be measured before it is drawn. */
export function Segments<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={classes.segments}>
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value} title={option.title}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
