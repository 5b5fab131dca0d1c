import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { instantOf, LATEST } from '../conversation/dialogs/moments.js';
import { useDayContext } from '../dates/clock-context.js';
import { zoned } from '../dates/days.js';
import { texts } from '../texts.js';
import classes from './composer.module.css';
import { sayTime, usualTimes } from './schedule-times.js';

const words = texts.composer;

interface Props {
  send: (at: string) => void;
  back: () => void;
}

/** When it is to go out: the usual times, or any other, as the clocks here go. */
export function ScheduleForm({ send, back }: Props) {
  const context = useDayContext();
  const [own, setOwn] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const at = instantOf(own, context.timeZone);
  const chosen = at && Date.parse(at) > context.now.epochMilliseconds ? zoned(at, context) : null;
  return (
    <div
      role="dialog"
      aria-label={words.later}
      className={classes.guard}
      data-quiet
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        back();
      }}
    >
      <div className={classes.guardWords}>
        <strong>{words.laterTitle}</strong>
        <div className={classes.guardFoot}>
          {usualTimes(context).map(({ label, at }, index) => (
            <Button
              key={label}
              ref={index === 0 ? first : undefined}
              size="compact-md"
              variant="default"
              onClick={() => send(at.toInstant().toString())}
            >
              {label}
            </Button>
          ))}
        </div>
        <div className={classes.guardFoot}>
          <TextInput
            type="datetime-local"
            size="xs"
            aria-label={words.laterOwn}
            max={LATEST}
            value={own}
            error={own && !chosen ? texts.handling.momentPast : null}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button
            size="compact-md"
            disabled={!chosen}
            onClick={() => chosen && send(chosen.toInstant().toString())}
          >
            {chosen ? words.laterSend(sayTime(chosen, context)) : words.laterChoose}
          </Button>
          <Button size="compact-md" variant="subtle" color="gray" onClick={back}>
            {words.guardBack}
          </Button>
        </div>
      </div>
    </div>
  );
}
