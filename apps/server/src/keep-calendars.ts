import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { AuditEntry } from '#identity';
import { DomainError } from '#shared';
import { type CalendarDraft, CalendarSettings, DueDates, Organisation, Target } from '#targets';
import { aloneOnDates, draftOf } from './change-calendars.js';

/** Short of what a key may be, for a number. */
const LONGEST_KEY = 50;

/** A calendar to come: another one under a name of its own, with its own holidays. */
export interface NewCalendar {
  name: string;
  /** Key of the one whose days and hours it begins with. */
  copyOf: string;
  /** Whose bank holidays count; absent: as in that one. */
  regions?: CalendarDraft['regions'] | undefined;
}

/** Adds whole working calendars, and takes them away again. */
@Injectable()
export class KeepCalendars {
  constructor(
    private readonly em: EntityManager,
    private readonly dueDates: DueDates,
  ) {}

  /**
   * Adds a calendar that nothing counts by yet.
   * @returns its key, made from its name
   * @throws DomainError `invalid` where there is nothing to copy; `conflict` where the name is taken
   */
  async add({ name, copyOf, regions }: NewCalendar, by: string): Promise<string> {
    const added = await aloneOnDates(this.em, async (em) => {
      const rows = await em.find(CalendarSettings, {});
      const from = rows.find(({ key }) => key === copyOf);
      if (!from) {
        const message = 'names no calendar that there is';
        throw DomainError.invalid(`There is no calendar "${copyOf}".`, [{ path: 'copyOf', message }]);
      }
      if (rows.some((each) => each.name.toLowerCase() === name.toLowerCase())) {
        throw new DomainError('conflict', 'name-taken', `There is a calendar “${name}” already.`);
      }
      const key = newKey(
        name,
        rows.map((row) => row.key),
      );
      const draft = { ...draftOf(from), name, ...(regions ? { regions } : {}) };
      em.persist(em.create(CalendarSettings, { key, timeZone: from.timeZone, ...draft }));
      const detail = { copyOf, after: draft };
      em.create(AuditEntry, { personId: by, action: 'calendar.add', subject: key, detail });
      return key;
    });
    this.dueDates.forget();
    return added;
  }

  /**
   * Takes a calendar away that nothing counts by, and nothing ever did.
   * @throws DomainError `not-found`, or `conflict` with the code `calendar-in-use`, naming who uses it
   */
  async remove(key: string, by: string): Promise<void> {
    await aloneOnDates(this.em, async (em) => {
      const row = await em.findOne(CalendarSettings, { key });
      if (!row) throw DomainError.notFound('calendar', key);
      const users = await usersOf(em, key);
      if (users.length > 0) {
        throw new DomainError(
          'conflict',
          'calendar-in-use',
          `“${row.name}” cannot be deleted: it is used by ${users.join(', ')}.`,
        );
      }
      const detail = { before: draftOf(row) };
      em.remove(row);
      em.create(AuditEntry, { personId: by, action: 'calendar.delete', subject: key, detail });
    });
    this.dueDates.forget();
  }
}

/** In words, who counts by a calendar; what was promised by it must be explained for as long as it stands. */
async function usersOf(em: EntityManager, key: string): Promise<string[]> {
  const own = await em.count(Organisation, { calendar: key });
  const targets = await em.find(Target, { calendar: key }, { orderBy: { name: 'asc' } });
  const [promised] = await em.execute<{ count: number }[]>(
    'select count(distinct conversation_id)::int as count from target_clock where calendar = ?',
    [key],
  );
  const count = promised?.count ?? 0;
  return [
    ...(own > 0 ? ['the organisation itself'] : []),
    ...targets.map(({ name }) => `the target “${name}”`),
    ...(count > 0 ? [`the dates of ${count} conversation${count === 1 ? '' : 's'}`] : []),
  ];
}

/** `Our Scottish office` → `our-scottish-office`, and with a number where that is taken. */
function newKey(name: string, taken: string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const start = plain.slice(0, LONGEST_KEY).replace(/-+$/, '') || 'calendar';
  let key = start;
  for (let number = 2; taken.includes(key); number++) key = `${start}-${number}`;
  return key;
}
