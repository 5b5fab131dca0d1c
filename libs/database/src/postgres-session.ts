import { createHash, randomInt } from 'node:crypto';
import { Client } from 'pg';
import type { Session } from './session.js';

/** The first half of a worker's advisory lock: tells it from all other locks. */
const WORKER_SPACE = 0x506f7374;
const RECONNECT_AFTER_MS = 1_000;
/** After so long we give up this connection and begin again with another. */
const LONGEST_WAIT_MS = 5_000;

type Listener = (payload: string) => void;

/**
 * One connection of its own that listens, holds advisory locks, and by its life shows that this process lives.
 * PostgreSQL drops all of it with the connection, however the process ends.
 */
export class PostgresSession implements Session {
  readonly self = randomInt(1, 2 ** 31 - 1);
  private client: Client | null = null;
  private closed = false;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly held = new Set<string>();

  constructor(private readonly url: string) {}

  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(payload ?? '');
    });
    client.on('error', () => this.reopen(client));
    let cut = false;
    client.on('end', () => {
      cut = true;
      this.reopen(client);
    });
    try {
      await client.connect();
      await this.standIn(client);
      for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
      if (cut) throw new Error('The connection was cut as soon as it stood.');
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
    this.client = client;
  }

  /**
   * Takes the place by which this process is known. Where the line has dropped on our side only, the server still holds the
   * old one, perhaps for hours: that is ended first, and with it all that it listened to and had locked.
   */
  private async standIn(client: Client): Promise<void> {
    const place = [WORKER_SPACE, this.self];
    await client.query(
      `select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory' and classid = $1 and objid = $2 and granted and pid <> pg_backend_pid()
         and database = (select oid from pg_database where datname = current_database())`,
      place,
    );
    await client.query(`set statement_timeout = ${LONGEST_WAIT_MS}`);
    await client.query('select pg_advisory_lock($1, $2)', place);
    await client.query('reset statement_timeout');
  }

  async subscribe(topic: string, listener: Listener): Promise<() => void> {
    const channel = `postroom_${topic}`;
    const listeners = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, listeners.add(listener));
    await this.client?.query(`listen ${channel}`);
    return () => void listeners.delete(listener);
  }

  async tryWith<T>(key: string, work: () => Promise<T>): Promise<T | undefined> {
    // The same session may take an advisory lock twice, so within this process we must say no ourselves.
    const client = this.client;
    if (this.held.has(key) || !client) return undefined;
    this.held.add(key);
    try {
      const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [lockNumber(key)]);
      if (!rows[0]?.taken) return undefined;
      try {
        return await work();
      } finally {
        // Where the line has dropped, the server has let go already.
        await client.query('select pg_advisory_unlock($1)', [lockNumber(key)]).catch(() => {});
      }
    } finally {
      this.held.delete(key);
    }
  }

  /** Waits for the lock, however long, then does the work. */
  async holding<T>(key: string, work: () => Promise<T>): Promise<T> {
    const client = this.client;
    if (!client) throw new Error('The database session is not open.');
    await client.query('select pg_advisory_lock($1)', [lockNumber(key)]);
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockNumber(key)]);
    }
  }

  async gone(workers: number[]): Promise<number[]> {
    if (!this.client) return [];
    const { rows } = await this.client.query(
      `select objid::int as worker from pg_locks
       where locktype = 'advisory' and classid = $1 and granted
         and database = (select oid from pg_database where datname = current_database())`,
      [WORKER_SPACE],
    );
    const alive = new Set(rows.map((row: { worker: number }) => row.worker));
    return workers.filter((worker) => !alive.has(worker));
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => {});
    this.client = null;
  }

  private reopen(from: Client): void {
    if (this.closed || this.client !== from) return;
    this.client = null;
    const attempt = () => {
      if (this.closed) return;
      this.open().catch(() => setTimeout(attempt, RECONNECT_AFTER_MS).unref());
    };
    setTimeout(attempt, RECONNECT_AFTER_MS).unref();
  }
}

/** A 63-bit number for a key, as text, since it exceeds what JavaScript counts exactly. */
function lockNumber(key: string): string {
  return (createHash('sha256').update(key).digest().readBigUInt64BE() >> 1n).toString();
}
