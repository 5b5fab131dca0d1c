import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import {
  type BankHolidays,
  type DueDate,
  dueDate,
  isOpen,
  mergeBankHolidays,
  parseBankHolidays,
  SHIPPED_BANK_HOLIDAYS,
  type WorkingCalendar,
  warningBefore,
  workingCalendar,
} from '#calendar';
import { DomainError, Remembered } from '#shared';
import { BankHolidayFeed } from './bank-holiday-feed.entity.js';
import type { CalendarDraft } from './calendar-draft.js';
import { CalendarSettings } from './calendar-settings.entity.js';
import type { Pause, Reckoning } from './clock.entity.js';
import { currentManager } from './current-manager.js';
import type { Extension } from './deeds.js';
import { Organisation } from './organisation.entity.js';
import { Target } from './target.entity.js';
import type { Terms } from './terms.js';

interface Settings {
  organisation: Organisation;
  targets: Map<string, Target>;
  calendars: Map<string, WorkingCalendar>;
  /** By the key of the calendar; empty for nothing. */
  outOfHours: Map<string, string>;
}

/** Reckons due dates with the calendars as they are set now, and the targets, or what a clock has kept of one. */
export class DueDates {
  private readonly remembered = new Remembered(() => this.read());

  constructor(
    private readonly em: EntityManager,
    private readonly fixed: Settings | null = null,
  ) {}

  /**
   * @param target its key, or what a clock started with
   * @param receivedAt the moment of receipt
   * @param pauses stretches that do not count; an open one is left out
   * @param extraDays working days by which the date was moved afterwards
   * @throws DomainError `not-found` where there is no such target
   */
  async reckon(
    target: string | Terms,
    receivedAt: Temporal.Instant,
    pauses: Pause[] = [],
    extraDays = 0,
  ): Promise<Reckoning> {
    const terms = typeof target === 'string' ? await this.target(target) : target;
    const calendar = await this.calendar(terms.calendar);
    const result = dueDate(
      { amount: terms.amount, unit: terms.unit, from: terms.countsFrom },
      receivedAt,
      calendar,
      pauses.flatMap(({ from, to }) =>
        to ? [{ from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) }] : [],
      ),
    );
    const warnings = ({ dueAt }: DueDate) =>
      terms.warnBefore.map((before) => warningBefore(dueAt, before, calendar).toString()).toSorted();
    if (extraDays === 0) return reckoning(result, warnings(result));
    // From one's last moment, so that the day itself is not counted again.
    const more = dueDate(
      { amount: extraDays, unit: 'working-days', from: 'day-of-receipt' },
      result.dueAt.subtract({ seconds: 1 }),
      calendar,
    );
    return {
      ...reckoning(more, warnings(more)),
      text: `${result.text} Extended by ${more.text}`,
      days: [...result.days, ...more.days.slice(1)],
      provisional: result.provisional || more.provisional,
    };
  }

  /**
   * The same, moved as far as it may be: in its own units as one longer promise, in others from its last moment on.
   * @param most how far
   */
  async moved(
    terms: Terms,
    receivedAt: Temporal.Instant,
    pauses: Pause[],
    most: Extension['most'],
  ): Promise<Reckoning> {
    const plain: Terms = { ...terms, warnBefore: [] };
    if (most.unit === terms.unit) {
      return this.reckon({ ...plain, amount: terms.amount + most.amount }, receivedAt, pauses);
    }
    const { dueAt } = await this.reckon(plain, receivedAt, pauses);
    const end = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()).subtract({ seconds: 1 });
    return this.reckon({ ...plain, ...most, countsFrom: 'day-of-receipt' }, end);
  }

  async target(key: string): Promise<Target> {
    const target = (await this.settings()).targets.get(key);
    if (!target) throw DomainError.notFound('target', key);
    return target;
  }

  async targets(): Promise<Target[]> {
    return [...(await this.settings()).targets.values()];
  }

  async organisation(): Promise<Organisation> {
    return (await this.settings()).organisation;
  }

  /** The organisation's own calendar, or the one named. @throws DomainError `not-found` */
  async calendar(key?: string): Promise<WorkingCalendar> {
    const { calendars, organisation } = await this.settings();
    const calendar = calendars.get(key ?? organisation.calendar);
    if (!calendar) throw DomainError.notFound('calendar', key ?? organisation.calendar);
    return calendar;
  }

  /** What those are told who write at a moment at which the organisation is closed; null where it is open, or says nothing. */
  async outOfHours(at: Date): Promise<string | null> {
    const { outOfHours, organisation } = await this.settings();
    const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
    return isOpen(instant, await this.calendar()) ? null : outOfHours.get(organisation.calendar) || null;
  }

  /** The bank holidays that are known. */
  async bankHolidays(): Promise<BankHolidays> {
    return (await this.calendar()).bankHolidays;
  }

  /**
   * The same, by one calendar as it would be. Stores nothing.
   * @param from the moment from which every target that counts by it must be within reach
   * @throws DomainError `not-found`; `invalid` where the calendar cannot be worked by
   */
  async trying(key: string, draft: CalendarDraft, from: Temporal.Instant): Promise<DueDates> {
    const settings = await this.settings();
    const { timeZone, bankHolidays } = await this.calendar(key);
    const { weekend, regions, closures, openingHours } = draft;
    const calendar = workingCalendar({ timeZone, weekend, regions, closures, openingHours, bankHolidays });
    const calendars = new Map(settings.calendars).set(key, calendar);
    const trial = new DueDates(this.em, { ...settings, calendars });
    for (const target of settings.targets.values()) {
      if (target.calendar === key) await trial.mustReach(target, from);
    }
    return trial;
  }

  /** Looks at the settings anew at the next call. */
  forget(): void {
    this.remembered.forget();
  }

  /** Without a single open day, or hour, nobody could ever be on time. */
  private async mustReach({ key, name }: Target, from: Temporal.Instant): Promise<void> {
    try {
      await this.reckon(key, from);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const message = `leave no date by which ${name} could be due`;
      throw DomainError.invalid(`These days and hours ${message}.`, [{ path: 'openingHours', message }]);
    }
  }

  private async settings(): Promise<Settings> {
    return this.fixed ?? this.remembered.get();
  }

  private async read(): Promise<Settings> {
    const em = currentManager(this.em);
    const organisation = await em.findOne(Organisation, { id: 1 });
    if (!organisation) {
      throw new DomainError('conflict', 'no-charter', 'No charter is in use yet: choose one first.');
    }
    const feed = await em.findOne(BankHolidayFeed, { id: 1 });
    const bankHolidays: BankHolidays = feed
      ? mergeBankHolidays(SHIPPED_BANK_HOLIDAYS, parseBankHolidays(feed.feed))
      : SHIPPED_BANK_HOLIDAYS;
    const calendars = await em.find(CalendarSettings, {});
    return {
      organisation,
      targets: new Map((await em.find(Target, {}, { orderBy: { key: 'asc' } })).map((t) => [t.key, t])),
      calendars: new Map(
        calendars.map(({ key, timeZone, weekend, regions, closures, openingHours }) => [
          key,
          workingCalendar({ timeZone, weekend, regions, closures, openingHours, bankHolidays }),
        ]),
      ),
      outOfHours: new Map(calendars.map(({ key, outOfHours }) => [key, outOfHours])),
    };
  }
}

function reckoning({ due, dueAt, text, days, provisional }: DueDate, warnings: string[]): Reckoning {
  const moment = new Date(dueAt.epochMilliseconds);
  return { due: due.toString(), dueAt: moment, text, days, provisional, warnings };
}
