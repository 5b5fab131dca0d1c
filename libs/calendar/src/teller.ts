import { civilDate, type EpochDay } from './epoch-day.js';
import { dayInFormat } from './words.js';

/** Names days one after the other, and says the year only at the first and where it changes. */
export class Teller {
  #year: number | null = null;

  /** `Thursday 2 April 2026`, and after that `Monday 20 April`. */
  day(day: EpochDay, weekday = true): string {
    const { year } = civilDate(day);
    const changed = year !== this.#year;
    this.#year = year;
    return dayInFormat(day, { weekday, year: changed });
  }

  /** `24 to 31 December`, `24 December to 1 January 2027`, or the one day. */
  range(first: EpochDay, last: EpochDay): string {
    if (first === last) return this.day(first, false);
    const [a, b] = [civilDate(first), civilDate(last)];
    const start = a.year === b.year && a.month === b.month ? String(a.day) : this.day(first, false);
    return `${start} to ${this.day(last, false)}`;
  }
}
