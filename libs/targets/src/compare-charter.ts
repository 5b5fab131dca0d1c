import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/sql';
import type { Closure } from '#calendar';
import { DomainError } from '#shared';
import { CalendarSettings } from './calendar-settings.entity.js';
import { type CharterChange, compareListed, type Listed } from './charter-changes.js';
import type { Charter } from './charter-file.js';
import { type CharterRows, rowsOf } from './charter-rows.js';
import { Organisation, type PublishedPromise } from './organisation.entity.js';
import { Target } from './target.entity.js';
import { amountOf, atMissInWords, atWarningInWords, extensionInWords } from './target-in-words.js';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/**
 * What a charter would change of the organisation, its calendars, targets and promises, and the rows that do so. Who the
 * organisation is, where its links lead, when it is closed and what it then says stays as it is, but for what the charter's own file says.
 * @param own what that file says of the organisation and its links; empty for a charter that ships, which has examples there
 */
export async function compareCharter(
  em: EntityManager,
  charter: Charter,
  own: Pick<Partial<Charter>, 'contactLinks'> & { organisation?: Partial<Charter['organisation']> },
): Promise<{ changes: CharterChange[]; rows: CharterRows }> {
  const organisation = await em.findOne(Organisation, { id: 1 });
  if (!organisation) throw new DomainError('conflict', 'no-charter', 'No charter is in use yet.');
  const calendars = await em.find(CalendarSettings, {}, { orderBy: { key: 'asc' } });
  const targets = await em.find(Target, {}, { orderBy: { key: 'asc' } });

  const rows = rowsOf(charter);
  const { name, telephone, website, links } = organisation;
  // The law names it, so a charter that ships may say it where nobody has yet.
  const ombudsman = organisation.ombudsman ?? rows.organisation.ombudsman;
  Object.assign(rows.organisation, { name, telephone, website, ombudsman, ...own.organisation });
  if (!own.contactLinks) rows.organisation.links = links;
  for (const calendar of rows.calendars) {
    const here = calendars.find(({ key }) => key === calendar.key);
    calendar.closures = together(here?.closures ?? [], calendar.closures);
    if (charter.openingHours.outOfHours === undefined) calendar.outOfHours = here?.outOfHours ?? '';
  }
  const changes = [
    ...compareListed('organisation', 'removed', aboutIt(organisation), aboutIt(rows.organisation)),
    ...compareListed('calendar', 'stays', calendars.map(calendarListed), rows.calendars.map(calendarListed)),
    ...compareListed(
      'target',
      'stays',
      like(targets, rows.targets).map(targetListed),
      rows.targets.map(targetListed),
    ),
    ...compareListed(
      'promise',
      'removed',
      organisation.promises.map(promiseListed),
      charter.promises.map(promiseListed),
    ),
  ];
  return { changes, rows };
}

function together(here: Closure[], more: Closure[]): Closure[] {
  return [...here, ...more.filter((each) => !here.some((other) => isDeepStrictEqual(each, other)))];
}

/** Those that are there, with the fields that a charter sets. */
function like(targets: Target[], rows: CharterRows['targets']): CharterRows['targets'] {
  const fields = Object.keys(rows[0] ?? {});
  return targets.map(
    (target) =>
      Object.fromEntries(
        fields.map((field) => [field, target[field as keyof Target]]),
      ) as unknown as CharterRows['targets'][number],
  );
}

function aboutIt(row: Organisation | CharterRows['organisation']): Listed[] {
  const said: [string, string, string][] = [
    ['charter', 'Charter', [row.charterName, row.charter].filter(Boolean).join(', ')],
    ['name', 'Name', row.name],
    ['telephone', 'Telephone', row.telephone],
    ['website', 'Website', row.website],
    ['opening-hours', 'Opening hours', row.openingHours],
    ['links', 'Contact links', row.links.map(({ label, url }) => `${label} (${url})`).join(', ')],
    ['ombudsman', 'Ombudsman', row.ombudsman ? Object.values(row.ombudsman).join(', ') : ''],
    ['time-zone', 'Time zone', row.timeZone],
    ['calendar', 'Calendar', row.calendar],
  ];
  return said.map(([key, name, text]) => ({ key, name, words: [text] }));
}

function calendarListed(row: CharterRows['calendars'][number]): Listed {
  const { key, name, timeZone, weekend, regions, closures, openingHours, outOfHours } = row;
  // In the order of the week: the database keeps none.
  const hours = WEEK.map((day) => [day, openingHours[day] ?? []] as const)
    .filter(([, spans]) => spans.length > 0)
    .map(([day, spans]) => [day, ...spans.map(({ opens, closes }) => `${opens}–${closes}`)].join(' '));
  const words = [
    name,
    timeZone,
    `holidays of ${regions.join(', ') || 'nowhere'}`,
    `no work on ${weekend.join(', ') || 'no day'}`,
    `open ${hours.join('; ') || 'never'}`,
    closures.map(({ name, from, to }) => `${name} ${from} to ${to}`).join(', '),
    outOfHours && `out of hours: “${outOfHours}”`,
  ];
  return { key, name, words };
}

function targetListed(row: CharterRows['targets'][number]): Listed {
  const { key, name, amount, unit, calendar, countsFrom, startsOn, metBy, pausesWhileWaiting, warnBefore } =
    row;
  const words = [
    amountOf(amount, unit),
    name,
    `by the calendar ${calendar}`,
    countsFrom === 'day-of-receipt' ? 'from the very day' : 'from the working day of receipt',
    `starts on ${startsOn}`,
    `met by ${metBy.replaceAll('-', ' ')}`,
    pausesWhileWaiting ? 'stands still while we wait' : 'never stands still',
    warnBefore.map((before) => `told ${amountOf(before.amount, before.unit)} before`).join(', '),
    atWarningInWords(row.atWarning),
    atMissInWords(row.atMiss),
    extensionInWords(row.extension ?? null),
  ];
  return { key, name, words, value: row };
}

function promiseListed({ key, text, target }: PublishedPromise): Listed {
  return { key, name: text, words: [target ? `${text} (${target})` : text] };
}
