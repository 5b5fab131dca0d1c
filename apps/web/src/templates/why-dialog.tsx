import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import dialog from '../conversation/dialogs/dialog.module.css';
import { Dialog } from '../frame/dialog.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';

const words = texts.templates;

interface Props {
  title: string;
  lead: string;
  /** On the button. */
  go: string;
  doing: { mutate: (why: string) => void; isPending: boolean; error: Error | null };
  /** Whether a reason is kept with it. */
  asksWhy: boolean;
  close: () => void;
}

/** Asks why before something is done that everybody is told of; says why it could not be done. */
export function WhyDialog({ title, lead, go, doing, asksWhy, close }: Props) {
  const [why, setWhy] = useState('');
  return (
    <Dialog opened onClose={close} title={title} size={480}>
      <form
        className={dialog.form}
        onSubmit={(event) => {
          event.preventDefault();
          doing.mutate(why);
        }}
      >
        <p className={dialog.lead}>{lead}</p>
        {doing.error && <Mistake>{doing.error.message}</Mistake>}
        {asksWhy && (
          <TextInput
            label={words.whyOptional}
            data-autofocus
            maxLength={1000}
            value={why}
            onChange={({ currentTarget }) => setWhy(currentTarget.value)}
          />
        )}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={doing.isPending}>
            {go}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
