import type { EntityManager } from '@mikro-orm/sql';
import { coveredYears, mergeBankHolidays, parseBankHolidays, SHIPPED_BANK_HOLIDAYS } from '#calendar';
import { BankHolidayFeed } from './bank-holiday-feed.entity.js';

export interface LoadedHolidays {
  /** The last year that is known for every region. */
  knownUntil: number;
}

/**
 * Keeps the official feed of bank holidays (the JSON that the UK government publishes), to be laid over what ships.
 * Due dates that were reckoned without it are reckoned anew by the caller.
 * @throws DomainError `invalid` where it is not such a feed
 */
export async function loadBankHolidays(em: EntityManager, feed: unknown, at: Date): Promise<LoadedHolidays> {
  const holidays = mergeBankHolidays(SHIPPED_BANK_HOLIDAYS, parseBankHolidays(feed));
  await em.upsert(BankHolidayFeed, { id: 1, feed: feed as object, fetchedAt: at });
  const last = (['england-and-wales', 'scotland', 'northern-ireland'] as const).map(
    (region) => coveredYears(holidays, region).at(-1) ?? 0,
  );
  return { knownUntil: Math.min(...last) };
}
