import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { AuditEntry } from '#identity';
import { type DateMoves, previewMoves, reschedule, type Sight } from '#inbox';
import { Clock, DomainError } from '#shared';
import { type CalendarDraft, CalendarSettings, Clocks, DueDates } from '#targets';
import { contentVersion } from './content-version.js';

/** A working calendar with what hangs on it. */
export interface Calendar extends CalendarDraft {
  key: string;
  timeZone: string;
  /** The organisation's own, by which "today" and "in 2 working days" are meant. */
  own: boolean;
  /** Those that count by it. */
  targets: { key: string; name: string }[];
  /** Stands for this content; a change says on which it is based. */
  version: string;
}

interface Trial {
  clocks: Clocks;
  options: { now: Date; timeZone: string; why: string };
}

/** Lists the working calendars, says which dates a change would move, and moves them. */
@Injectable()
export class ChangeCalendars {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
  ) {}

  async list(): Promise<Calendar[]> {
    const { calendar: own } = await this.dueDates.organisation();
    const targets = await this.dueDates.targets();
    const rows = await this.em.fork().find(CalendarSettings, {}, { orderBy: { key: 'asc' } });
    return rows.map((row) => ({
      ...draftOf(row),
      key: row.key,
      timeZone: row.timeZone,
      own: row.key === own,
      targets: targets.flatMap(({ key, name, calendar }) => (calendar === row.key ? [{ key, name }] : [])),
      version: versionOf(row),
    }));
  }

  /**
   * Which dates would move, were this saved; changes nothing.
   * @throws DomainError `not-found`; `invalid` where the calendar cannot be worked by
   */
  async preview(key: string, draft: CalendarDraft, sight: Sight): Promise<DateMoves> {
    const { clocks, options } = await this.trial(key, draft);
    return previewMoves(this.em.fork(), clocks, { calendar: key }, { ...options, sight });
  }

  /**
   * Saves it and moves what runs, whole or not at all.
   * @param version what it was based on; a stale one is refused
   * @returns how many conversations have another date
   * @throws DomainError `not-found`, `invalid`, or `conflict` with the code `stale-version`
   */
  async save(key: string, draft: CalendarDraft, version: string, by: string): Promise<number> {
    const moved = await aloneOnDates(this.em, async (em) => {
      this.dueDates.forget();
      const { clocks, options } = await this.trial(key, draft);
      const row = await em.findOneOrFail(CalendarSettings, { key }, { refresh: true });
      if (versionOf(row) !== version) {
        throw new DomainError(
          'conflict',
          'stale-version',
          'Somebody has changed this calendar since you opened it. Look at it again, then try once more.',
        );
      }
      const before = draftOf(row);
      em.assign(row, draft);
      const detail = { before, after: draftOf(row) };
      em.create(AuditEntry, { personId: by, action: 'calendar.change', subject: key, detail });
      await em.flush();
      em.clear();
      return reschedule(em, clocks, { calendar: key }, { ...options, by });
    });
    this.dueDates.forget();
    return moved;
  }

  private async trial(key: string, draft: CalendarDraft): Promise<Trial> {
    const trial = await this.dueDates.trying(key, draft, this.clock.now());
    const { timeZone } = await trial.organisation();
    const why = `the calendar “${draft.name}” was changed`;
    return { clocks: new Clocks(trial), options: { now: this.clock.date(), timeZone, why } };
  }
}

/** As whoever puts a charter in use does: one change of what dates are reckoned by at a time. */
export function aloneOnDates<T>(em: EntityManager, work: (em: EntityManager) => Promise<T>): Promise<T> {
  return em.fork().transactional(async (transaction) => {
    const inside = transaction as EntityManager;
    await inside.execute('select 1 from organisation where id = 1 for update');
    return work(inside);
  });
}

export function draftOf(calendar: CalendarDraft): CalendarDraft {
  const { name, weekend, regions, closures, openingHours, outOfHours } = calendar;
  return { name, weekend, regions, closures, openingHours, outOfHours };
}

function versionOf(row: CalendarDraft): string {
  return contentVersion(draftOf(row));
}
