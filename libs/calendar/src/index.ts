export {
  type BankHolidays,
  bankHolidaysIn,
  coveredYears,
  mergeBankHolidays,
  SHIPPED_BANK_HOLIDAYS,
} from './bank-holidays/bank-holidays.js';
export { parseBankHolidays } from './bank-holidays/parse-bank-holidays.js';
export { dayInWords } from './day-in-words.js';
export { type DueDate, dueDate, type ExplainedDay } from './due-date.js';
export { WEEKDAYS, type Weekday } from './epoch-day.js';
export { amountInWords } from './explain.js';
export { OFFICE_HOURS, type OpenInterval, type OpeningHours } from './opening-hours.js';
export type { Pause } from './paused-time.js';
export { ANY_PART_OF_THE_UK, type Region } from './region.js';
export { checkTarget, type Target, type TargetUnit } from './target.js';
export { warningBefore } from './warning.js';
export { type DayFormat, formatDay } from './words.js';
export {
  type CalendarSettings,
  type Closure,
  statutoryCalendar,
  type WorkingCalendar,
  workingCalendar,
} from './working-calendar.js';
export {
  addWorkingDays,
  closedReason,
  isOpen,
  isWorkingDay,
  nextWorkingDay,
  type UnknownYear,
  unknownYears,
  workingDaysBetween,
} from './working-days.js';
