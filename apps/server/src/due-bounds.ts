import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays } from '#calendar';
import type { DueBounds } from '#inbox';
import { Clock } from '#shared';
import { DueDates } from '#targets';

/** "Soon" reaches this many working days ahead. */
const SOON_WORKING_DAYS = 2;

/** What today, and soon, mean for the organisation at this moment. */
@Injectable()
export class DueBoundsNow {
  constructor(
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
  ) {}

  async now(): Promise<DueBounds & { today: string; startOfToday: Date; startOfMonth: Date }> {
    const calendar = await this.dueDates.calendar();
    const now = this.clock.now();
    const today = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
    const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(calendar.timeZone).epochMilliseconds;
    const endOf = (day: Temporal.PlainDate) => new Date(startOf(day.add({ days: 1 })) - 1);
    return {
      now: new Date(now.epochMilliseconds),
      today: today.toString(),
      startOfToday: new Date(startOf(today)),
      startOfMonth: new Date(startOf(today.with({ day: 1 }))),
      endOfToday: endOf(today),
      endOfSoon: endOf(addWorkingDays(today, SOON_WORKING_DAYS, calendar)),
      timeZone: calendar.timeZone,
    };
  }
}
