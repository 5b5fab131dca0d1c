import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Rehearsal, type RehearsalOptions, type Rehearsed } from '#inbox';
import { Clock } from '#shared';
import { DueDates } from '#targets';

/** What somebody asks to be rehearsed; `from` and `to` are days or instants. */
export interface Asked {
  rules: unknown;
  defaults?: unknown;
  from?: string | undefined;
  to?: string | undefined;
}

const DAYS = 30;
const DAY_MS = 24 * 3600_000;

/** Rehearses rules on a period that is given in the organisation's days. */
@Injectable()
export class RehearseRules {
  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly dueDates: DueDates,
    private readonly clock: Clock,
  ) {}

  async run(asked: Asked, options: RehearsalOptions): Promise<Rehearsed & { from: Date; to: Date }> {
    const { timeZone } = await this.dueDates.organisation();
    const now = this.clock.date();
    const to = asked.to === undefined ? now : momentOf(asked.to, timeZone, 1);
    const from =
      asked.from === undefined ? new Date(to.getTime() - DAYS * DAY_MS) : momentOf(asked.from, timeZone, 0);
    // A mail server's clock may be ahead of ours: up to now is all that is there.
    const end = asked.to === undefined ? new Date(now.getTime() + DAY_MS) : to;
    const { rules, defaults } = asked;
    return { from, to, ...(await this.rehearsal.rehearse({ rules, defaults, from, to: end }, options)) };
  }
}

/** @param days added to a day, so that the end of a period is the end of its last day */
function momentOf(text: string, timeZone: string, days: number): Date {
  const instant = /^\d{4}-\d\d-\d\d$/.test(text)
    ? Temporal.PlainDate.from(text).add({ days }).toZonedDateTime(timeZone).toInstant()
    : Temporal.Instant.from(text);
  return new Date(instant.epochMilliseconds);
}
