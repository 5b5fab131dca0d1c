import type { EntityManager } from '@mikro-orm/sql';
import { CalendarSettings } from './calendar-settings.entity.js';
import type { Charter } from './charter-file.js';
import { type CharterRows, rowsOf } from './charter-rows.js';
import { Organisation } from './organisation.entity.js';
import { Target } from './target.entity.js';

/**
 * Puts a charter's organisation, calendars and targets in place; what has the same key is replaced, and nothing goes.
 * @param rows what of it; absent: all, as at the first start
 */
export async function useCharter(
  em: EntityManager,
  charter: Charter,
  rows: CharterRows = rowsOf(charter),
): Promise<void> {
  await em.upsert(Organisation, rows.organisation);
  await em.upsertMany(CalendarSettings, rows.calendars);
  await em.upsertMany(Target, rows.targets);
}
