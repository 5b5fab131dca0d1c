import type { EntityManager } from '@mikro-orm/sql';
import { composingSettings } from './sending/settings.js';

/**
 * Until when what is sent now can be taken back, by the database's own clock, which is the one that the outbox goes by;
 * null: it goes out at once.
 */
export async function undoUntil(em: EntityManager): Promise<Date | null> {
  const { undoSeconds } = await composingSettings(em);
  if (undoSeconds === 0) return null;
  const [row] = await em.execute<{ at: string | Date }[]>('select now() + make_interval(secs => ?) as at', [
    undoSeconds,
  ]);
  return row ? new Date(row.at) : null;
}
