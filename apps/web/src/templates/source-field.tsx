import { type RefObject, useId } from 'react';
import classes from './source-field.module.css';
import { piecesOf } from './source-pieces.js';

interface Props {
  label: string;
  /** There is another name for it in sight. */
  hideLabel?: boolean;
  value: string;
  /** Characters before each mistake. */
  wrong: number[];
  /** The id of what says what is wrong. */
  describedBy?: string;
  /** A subject has one line. */
  oneLine?: boolean;
  readOnly: boolean;
  lang: string;
  area?: RefObject<HTMLTextAreaElement | null>;
  onChange: (value: string) => void;
  onFocus?: () => void;
}

/**
 * The source of a template. The field itself shows the words; under them lies the same text, unseen but for the colours
 * behind what stands in braces and the line under what is wrong. It also makes the field as tall as its words.
 */
export function SourceField(props: Props) {
  const { label, hideLabel = false, value, wrong, describedBy, oneLine = false, readOnly, lang } = props;
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? 'unseen' : classes.label}>
        {label}
      </label>
      <div
        className={classes.field}
        data-one-line={oneLine || undefined}
        data-read-only={readOnly || undefined}
      >
        <div className={classes.under} aria-hidden="true">
          {piecesOf(value, wrong).map(({ kind, text, at, wrong: marked }) =>
            kind === 'plain' && !marked ? (
              text
            ) : (
              <span key={at} data-kind={kind} data-wrong={marked || undefined}>
                {text}
              </span>
            ),
          )}
          {'\n'}
        </div>
        <textarea
          ref={props.area}
          id={id}
          className={classes.area}
          rows={1}
          spellCheck={!readOnly}
          lang={lang}
          value={value}
          readOnly={readOnly}
          aria-invalid={wrong.length > 0 || undefined}
          aria-describedby={wrong.length > 0 ? describedBy : undefined}
          onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
          onFocus={props.onFocus}
          onKeyDown={(event) => {
            if (oneLine && event.key === 'Enter') event.preventDefault();
          }}
        />
      </div>
    </div>
  );
}
