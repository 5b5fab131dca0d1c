import { Button } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { texts } from '../texts.js';
import classes from './composer.module.css';

interface Props {
  icon: TablerIcon;
  title: string;
  /** On the button that sends it all the same. */
  go: string;
  confirm: () => void;
  back: () => void;
  children: ReactNode;
}

/** Asks once more before something goes out that cannot be called back. Enter says yes, Escape leads back to the text. */
export function AskStep({ icon: Icon, title, go, confirm, back, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div
      role="alertdialog"
      aria-labelledby="ask-title"
      aria-describedby="ask-about"
      className={classes.guard}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        back();
      }}
    >
      <Icon size={18} stroke={1.75} aria-hidden="true" className={classes.guardIcon} />
      <div className={classes.guardWords}>
        <strong id="ask-title">{title}</strong>
        <div id="ask-about">{children}</div>
        <div className={classes.guardFoot}>
          <Button ref={button} size="compact-md" onClick={confirm}>
            {go}
          </Button>
          <Button size="compact-md" variant="default" onClick={back}>
            {texts.composer.guardBack}
          </Button>
        </div>
      </div>
    </div>
  );
}
