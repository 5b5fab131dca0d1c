import { IconEyePlus } from '@tabler/icons-react';
import { texts } from '../texts.js';
import { AskStep } from './ask-step.js';
import classes from './composer.module.css';
import type { Newcomer } from './use-send.js';

const words = texts.composer;

interface Props {
  newcomers: Newcomer[];
  confirm: () => void;
  back: () => void;
}

/** Asks once more before somebody sees the conversation who had no part in it, or is seen of whom nobody knew. */
export function GuardStep({ newcomers, confirm, back }: Props) {
  const title = newcomers.every(({ hidden }) => hidden) ? words.guardHiddenTitle : words.guardTitle;
  return (
    <AskStep
      icon={IconEyePlus}
      title={title(newcomers.length)}
      go={words.guardSend}
      confirm={confirm}
      back={back}
    >
      <ul className={classes.guardWho}>
        {newcomers.map(({ address, hidden }) => (
          <li key={address}>
            {address}
            {hidden && ` (${words.guardHidden})`}
          </li>
        ))}
      </ul>
    </AskStep>
  );
}
