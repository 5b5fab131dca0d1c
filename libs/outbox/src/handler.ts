import type { EntityManager } from '@mikro-orm/sql';

/** One claimed piece of work. */
export interface OutboxWork {
  id: string;
  key: string;
  payload: Record<string, unknown>;
  /** How often it has been tried, this time included. */
  attempts: number;
}

/** Work that stays in the database: done, and crossed off, in one transaction. Must not speak to the outside. */
export interface InsideHandler {
  readonly topic: string;
  readonly kind: 'inside';
  handle(em: EntityManager, work: OutboxWork[]): Promise<void>;
}

/** How a piece of work on the outside ended. */
export type OutsideOutcome =
  | { state: 'done'; detail: string }
  /** Surely not taken: again after a growing pause. */
  | { state: 'retry'; reason: string }
  | { state: 'failed'; reason: string }
  /** It may have been taken. */
  | { state: 'unknown'; reason: string };

/** One piece of work, ready to be done. */
export interface Prepared {
  /** Doing it twice has no second effect, so that after a crash in the middle it is simply done again. */
  repeatable: boolean;
  perform(): Promise<OutsideOutcome>;
}

/** A piece of work and how it ended. */
export interface Ended {
  work: OutboxWork;
  outcome: OutsideOutcome;
}

/** Work on the outside: no transaction is open while it speaks. */
export interface OutsideHandler {
  readonly topic: string;
  readonly kind: 'outside';
  /** How many at once in this process. */
  readonly concurrency: number;
  /** Gets ready, in the same order; `null`: there is nothing left to do. */
  prepare(work: OutboxWork[]): Promise<(Prepared | null)[]>;
  /** Writes down how it ended, in the transaction that crosses the work off. `retry` is recorded too. */
  record(em: EntityManager, ended: Ended[]): Promise<void>;
}

export type OutboxHandler = InsideHandler | OutsideHandler;
