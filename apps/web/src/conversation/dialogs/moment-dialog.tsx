import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { sayTime } from '../../composer/schedule-times.js';
import { useDayContext } from '../../dates/clock-context.js';
import { zoned } from '../../dates/days.js';
import { sayMoment } from '../../dates/say-when.js';
import { Dialog } from '../../frame/dialog.js';
import { texts } from '../../texts.js';
import classes from './dialog.module.css';
import { DialogForm } from './dialog-form.js';
import { instantOf, LATEST, usualMoments } from './moments.js';

const words = texts.handling;

interface Props {
  title: string;
  go: string;
  /** Asks for a few words as well. */
  withText?: boolean;
  /** When it is due, where nothing after that is accepted. */
  latest?: string | null;
  /** Where it throws the dialog stays, with the reason and all that was chosen. */
  choose: (at: string, text: string) => Promise<boolean>;
  close: () => void;
}

/** Asks for a moment that lies ahead: one that people mean, or any other. */
export function MomentDialog({ title, go, withText = false, latest = null, choose, close }: Props) {
  const context = useDayContext();
  const [local, setLocal] = useState('');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const now = context.now.epochMilliseconds;
  const until = latest ? Date.parse(latest) : Number.POSITIVE_INFINITY;
  const moments = usualMoments(context, latest);
  const cut = moments.length < usualMoments(context).length;
  const take = async (at: string | null) => {
    const moment = at ? Date.parse(at) : 0;
    if (at && moment > now && moment <= until) return choose(at, text.trim());
    setWrong(moment > until ? words.momentLate : words.momentPast);
    return false;
  };
  if (until <= now) {
    return (
      <Dialog opened onClose={close} title={title} size={420}>
        <p className={classes.lead}>{words.momentOverdue}</p>
      </Dialog>
    );
  }
  return (
    <DialogForm
      title={title}
      size={420}
      go={go}
      ready={local !== ''}
      submit={() => take(instantOf(local, context.timeZone))}
      close={close}
    >
      {(perform) => (
        <>
          {withText && (
            <TextInput
              label={words.reminderText}
              value={text}
              maxLength={500}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {cut && latest && (
            <p className={classes.lead}>{words.momentDue(sayTime(zoned(latest, context), context))}</p>
          )}
          <ul className={classes.choices}>
            {moments.map(({ key, at }, index) => (
              <li key={key}>
                <button
                  type="button"
                  className={classes.choice}
                  data-autofocus={index === 0 || undefined}
                  onClick={() => perform(() => take(at))}
                >
                  <span>{words.moments[key]}</span>
                  <small>{sayMoment(at, context)}</small>
                </button>
              </li>
            ))}
          </ul>
          <TextInput
            type="datetime-local"
            label={words.moment}
            description={words.momentHint}
            data-autofocus={moments.length === 0 || undefined}
            max={LATEST}
            value={local}
            error={wrong}
            onChange={(event) => {
              setWrong(null);
              setLocal(event.currentTarget.value);
            }}
          />
        </>
      )}
    </DialogForm>
  );
}
