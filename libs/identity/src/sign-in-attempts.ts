import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/sql';

/** Wrong passwords in a row before an address rests, and for how long; after as long without any they are forgotten. */
const MOST_FAILURES = 10;
const REST_MS = 15 * 60_000;

/**
 * Counts an attempt to sign in as failed before its password is looked at: however many come at once, each is counted.
 * Addresses without an account are counted like the others, so that nobody can tell them apart.
 * @returns false where the address rests
 */
export async function countAttempt(em: EntityManager, address: string, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + REST_MS).toISOString();
  const at = now.toISOString();
  const [row] = await em.execute<{ failures: number }[]>(
    `insert into sign_in_attempt as a (address, failures, until) values (?, 1, ?)
     on conflict (address) do update set
       failures = case when a.until <= ? then 1 else least(a.failures, ${MOST_FAILURES}) + 1 end,
       until = case when a.until > ? and a.failures >= ${MOST_FAILURES} then a.until else excluded.until end
     returning failures`,
    [hashOf(address), until, at, at],
  );
  return (row?.failures ?? 1) <= MOST_FAILURES;
}

export async function forgetAttempts(em: EntityManager, address: string): Promise<void> {
  await em.execute('delete from sign_in_attempt where address = ?', [hashOf(address)]);
}

export async function sweepAttempts(em: EntityManager, now: Date): Promise<void> {
  await em.execute('delete from sign_in_attempt where until <= ?', [now.toISOString()]);
}

/** Whatever is typed there: short, and nobody's address. */
function hashOf(address: string): string {
  return createHash('sha256').update(address).digest('hex');
}
