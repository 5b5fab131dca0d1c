import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDayContext } from '../../dates/clock-context.js';
import { texts } from '../../texts.js';
import type { Actions } from '../use-actions.js';
import { DialogForm } from './dialog-form.js';
import { instantOf, LATEST } from './moments.js';

const words = texts.handling;

/** Asks the contact for what is needed, and waits for it. */
export function AskDialog({ actions, close }: { actions: Actions; close: () => void }) {
  const context = useDayContext();
  const [needed, setNeeded] = useState('');
  const [local, setLocal] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = async () => {
    const until = local ? instantOf(local, context.timeZone) : null;
    if (until && Date.parse(until) <= context.now.epochMilliseconds) {
      setWrong(words.momentPast);
      return false;
    }
    return actions.ask(needed.trim(), until);
  };
  return (
    <DialogForm
      title={words.ask}
      size={520}
      go={words.askGo}
      ready={needed.trim() !== ''}
      submit={submit}
      close={close}
    >
      <Textarea
        label={words.askWords}
        description={words.askWordsHint}
        data-autofocus
        autosize
        minRows={3}
        maxRows={10}
        maxLength={5000}
        value={needed}
        onChange={(event) => setNeeded(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={words.askUntil}
        description={words.momentHint}
        max={LATEST}
        value={local}
        error={wrong}
        onChange={(event) => {
          setWrong(null);
          setLocal(event.currentTarget.value);
        }}
      />
    </DialogForm>
  );
}
