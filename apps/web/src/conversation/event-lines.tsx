import type { HistoryEvent } from '#api-client';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import classes from './event-lines.module.css';

const MOST_SHOWN = 2;

/** What happened, one grey line each; more than two fold into one. */
export function EventLines({ events }: { events: HistoryEvent[] }) {
  const lines = (
    <ul className={classes.list}>
      {events.map(({ id, text, at }) => (
        <li key={id} className={classes.line}>
          <span>{text}</span> <When at={at} />
        </li>
      ))}
    </ul>
  );
  if (events.length <= MOST_SHOWN) return lines;
  const newest = events.at(-1);
  return (
    <details className={classes.folded}>
      <summary className={classes.line}>
        <span>
          {texts.conversation.events(events.length)}, {newest?.text}
        </span>{' '}
        {newest && <When at={newest.at} />}
      </summary>
      {lines}
    </details>
  );
}
