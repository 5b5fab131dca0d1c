import type { Message } from '#api-client';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import classes from './composer.module.css';
import type { WritingTo } from './composer-queries.js';

const words = texts.composer;

interface Props {
  message: Message;
  how: WritingTo;
  /** Back to what is answered where nobody chooses. */
  takeNewest: () => void;
}

/** Which message it is that is answered or handed on, where somebody has chosen one. */
export function AboutLine({ message: { from, author, at }, how, takeNewest }: Props) {
  const who = author?.name || from?.name || from?.address || texts.list.anyone;
  return (
    <p className={classes.about}>
      <span>
        {words.about[how](who)} <When at={at} />
      </span>
      <button type="button" className={classes.quiet} onClick={takeNewest}>
        {words.aboutNewest}
      </button>
    </p>
  );
}
