import type { Template } from '#api-client';
import { texts } from '../texts.js';
import { partialOf, variableAt } from './insertion.js';
import classes from './variable-chips.module.css';

const words = texts.templates;

interface Props {
  variables: Template['variables'];
  partials: string[];
  /** Where it would stand: the source, and the place in it. */
  where: () => { source: string; at: number };
  put: (text: string) => void;
  readOnly: boolean;
}

/** What a template can name, each with what it is and an example; a press puts it where the cursor is. */
export function VariableChips({ variables, partials, where, put, readOnly }: Props) {
  const insert = (variable: Template['variables'][number]) => {
    const { source, at } = where();
    put(variableAt(variable, source, at));
  };
  return (
    <section aria-label={words.variables} className={classes.section}>
      <h3 className={classes.heading}>{words.variables}</h3>
      {!readOnly && <p className={classes.hint}>{words.variablesHint}</p>}
      <ul className={classes.variables}>
        {variables.map((variable) => (
          <li key={variable.name}>
            <Chip name={variable.name} kind="variable" readOnly={readOnly} put={() => insert(variable)} />
            <p className={classes.about}>
              {variable.description}.{' '}
              <span className={classes.example}>{words.example(variable.example)}</span>
            </p>
          </li>
        ))}
      </ul>
      {partials.length > 0 && (
        <>
          <h3 className={classes.heading}>{words.partials}</h3>
          <ul className={classes.partials}>
            {partials.map((name) => (
              <li key={name}>
                <Chip name={name} kind="partial" readOnly={readOnly} put={() => put(partialOf(name))} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface ChipProps {
  name: string;
  kind: 'variable' | 'partial';
  readOnly: boolean;
  put: () => void;
}

function Chip({ name, kind, readOnly, put }: ChipProps) {
  if (readOnly) {
    return (
      <code className={classes.chip} data-kind={kind}>
        {name}
      </code>
    );
  }
  return (
    <button type="button" className={classes.chip} data-kind={kind} onClick={put}>
      {name}
    </button>
  );
}
