import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { texts } from '../../texts.js';
import type { Actions, Ending } from '../use-actions.js';
import classes from './dialog.module.css';
import { DialogForm } from './dialog-form.js';
import { TellFields, told, useTelling } from './tell-fields.js';

const words = texts.handling;
const OUTCOMES = Object.keys(words.outcomes) as Ending['outcome'][];

/** Marks it as done and says how it ended. */
export function OutcomeDialog({ actions, close }: { actions: Actions; close: () => void }) {
  const [outcome, setOutcome] = useState<Ending['outcome']>('answered');
  const [remark, setRemark] = useState('');
  const [telling, setTelling] = useTelling();
  return (
    <DialogForm
      title={words.outcome}
      size={480}
      go={texts.actions.done}
      submit={() => actions.done({ outcome, remark: remark.trim(), ...told(telling) })}
      close={close}
    >
      <Radio.Group
        label={words.outcomeLabel}
        value={outcome}
        onChange={(value) => setOutcome(value as Ending['outcome'])}
      >
        <ul className={classes.choices}>
          {OUTCOMES.map((each) => (
            <li key={each}>
              <Radio
                value={each}
                label={words.outcomes[each]}
                data-autofocus={each === outcome || undefined}
              />
            </li>
          ))}
        </ul>
      </Radio.Group>
      <Textarea
        label={words.remark}
        description={words.remarkHint}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      <TellFields label={words.tellDone} telling={telling} change={setTelling} />
    </DialogForm>
  );
}
