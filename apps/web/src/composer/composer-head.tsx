import { CloseButton } from '@mantine/core';
import { texts } from '../texts.js';
import classes from './composer.module.css';
import type { Writing } from './use-draft.js';

const words = texts.composer;
const MODES: Writing[] = ['reply', 'reply-all', 'forward', 'note'];

interface Props {
  writing: Writing;
  setWriting: (writing: Writing) => void;
  close: () => void;
}

/** What is being written, and the ways to something else. */
export function ComposerHead({ writing, setWriting, close }: Props) {
  return (
    <div className={classes.head}>
      <fieldset className={classes.modes} aria-label={words.mode}>
        {MODES.map((each) => (
          <button key={each} type="button" aria-pressed={each === writing} onClick={() => setWriting(each)}>
            {words.modes[each]}
          </button>
        ))}
      </fieldset>
      {writing === 'note' && <span className={classes.noteFor}>{texts.conversation.noteFor}</span>}
      <CloseButton size={28} ml="auto" aria-label={texts.keys.close} onClick={close} />
    </div>
  );
}
