import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Conversation } from '#api-client';
import { useDayContext } from '../../dates/clock-context.js';
import { sayDay } from '../../dates/say-when.js';
import { Dialog } from '../../frame/dialog.js';
import { texts } from '../../texts.js';
import type { Handling } from '../use-handling.js';
import { DelayPreview } from './delay-preview.js';
import classes from './dialog.module.css';
import { DialogForm } from './dialog-form.js';

const words = texts.handling;

interface Props {
  conversation: Conversation;
  handling: Handling;
  close: () => void;
}

/**
 * Moves a promise to a later working day, before it passes and as far as it may be moved: with a reason, and an apology to the
 * contact. Where a warning made word of it ready, that is where it begins.
 */
export function ExtendDialog({ conversation: { reference, due, delay }, handling, close }: Props) {
  const context = useDayContext();
  const [until, setUntil] = useState(delay?.draft?.until ?? '');
  const [reason, setReason] = useState(delay?.draft?.reason ?? '');
  const [tell, setTell] = useState(true);
  const inWords = (day: string) => sayDay(Temporal.PlainDate.from(day), context);
  if (!delay || (delay.latest !== null && delay.latest <= delay.due)) {
    return (
      <Dialog opened onClose={close} title={words.extend} size={480}>
        <p className={classes.lead}>
          {delay ? words.noFurther(delay.name, inWords(delay.due)) : due ? words.tooLate : words.nothingOwed}
        </p>
      </Dialog>
    );
  }
  const { target, name, latest, toldBy, draft } = delay;
  return (
    <DialogForm
      title={words.extend}
      size={draft ? 640 : 480}
      go={words.extendGo}
      ready={Boolean(until && reason.trim())}
      submit={() => handling.extend(target, until, reason.trim(), tell)}
      close={close}
    >
      {draft && <p className={classes.lead}>{words.draftLead(name, inWords(delay.due))}</p>}
      <TextInput
        type="date"
        label={words.until}
        description={words.untilHint(inWords(delay.due), latest && inWords(latest))}
        data-autofocus
        min={Temporal.PlainDate.from(delay.due).add({ days: 1 }).toString()}
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
        description={toldBy && words.mustTell(inWords(toldBy))}
        checked={tell}
        onChange={(event) => setTell(event.currentTarget.checked)}
      />
      {tell && (
        <DelayPreview
          reference={reference}
          delay={{ target, until, reason: reason.trim() }}
          opened={draft !== null}
        />
      )}
    </DialogForm>
  );
}
