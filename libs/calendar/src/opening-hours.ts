import { WEEKDAYS, type Weekday } from './epoch-day.js';

/** A stretch of one day in which the organisation is open, on the wall clock: `{opens: '09:00', closes: '17:00'}`. */
export interface OpenInterval {
  /** `HH:MM`, from 00:00. Open from this very moment. */
  readonly opens: string;
  /** `HH:MM`, to 24:00. Closed from this very moment. */
  readonly closes: string;
}

/** When the organisation is open, by weekday; a day with no interval has no hours, but may still be a working day. */
export type OpeningHours = Readonly<Record<Weekday, readonly OpenInterval[]>>;

/** An interval in minutes after midnight. */
export interface Minutes {
  opens: number;
  closes: number;
}

const OFFICE_DAY: readonly OpenInterval[] = [{ opens: '09:00', closes: '17:00' }];

/** 09:00 to 17:00, Monday to Friday. */
export const OFFICE_HOURS: OpeningHours = Object.freeze({
  monday: OFFICE_DAY,
  tuesday: OFFICE_DAY,
  wednesday: OFFICE_DAY,
  thursday: OFFICE_DAY,
  friday: OFFICE_DAY,
  saturday: [],
  sunday: [],
});

/** Opening hours with every weekday in them; one that is left out has no hours. */
export function everyWeekday(hours: Partial<OpeningHours>): OpeningHours {
  return Object.fromEntries(
    WEEKDAYS.map((day) => [day, (hours[day] ?? []).map(({ opens, closes }) => ({ opens, closes }))]),
  ) as unknown as OpeningHours;
}

/** What is wrong with one day's intervals, in words, or null. They must be in order and must not touch each other's time. */
export function faultIn(intervals: readonly OpenInterval[]): string | null {
  let last = -1;
  for (const { opens, closes } of intervals) {
    const [from, to] = [minutesOf(opens), minutesOf(closes)];
    if (from === null || to === null) return `"${opens}" to "${closes}" is not a pair of times (HH:MM)`;
    if (to <= from)
      return `"${opens}" to "${closes}" ends before it begins; hours past midnight belong to the next day`;
    if (from < last) return `"${opens}" comes before the interval ahead of it has ended`;
    last = to;
  }
  return null;
}

export function inMinutes(intervals: readonly OpenInterval[]): Minutes[] {
  return intervals.map(({ opens, closes }) => ({
    opens: minutesOf(opens) ?? 0,
    closes: minutesOf(closes) ?? 0,
  }));
}

function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 ? minutes : null;
}
