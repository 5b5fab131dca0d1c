import type { DateMoves } from '#api-client';
import { texts } from '../texts.js';
import classes from './calendar-editor.module.css';

const words = texts.calendars.moves;

/** Which promised dates a change would move, and by how much. */
export function MovesList({ moves }: { moves: DateMoves }) {
  const { conversations, earlier, later, overdue, waiting, items } = moves;
  return (
    <>
      <p className={classes.verdict}>{conversations === 0 ? words.none : words.some(conversations)}</p>
      {conversations > 0 && (
        <p>
          {[later > 0 && words.later(later), earlier > 0 && words.earlier(earlier)]
            .filter(Boolean)
            .join(' · ')}
          {overdue > 0 && <span className={classes.overdue}> · {words.overdue(overdue)}</span>}
        </p>
      )}
      <p className={classes.quiet}>
        {waiting > 0 && `${words.waiting(waiting)} `}
        {words.kept} {words.hidden}
      </p>
      {items.length > 0 && (
        <ul
          className={classes.moves}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by key
          tabIndex={0}
          aria-label={items.length < earlier + later ? words.first(items.length) : words.list}
        >
          {items.map(({ reference, subject, name, words: moved }, index) => (
            <li key={index}>
              <a href={`/conversations/${reference}`} target="_blank" rel="noreferrer">
                {subject || reference}
              </a>
              <p>
                {name}: {moved}.
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
