import type { EntityManager } from '@mikro-orm/sql';
import { ANY_PART_OF_THE_UK, type OpeningHours, type Region } from '#calendar';
import { CalendarSettings } from './calendar-settings.entity.js';
import type { Charter } from './charter-file.js';
import { Organisation } from './organisation.entity.js';
import { Target } from './target.entity.js';

const HOLIDAYS: Record<Charter['calendars'][number]['holidays'], Region[]> = {
  'england-and-wales': ['england-and-wales'],
  scotland: ['scotland'],
  'northern-ireland': ['northern-ireland'],
  'uk-any': [...ANY_PART_OF_THE_UK],
  none: [],
};

/** Puts a charter's organisation, calendars and targets in place; what has the same key is replaced. */
export async function useCharter(em: EntityManager, charter: Charter): Promise<void> {
  const openingHours = Object.fromEntries(
    Object.entries(charter.openingHours.days).map(([day, hours]) => [
      day,
      hours?.map(({ from, to }) => ({ opens: from, closes: to })),
    ]),
  ) as Partial<OpeningHours>;

  await em.upsert(Organisation, {
    id: 1,
    ...charter.organisation,
    openingHours: charter.openingHours.text,
    links: charter.contactLinks.map(({ label, url }) => ({ label, url })),
    timeZone: charter.timeZone,
    calendar: charter.calendars[0]?.key ?? 'organisation',
    charter: charter.key,
  });
  await em.upsertMany(
    CalendarSettings,
    charter.calendars.map(({ key, name, weekend, holidays, closures }) => ({
      key,
      name,
      timeZone: charter.timeZone,
      weekend,
      regions: HOLIDAYS[holidays],
      closures,
      openingHours,
    })),
  );
  await em.upsertMany(
    Target,
    charter.targets.map(
      ({
        key,
        name,
        amount,
        unit,
        calendar,
        from,
        startsOn,
        metBy,
        pausesWhileWaitingForContact,
        warnBefore,
      }) => ({
        key,
        name,
        amount,
        unit,
        calendar,
        countsFrom: from,
        startsOn,
        metBy,
        pausesWhileWaiting: pausesWhileWaitingForContact,
        warnBefore,
      }),
    ),
  );
}
