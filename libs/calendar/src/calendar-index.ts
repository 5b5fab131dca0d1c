import { coveredYears } from './bank-holidays/bank-holidays.js';
import { type EpochDay, isoDate, parseIsoDate, WEEKDAYS, type Weekday, weekdayOf } from './epoch-day.js';
import { inMinutes, type Minutes } from './opening-hours.js';
import { type Region, regionsInWords } from './region.js';
import { TimeZone } from './time-zone.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Why a day is closed. */
export interface Closed {
  kind: 'weekend' | 'bank-holiday' | 'closure';
  /** `Saturday`, `Good Friday`, `Christmas shutdown`. */
  name: string;
  /** `Scotland`, where only some of the calendar's regions have the holiday; else empty. */
  where: string;
  /** In one phrase: `Saturday`, `St Andrew’s Day (Scotland)`, `Closed: Christmas shutdown`. */
  reason: string;
}

/** A stretch of open time: milliseconds since 1970, the end not included. */
export interface Span {
  start: number;
  end: number;
}

/** Longest walk, in days: nobody closes for 55 years, and a walk that finds no open day must come to an end. */
export const LONGEST_WALK = 20_000;

/** A calendar made ready for looking things up, day by day. */
export class CalendarIndex {
  readonly zone: TimeZone;
  readonly #weekend = new Map<Weekday, Closed>();
  readonly #holidays = new Map<EpochDay, Closed>();
  readonly #closures: { from: EpochDay; to: EpochDay; closed: Closed }[];
  readonly #hours: Map<Weekday, Minutes[]>;
  readonly #covered: [Region, Set<number>][];

  constructor(calendar: WorkingCalendar) {
    this.zone = new TimeZone(calendar.timeZone);
    for (const day of calendar.weekend) {
      const name = `${day.charAt(0).toUpperCase()}${day.slice(1)}`;
      this.#weekend.set(day, { kind: 'weekend', name, where: '', reason: name });
    }
    this.#indexHolidays(calendar);
    this.#closures = calendar.closures.map(({ from, to, name }) => ({
      from: parseIsoDate(from) as EpochDay,
      to: parseIsoDate(to) as EpochDay,
      closed: { kind: 'closure', name, where: '', reason: `Closed: ${name}` },
    }));
    this.#hours = new Map(WEEKDAYS.map((day) => [day, inMinutes(calendar.openingHours[day])]));
    this.#covered = calendar.regions.map((r) => [r, new Set(coveredYears(calendar.bankHolidays, r))]);
  }

  /** Why a day is closed, or null for a working day. */
  closed(day: EpochDay): Closed | null {
    const known = this.#weekend.get(weekdayOf(day)) ?? this.#holidays.get(day);
    if (known !== undefined) return known;
    for (const closure of this.#closures) {
      if (closure.from <= day && day <= closure.to) return closure.closed;
    }
    return null;
  }

  /** The first working day from this day on, itself included. @throws RangeError where none comes. */
  workingDayFrom(day: EpochDay): EpochDay {
    for (let d = day; d - day < LONGEST_WALK; d++) if (this.closed(d) === null) return d;
    throw new RangeError(`This calendar has no working day after ${isoDate(day)}.`);
  }

  /** The open time of a day, in order; none on a closed day. */
  openSpans(day: EpochDay): Span[] {
    if (this.closed(day) !== null) return [];
    const spans: Span[] = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const { opens, closes } of this.#hours.get(weekdayOf(day)) ?? []) {
      // In the night when clocks go forward, intervals can shrink to nothing or run into each other.
      const start = Math.max(this.zone.instantAt(day, opens), last);
      const end = Math.max(this.zone.instantAt(day, closes), start);
      if (end > start) spans.push({ start, end });
      last = end;
    }
    return spans;
  }

  /** When a day's work ends: at the last closing time, or with the day where it has no hours. */
  closingTime(day: EpochDay): number {
    return this.zone.instantAt(day, this.#hours.get(weekdayOf(day))?.at(-1)?.closes ?? 1440);
  }

  /** Regions whose bank holidays are not known for a year. */
  unknownRegions(year: number): Region[] {
    return this.#covered.filter(([, years]) => !years.has(year)).map(([region]) => region);
  }

  #indexHolidays({ regions, bankHolidays }: WorkingCalendar): void {
    const found = new Map<string, { name: string; regions: Region[] }>();
    for (const region of regions) {
      for (const [date, name] of Object.entries(bankHolidays[region])) {
        const holiday = found.get(date);
        if (holiday) holiday.regions.push(region);
        else found.set(date, { name, regions: [region] });
      }
    }
    for (const [date, holiday] of found) {
      const where = holiday.regions.length < regions.length ? regionsInWords(holiday.regions) : '';
      const reason = where === '' ? holiday.name : `${holiday.name} (${where})`;
      this.#holidays.set(parseIsoDate(date) as EpochDay, {
        kind: 'bank-holiday',
        name: holiday.name,
        where,
        reason,
      });
    }
  }
}

const indexes = new WeakMap<WorkingCalendar, CalendarIndex>();

export function indexOf(calendar: WorkingCalendar): CalendarIndex {
  let index = indexes.get(calendar);
  if (index === undefined) {
    index = new CalendarIndex(calendar);
    indexes.set(calendar, index);
  }
  return index;
}
