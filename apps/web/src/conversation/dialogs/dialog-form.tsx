import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../frame/dialog.js';
import { Mistake } from '../../frame/mistake.js';
import { texts } from '../../texts.js';
import classes from './dialog.module.css';

type Submit = () => undefined | boolean | Promise<boolean>;

interface Props {
  title: string;
  size: number;
  /** On the button that does it. */
  go: string;
  /** Whether all is there that is needed. */
  ready?: boolean;
  /** Where it answers `false`, or throws, the dialog stays with all that was typed; what it throws is said in it. */
  submit: Submit;
  close: () => void;
  /** What does the same without the button is handed the way to do it. */
  children: ReactNode | ((perform: (task: Submit) => void) => ReactNode);
}

/** A dialog that asks for something and then does it: by its button, by Enter in a line, or by Ctrl or ⌘ and Enter. */
export function DialogForm({ title, size, go, ready = true, submit, close, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const perform = async (task: Submit) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      if ((await task()) !== false) close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const send = () => {
    if (ready) void perform(submit);
  };
  return (
    <Dialog opened onClose={close} title={title} size={size}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      >
        {/* Above the fields: what one of them offers may cover the rest. */}
        {problem && <Mistake>{problem}</Mistake>}
        {typeof children === 'function' ? children((task) => void perform(task)) : children}
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {texts.handling.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            {go}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
