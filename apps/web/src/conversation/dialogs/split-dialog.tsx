import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Conversation } from '#api-client';
import { useDayContext } from '../../dates/clock-context.js';
import { sayMoment } from '../../dates/say-when.js';
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

/** Makes a conversation of its own out of the messages one chooses. */
export function SplitDialog({ conversation, handling, close }: Props) {
  const context = useDayContext();
  const [chosen, setChosen] = useState<string[]>([]);
  const [subject, setSubject] = useState('');
  const own = conversation.messages.filter((message) => message.conversation === null);
  const inbound = own.filter(({ direction }) => direction === 'inbound').map(({ id }) => id);
  const fits = inbound.some((id) => chosen.includes(id)) && inbound.some((id) => !chosen.includes(id));
  const go = () => handling.split(chosen, subject.trim());
  return (
    <DialogForm title={words.split} size={560} go={words.splitGo} ready={fits} submit={go} close={close}>
      <p className={classes.lead}>{words.splitHint}</p>
      <Checkbox.Group value={chosen} onChange={setChosen} aria-label={texts.conversation.timeline}>
        <ul className={classes.choices}>
          {own.map((message, index) => (
            <li key={message.id}>
              <Checkbox
                value={message.id}
                data-autofocus={index === 0 || undefined}
                label={`${message.from?.name || message.from?.address || message.author?.name || ''}, ${sayMoment(message.at, context)}`}
                description={message.text.slice(0, 120)}
              />
            </li>
          ))}
        </ul>
      </Checkbox.Group>
      <TextInput
        label={words.splitSubject}
        maxLength={300}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      {!fits && <p className={classes.part}>{words.splitNeeds}</p>}
    </DialogForm>
  );
}
