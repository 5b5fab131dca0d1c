import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Conversation } from '#api-client';
import { useDayContext } from '../../dates/clock-context.js';
import { sayDay } from '../../dates/say-when.js';
import { Dialog } from '../../frame/dialog.js';
import { texts } from '../../texts.js';
import type { Handling } from '../use-handling.js';
import classes from './dialog.module.css';
import { DialogForm } from './dialog-form.js';

const words = texts.handling;

interface Props {
  conversation: Conversation;
  handling: Handling;
  close: () => void;
}

/** Moves the earliest promise to a later working day, before it passes: with a reason, and an apology to the contact. */
export function ExtendDialog({ conversation: { due, dueAt }, handling, close }: Props) {
  const context = useDayContext();
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [tell, setTell] = useState(true);
  const passed = dueAt !== null && Date.parse(dueAt) <= context.now.epochMilliseconds;
  if (!due || passed) {
    return (
      <Dialog opened onClose={close} title={words.extend} size={480}>
        <p className={classes.lead}>{due ? words.tooLate : words.nothingOwed}</p>
      </Dialog>
    );
  }
  return (
    <DialogForm
      title={words.extend}
      size={480}
      go={words.extendGo}
      ready={Boolean(until && reason.trim())}
      submit={() => handling.extend(until, reason.trim(), tell)}
      close={close}
    >
      <TextInput
        type="date"
        label={words.until}
        description={words.untilHint(sayDay(Temporal.PlainDate.from(due).toZonedDateTime('UTC'), context))}
        data-autofocus
        min={Temporal.PlainDate.from(due).add({ days: 1 }).toString()}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Textarea
        label={words.reason}
        description={tell ? words.reasonHint : words.reasonHintQuiet}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox
        label={words.apologise}
        checked={tell}
        onChange={(event) => setTell(event.currentTarget.checked)}
      />
    </DialogForm>
  );
}
