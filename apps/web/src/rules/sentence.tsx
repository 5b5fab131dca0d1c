import type { RuleSentence } from '#api-client';
import classes from './rules-page.module.css';

/** What a rule does, in words; what a manager chose stands out. */
export function Sentence({ parts }: { parts: RuleSentence }) {
  return (
    <p className={classes.sentence}>
      {parts.map(({ text, chosen }, index) =>
        chosen ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
      )}
    </p>
  );
}
