import { Temporal } from 'temporal-polyfill';
import { civilDate, type EpochDay } from './epoch-day.js';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

const MOST_REMEMBERED = 20_000;

/**
 * Instants (milliseconds since 1970) to wall-clock days and back in one time zone. Temporal decides; its answers are remembered
 * by UTC day, because asking it each time is the most expensive thing in a due date. A day on which the offset
 * changes is never answered from memory.
 */
export class TimeZone {
  /** Offset in milliseconds by UTC day; NaN where it changes within the day. */
  readonly #offsets = new Map<number, number>();

  /** @throws RangeError where there is no such time zone. */
  constructor(readonly id: string) {
    this.#ask(0);
  }

  /** The wall-clock day on which an instant falls. */
  dayOf(instant: number): EpochDay {
    return Math.floor((instant + this.#offsetAt(instant)) / DAY_MS);
  }

  /** Milliseconds on the wall clock since its midnight: after a clock change this is not the time that has passed. */
  timeOf(instant: number): number {
    const local = instant + this.#offsetAt(instant);
    return local - Math.floor(local / DAY_MS) * DAY_MS;
  }

  /**
   * The instant at which the wall clock shows a day and so many minutes after midnight (1440: the next midnight). A time that is
   * skipped in spring is moved on by the length of the gap; of one that comes twice in autumn, the first is meant.
   */
  instantAt(day: EpochDay, minutes: number): number {
    const local = day * DAY_MS + minutes * MINUTE_MS;
    const utcDay = Math.floor(local / DAY_MS);
    const offset = this.#offsetOn(utcDay);
    // Offsets are less than a day: three equal days in a row leave no change near the time in question.
    if (offset === this.#offsetOn(utcDay - 1) && offset === this.#offsetOn(utcDay + 1)) return local - offset;
    const { year, month, day: dayOfMonth } = civilDate(utcDay);
    const time = (local - utcDay * DAY_MS) / MINUTE_MS;
    return new Temporal.PlainDateTime(
      year,
      month,
      dayOfMonth,
      Math.floor(time / 60),
      time % 60,
    ).toZonedDateTime(this.id, { disambiguation: 'compatible' }).epochMilliseconds;
  }

  #offsetAt(instant: number): number {
    const offset = this.#offsetOn(Math.floor(instant / DAY_MS));
    return Number.isNaN(offset) ? this.#ask(instant) : offset;
  }

  #offsetOn(utcDay: number): number {
    let offset = this.#offsets.get(utcDay);
    if (offset === undefined) {
      offset = this.#ask(utcDay * DAY_MS);
      if (offset !== this.#ask((utcDay + 1) * DAY_MS)) offset = Number.NaN;
      if (this.#offsets.size >= MOST_REMEMBERED) this.#offsets.clear();
      this.#offsets.set(utcDay, offset);
    }
    return offset;
  }

  #ask(instant: number): number {
    return (
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.id).offsetNanoseconds / 1e6
    );
  }
}
