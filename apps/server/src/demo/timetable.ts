import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, isOpen, isWorkingDay, nextWorkingDay, type WorkingCalendar } from '#calendar';
import type { SeededRandom } from './seeded-random.js';
import type { Begin, Turn } from './story.js';

const BY_THE_CONTACT = new Set<Turn['does']>(['write', 'arrive-again', 'out-of-office', 'bounce']);
const AT_ONCE = new Set<Turn['does']>(['arrive-again', 'out-of-office', 'bounce']);

/** When things happen: colleagues work in office hours, everybody else writes when they like. */
export class Timetable {
  constructor(
    private readonly calendar: WorkingCalendar,
    private readonly now: Temporal.Instant,
    private readonly random: SeededRandom,
  ) {}

  local(instant: Temporal.Instant): Temporal.ZonedDateTime {
    return instant.toZonedDateTimeISO(this.calendar.timeZone);
  }

  /** Never in the future: what would be later today was yesterday. */
  begin(begin: Begin): Temporal.Instant {
    const today = this.local(this.now).toPlainDate();
    const day =
      'daysAgo' in begin
        ? today.subtract({ days: begin.daysAgo })
        : addWorkingDays(today, -begin.workingDaysAgo, this.calendar);
    const at = this.at(day, Temporal.PlainTime.from(begin.time)).add({ seconds: this.random.between(0, 59) });
    return Temporal.Instant.compare(at, this.now) < 0 ? at : at.subtract({ hours: 24 });
  }

  /** When a turn comes, after the one before it. */
  next(turn: Turn, before: Temporal.Instant): Temporal.Instant {
    if (AT_ONCE.has(turn.does)) return before.add({ seconds: this.random.between(5, 50) });
    return BY_THE_CONTACT.has(turn.does)
      ? this.contact(turn.after, before)
      : this.colleague(turn.after, before);
  }

  private contact(days: number, before: Temporal.Instant): Temporal.Instant {
    if (days === 0) return before.add({ minutes: this.random.between(25, 190) });
    const day = this.local(before).toPlainDate().add({ days });
    return this.at(day, this.time(8, 21));
  }

  private colleague(workingDays: number, before: Temporal.Instant): Temporal.Instant {
    const soon = before.add({ minutes: this.random.between(3, 40) });
    if (workingDays === 0 && isOpen(soon, this.calendar)) return soon;
    const day = this.local(before).toPlainDate();
    const early = this.local(before).hour < 9 && isWorkingDay(day, this.calendar);
    const later =
      workingDays === 0
        ? early
          ? day
          : nextWorkingDay(day, this.calendar)
        : addWorkingDays(day, workingDays, this.calendar);
    return this.at(later, this.time(9, 16));
  }

  private time(from: number, to: number): Temporal.PlainTime {
    return Temporal.PlainTime.from({
      hour: this.random.between(from, to),
      minute: this.random.between(5, 55),
      second: this.random.between(0, 59),
    });
  }

  private at(day: Temporal.PlainDate, plainTime: Temporal.PlainTime): Temporal.Instant {
    return day.toZonedDateTime({ timeZone: this.calendar.timeZone, plainTime }).toInstant();
  }
}
