import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Conversation, correctReceipt } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { zoned } from '../dates/days.js';
import { sayExactly } from '../dates/say-when.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { instantOf } from './dialogs/moments.js';
import classes from './panel.module.css';
import { say } from './toasts.js';
import { useChange } from './use-change.js';

const words = texts.conversation.receipt;

/** When it came in, what was believed first, and the way to put that right. */
export function ReceiptLine({ conversation }: { conversation: Conversation }) {
  const context = useDayContext();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { receivedAt, receivedAtFirst } = conversation;
  const close = () => {
    setOpen(false);
    // The button is drawn again first.
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <section className={classes.clock}>
      <div className={classes.head}>
        <h3 className={classes.name}>{words.title}</h3>
        {!open && (
          <Button ref={button} variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            {words.correct}
          </Button>
        )}
      </div>
      <p>{sayExactly(receivedAt, context)}</p>
      {receivedAtFirst && receivedAtFirst !== receivedAt && (
        <p className={classes.small}>{words.first(sayExactly(receivedAtFirst, context))}</p>
      )}
      {open && <ReceiptForm conversation={conversation} close={close} />}
    </section>
  );
}

function ReceiptForm({ conversation, close }: { conversation: Conversation; close: () => void }) {
  const { reference, receivedAt } = conversation;
  const context = useDayContext();
  const change = useChange(reference);
  const local = (at: string | typeof context.now) =>
    zoned(at, context).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const [moment, setMoment] = useState(() => local(receivedAt));
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const at = instantOf(moment, context.timeZone);
  const ready = at !== null && moment !== local(receivedAt) && reason.trim() !== '';
  const send = async () => {
    if (!ready || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await change({
        run: (version) =>
          correctReceipt({
            path: { reference },
            body: { receivedAt: at, reason: reason.trim(), version },
            throwOnError: true,
          }),
        throws: true,
      });
      say(words.done(reference));
      close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      {problem && <Mistake>{problem}</Mistake>}
      <TextInput
        type="datetime-local"
        label={words.moment}
        autoFocus
        max={local(context.now)}
        value={moment}
        onChange={({ currentTarget }) => setMoment(currentTarget.value)}
      />
      <Textarea
        label={words.reason}
        description={words.reasonHint}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" disabled={!ready} loading={busy}>
          {words.go}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
