import { DomainError, type FieldError } from '#shared';
import { type BankHolidays, SHIPPED_BANK_HOLIDAYS } from './bank-holidays/bank-holidays.js';
import { parseIsoDate, WEEKDAYS, type Weekday } from './epoch-day.js';
import { everyWeekday, faultIn, OFFICE_HOURS, type OpeningHours } from './opening-hours.js';
import { ANY_PART_OF_THE_UK, isRegion, type Region } from './region.js';
import { TimeZone } from './time-zone.js';

/** Days on which the organisation itself is closed, such as a Christmas shutdown. */
export interface Closure {
  /** First day closed, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day closed, `YYYY-MM-DD`. */
  readonly to: string;
  readonly name: string;
}

/**
 * The days and hours on which an organisation works. Plain data that is never changed: make it once with `workingCalendar`, keep
 * it, and make another when a setting changes (what is looked up in it is prepared once for each calendar).
 * A working day is one that is no weekend day, no bank holiday in any of the regions and in no closure.
 */
export interface WorkingCalendar {
  /** IANA name; every day and opening time is meant on this zone's wall clock. */
  readonly timeZone: string;
  /** Closed every week, whatever the opening hours say. */
  readonly weekend: readonly Weekday[];
  /** Where bank holidays count; none: they are not kept. */
  readonly regions: readonly Region[];
  readonly closures: readonly Closure[];
  readonly openingHours: OpeningHours;
  readonly bankHolidays: BankHolidays;
}

/** What differs from the default calendar. */
export type CalendarSettings = Partial<Omit<WorkingCalendar, 'openingHours'>> & {
  /** Replaces the default as a whole: a weekday that is left out has no hours. */
  openingHours?: Partial<OpeningHours>;
};

/**
 * A working calendar: Europe/London, closed on Saturday and Sunday and on the bank holidays of England and Wales, open from
 * 09:00 to 17:00, but for what the settings say.
 * @throws DomainError (invalid) with one field for each setting that is wrong.
 */
export function workingCalendar(settings: CalendarSettings = {}): WorkingCalendar {
  const calendar: WorkingCalendar = {
    timeZone: settings.timeZone ?? 'Europe/London',
    weekend: [...(settings.weekend ?? ['saturday', 'sunday'])],
    regions: [...(settings.regions ?? ['england-and-wales'])],
    closures: (settings.closures ?? []).map(({ from, to, name }) => ({ from, to, name })),
    openingHours: everyWeekday(settings.openingHours ?? OFFICE_HOURS),
    bankHolidays: settings.bankHolidays ?? SHIPPED_BANK_HOLIDAYS,
  };
  const faults = faultsIn(calendar, Object.keys(settings.openingHours ?? {}));
  if (faults.length > 0) {
    const what = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw DomainError.invalid(`This working calendar cannot be used. ${what}.`, faults);
  }
  return Object.freeze(calendar);
}

/**
 * The calendar by which the law counts: the organisation's own closures do not stop it, and the weekend is Saturday and Sunday.
 * For freedom of information a working day excludes bank holidays in any part of the United Kingdom (Freedom of
 * Information Act 2000, section 10(6)), which is the default; for a subject access request give the organisation's own region.
 */
export function statutoryCalendar(
  calendar: WorkingCalendar,
  regions: readonly Region[] = ANY_PART_OF_THE_UK,
): WorkingCalendar {
  return workingCalendar({ ...calendar, regions, closures: [], weekend: ['saturday', 'sunday'] });
}

function faultsIn(calendar: WorkingCalendar, namedWeekdays: string[]): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (path: string, message: string) => faults.push({ path, message });

  if (!isTimeZone(calendar.timeZone)) fault('timeZone', `there is no time zone "${calendar.timeZone}"`);
  for (const day of calendar.weekend) {
    if (!WEEKDAYS.includes(day)) fault('weekend', `"${day}" is not a weekday`);
  }
  if (WEEKDAYS.every((day) => calendar.weekend.includes(day)))
    fault('weekend', 'leaves no day of the week to work on');
  for (const region of calendar.regions) {
    if (!isRegion(region)) fault('regions', `"${region}" is not one of ${ANY_PART_OF_THE_UK.join(', ')}`);
  }
  calendar.closures.forEach(({ from, to, name }, i) => {
    const [first, last] = [parseIsoDate(from), parseIsoDate(to)];
    if (first === null) fault(`closures.${i}.from`, `"${from}" is not a date (YYYY-MM-DD)`);
    if (last === null) fault(`closures.${i}.to`, `"${to}" is not a date (YYYY-MM-DD)`);
    if (first !== null && last !== null && last < first) fault(`closures.${i}.to`, `${to} is before ${from}`);
    if (typeof name !== 'string' || name.trim() === '') fault(`closures.${i}.name`, 'has no name');
  });
  for (const day of namedWeekdays) {
    if (!(WEEKDAYS as readonly string[]).includes(day)) fault(`openingHours.${day}`, 'is not a weekday');
  }
  for (const day of WEEKDAYS) {
    const message = faultIn(calendar.openingHours[day]);
    if (message) fault(`openingHours.${day}`, message);
  }
  return faults;
}

function isTimeZone(id: string): boolean {
  try {
    return new TimeZone(id).id === id;
  } catch {
    return false;
  }
}
