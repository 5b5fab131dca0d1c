import { ANY_PART_OF_THE_UK, type OpeningHours, type Region } from '#calendar';
import type { Charter } from './charter-file.js';
import type { ContactLink } from './organisation.entity.js';

const HOLIDAYS: Record<Charter['calendars'][number]['holidays'], Region[]> = {
  'england-and-wales': ['england-and-wales'],
  scotland: ['scotland'],
  'northern-ireland': ['northern-ireland'],
  'uk-any': [...ANY_PART_OF_THE_UK],
  none: [],
};

/** The organisation as a charter would have it. */
export function organisationRow(charter: Charter) {
  return {
    id: 1,
    ...charter.organisation,
    ombudsman: charter.organisation.ombudsman ?? null,
    openingHours: charter.openingHours.text,
    links: charter.contactLinks.map(({ label, url }): ContactLink => ({ label, url })),
    timeZone: charter.timeZone,
    calendar: charter.calendars[0]?.key ?? 'organisation',
    charter: charter.key,
    charterName: charter.name,
    promises: charter.promises,
  };
}

export function calendarRows(charter: Charter) {
  const openingHours = Object.fromEntries(
    Object.entries(charter.openingHours.days).map(([day, hours]) => [
      day,
      hours?.map(({ from, to }) => ({ opens: from, closes: to })),
    ]),
  ) as Partial<OpeningHours>;
  return charter.calendars.map(({ key, name, weekend, holidays, closures }) => ({
    key,
    name,
    timeZone: charter.timeZone,
    weekend,
    regions: HOLIDAYS[holidays],
    closures,
    openingHours,
    outOfHours: charter.openingHours.outOfHours ?? '',
  }));
}

export function targetRows(charter: Charter) {
  return charter.targets.map(
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
      atWarning,
      atMiss,
      extension,
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
      atWarning,
      atMiss,
      extension,
    }),
  );
}

/** What a charter puts in place of the organisation, its calendars and its targets. */
export interface CharterRows {
  organisation: ReturnType<typeof organisationRow>;
  calendars: ReturnType<typeof calendarRows>;
  targets: ReturnType<typeof targetRows>;
}

export function rowsOf(charter: Charter): CharterRows {
  return {
    organisation: organisationRow(charter),
    calendars: calendarRows(charter),
    targets: targetRows(charter),
  };
}
