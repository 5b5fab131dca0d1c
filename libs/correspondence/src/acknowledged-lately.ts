import type { EntityManager } from '@mikro-orm/sql';

/** What Postroom sends by itself. */
export const BY_ITSELF = ['acknowledgement', 'reopened', 'out-of-office'] as const;

/** How much of that each of these addresses (lower case) has had within the last hour. */
export async function acknowledgedLately(
  em: EntityManager,
  addresses: string[],
  now: Date,
): Promise<Map<string, number>> {
  if (addresses.length === 0) return new Map();
  const since = new Date(now.getTime() - 3600_000);
  const rows = await em.execute<{ recipient: string; count: number }[]>(
    `select recipient, count(*)::int as count from message
     where recipient in (?) and at > ? and purpose in (?) group by recipient`,
    [[...new Set(addresses)], since.toISOString(), [...BY_ITSELF]],
  );
  return new Map(rows.map(({ recipient, count }) => [recipient, count]));
}
