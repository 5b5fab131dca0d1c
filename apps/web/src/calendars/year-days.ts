import { Temporal } from 'temporal-polyfill';
import type { BankHolidays } from '#api-client';
import { type CalendarDraft, WEEKDAYS } from './calendar-draft.js';

export interface YearDay {
  day: number;
  /** Why it is closed; null for a working day. */
  closed: 'weekend' | 'holiday' | 'closure' | null;
  date: string;
}

/** Closed days that stand together under one name. */
export interface NamedDays {
  name: string;
  kind: 'holiday' | 'closure';
  from: string;
  to: string;
}

export interface YearMonth {
  month: number;
  /** Empty places before the first, where the week begins on Monday. */
  offset: number;
  days: YearDay[];
  named: NamedDays[];
}

/** A year as a calendar would have it, month by month, with the closed days by name. */
export function yearDays(
  draft: Pick<CalendarDraft, 'weekend' | 'regions' | 'closures'>,
  holidays: BankHolidays['items'],
  year: number,
): YearMonth[] {
  const kept = new Map(
    holidays
      .filter(({ regions }) => regions.some((region) => draft.regions.includes(region)))
      .map(({ date, name }) => [date, name]),
  );
  return Array.from({ length: 12 }, (_, index) => {
    const first = Temporal.PlainDate.from({ year, month: index + 1, day: 1 });
    const days: YearDay[] = [];
    const named: NamedDays[] = [];
    for (let day = 1; day <= first.daysInMonth; day++) {
      const date = first.with({ day });
      const iso = date.toString();
      const weekend = draft.weekend.includes(WEEKDAYS[date.dayOfWeek - 1] ?? 'monday');
      const holiday = kept.get(iso);
      const closure = draft.closures.find(({ from, to }) => from && from <= iso && iso <= (to || from));
      const closed = holiday ? 'holiday' : closure ? 'closure' : weekend ? 'weekend' : null;
      days.push({ day, date: iso, closed });
      if (holiday) named.push({ name: holiday, kind: 'holiday', from: iso, to: iso });
      if (!closure) continue;
      const begun = named.find(({ name, kind }) => kind === 'closure' && name === closure.name);
      if (begun) begun.to = iso;
      else named.push({ name: closure.name, kind: 'closure', from: iso, to: iso });
    }
    return { month: index + 1, offset: first.dayOfWeek - 1, days, named };
  });
}
