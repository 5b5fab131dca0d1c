import type { Pool, PoolClient } from 'pg';

/** By then whoever worked over the line has been told that it is cut. */
const TOLD_AFTER_MS = 1_000;

/**
 * Gives back what was cut in the middle of a transaction. The ORM keeps it, since its rollback fails: each cut line would
 * take a place in the pool for as long as the process lives, until nothing moves any more.
 */
export function giveBackCutLines(pool: Pool): void {
  const out = new Set<PoolClient>();
  pool.on('acquire', (client) => out.add(client));
  pool.on('release', (_, client) => out.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => {
        if (!out.has(client)) return;
        client.release(true);
        // Should its holder still come to it.
        client.release = () => {};
      }, TOLD_AFTER_MS).unref();
    });
  });
}
