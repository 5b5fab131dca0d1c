import { ANY_PART_OF_THE_UK, type Region } from '../region.js';
import { ENGLAND_AND_WALES } from './england-and-wales.js';
import { NORTHERN_IRELAND } from './northern-ireland.js';
import { SCOTLAND } from './scotland.js';

/** The official bank holidays, by region: name by date (`YYYY-MM-DD`), substitute days included. */
export type BankHolidays = Readonly<Record<Region, Readonly<Record<string, string>>>>;

/** The bank holidays that ship with the product: 2012 to 2028, every region. */
export const SHIPPED_BANK_HOLIDAYS: BankHolidays = Object.freeze({
  'england-and-wales': Object.freeze(ENGLAND_AND_WALES),
  scotland: Object.freeze(SCOTLAND),
  'northern-ireland': Object.freeze(NORTHERN_IRELAND),
});

/** No region has ever had fewer in a whole year; a year with fewer is one that is not all there. */
const FEWEST_A_YEAR = 8;

/**
 * The years for which all bank holidays of a region are known, in order. A year with only a few days in it, as in a feed that
 * was cut off, is not one of them: taking it for whole would give dates that are too early.
 */
export function coveredYears(holidays: BankHolidays, region: Region): number[] {
  const perYear = new Map<number, number>();
  for (const date of Object.keys(holidays[region])) {
    const year = Number(date.slice(0, 4));
    perYear.set(year, (perYear.get(year) ?? 0) + 1);
  }
  return [...perYear]
    .filter(([, count]) => count >= FEWEST_A_YEAR)
    .map(([year]) => year)
    .sort((a, b) => a - b);
}

/**
 * Known bank holidays with newer ones laid over them. A year that the newer data cover whole replaces the known one, since a bank
 * holiday is sometimes moved (May 2020); of a year that they hold in part, the days are added.
 */
export function mergeBankHolidays(known: BankHolidays, newer: BankHolidays): BankHolidays {
  const merged = ANY_PART_OF_THE_UK.map((region) => {
    const replaced = new Set(coveredYears(newer, region));
    const kept = Object.entries(known[region]).filter(([date]) => !replaced.has(Number(date.slice(0, 4))));
    const days = [...kept, ...Object.entries(newer[region])].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return [region, Object.freeze(Object.fromEntries(days))] as const;
  });
  return Object.freeze(Object.fromEntries(merged)) as BankHolidays;
}

/** The bank holidays of one year, by date, and the regions of which that year is not known. */
export function bankHolidaysIn(
  holidays: BankHolidays,
  year: number,
): { items: { date: string; name: string; regions: Region[] }[]; unknown: Region[] } {
  const days = ANY_PART_OF_THE_UK.flatMap((region) =>
    Object.entries(holidays[region]).flatMap(([date, name]) =>
      date.startsWith(`${year}-`) ? [{ date, name, region }] : [],
    ),
  );
  const named = Map.groupBy(days, ({ date, name }) => `${date} ${name}`);
  const items = [...named.values()].map((same) => ({
    date: same[0]?.date ?? '',
    name: same[0]?.name ?? '',
    regions: same.map(({ region }) => region),
  }));
  return {
    items: items.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    unknown: ANY_PART_OF_THE_UK.filter((region) => !coveredYears(holidays, region).includes(year)),
  };
}
