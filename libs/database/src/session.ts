import type { Locks, Signals, Workers } from '#shared';

/** One process's standing in the database: what it hears, what it holds, and that it lives. */
export interface Session extends Signals, Locks, Workers {
  close(): Promise<void>;
}
