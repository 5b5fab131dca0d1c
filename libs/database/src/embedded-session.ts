import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import type { Session } from './session.js';

/** The embedded database belongs to one process: what is not this one is gone, and locks need only hold within it. */
export class EmbeddedSession implements Session {
  readonly self = randomInt(1, 2 ** 31 - 1);
  private readonly held = new Set<string>();
  private readonly stops = new Set<() => Promise<void>>();

  constructor(private readonly pglite: PGlite) {}

  async subscribe(topic: string, listener: (payload: string) => void): Promise<() => void> {
    // It is told from within the transaction that published, whose context the ORM would go on with after its end.
    const outside = AsyncLocalStorage.snapshot();
    const unlisten = await this.pglite.listen(`postroom_${topic}`, (payload) => outside(listener, payload));
    const stop = () => unlisten();
    this.stops.add(stop);
    return () => {
      this.stops.delete(stop);
      void stop();
    };
  }

  async tryWith<T>(key: string, work: () => Promise<T>): Promise<T | undefined> {
    if (this.held.has(key)) return undefined;
    this.held.add(key);
    try {
      return await work();
    } finally {
      this.held.delete(key);
    }
  }

  async gone(workers: number[]): Promise<number[]> {
    return workers.filter((worker) => worker !== this.self);
  }

  async close(): Promise<void> {
    await Promise.all([...this.stops].map((stop) => stop()));
    this.stops.clear();
  }
}
