import type { ClockWithDays, Conversation, PendingPromise } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { DayLines } from '../dates/day-lines.js';
import { ClockMark } from '../dates/due-mark.js';
import { sayMoment } from '../dates/say-when.js';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import classes from './panel.module.css';
import { ReceiptLine } from './receipt-line.js';

const words = texts.conversation;

/** Every promise that runs on it: how it stands, why that date, and the days one by one. */
export function DatesPanel({ conversation }: { conversation: Conversation }) {
  const { clocks, status } = conversation;
  const pending = status === 'done' || status === 'spam' ? [] : conversation.pending;
  return (
    <div className={classes.stack}>
      <ReceiptLine conversation={conversation} />
      {clocks.length + pending.length === 0 && <p>{words.datesNone}</p>}
      {clocks.map((clock) => (
        <ClockView key={clock.target + clock.startedAt} clock={clock} />
      ))}
      {pending.map((promise) => (
        <PendingView key={promise.target} promise={promise} />
      ))}
    </div>
  );
}

function ClockView({ clock }: { clock: ClockWithDays }) {
  const context = useDayContext();
  return (
    <section className={classes.clock}>
      <div className={classes.head}>
        <h3 className={classes.name}>{clock.name}</h3>
        <ClockMark clock={clock} />
      </div>
      <p>{clock.text}</p>
      <p className={classes.small}>{words.keptBy[clock.metBy]}</p>
      {clock.provisional && <p className={classes.provisional}>{words.provisional}</p>}
      <p className={classes.small}>
        {words.started} <When at={clock.startedAt} />
      </p>
      {clock.pauses.map(({ from, to }) => (
        <p key={from} className={classes.small}>
          {words.pauses} {words.pauseFrom(sayMoment(from, context), to && sayMoment(to, context))}
        </p>
      ))}
      {clock.days.length > 0 && (
        <details className={classes.days}>
          <summary>{words.daysCounted}</summary>
          <DayLines days={clock.days} label={words.daysCounted} />
        </details>
      )}
    </section>
  );
}

/** What is promised and has not begun. */
function PendingView({ promise: { name, startsOn, metBy } }: { promise: PendingPromise }) {
  return (
    <section className={classes.clock}>
      <div className={classes.head}>
        <h3 className={classes.name}>{name}</h3>
        <span className={classes.small}>{words.notBegun}</span>
      </div>
      <p>{words.begins[startsOn]}</p>
      <p className={classes.small}>{words.keptBy[metBy]}</p>
    </section>
  );
}
