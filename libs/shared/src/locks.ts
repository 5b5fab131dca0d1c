/** Locks that hold across all processes on one database and end with the process that holds them. */
export abstract class Locks {
  /** Does the work while holding the lock; answers undefined, without doing it, where another holds it. */
  abstract tryWith<T>(key: string, work: () => Promise<T>): Promise<T | undefined>;
}

/** Who this process is among the workers, and which of the others still live. */
export abstract class Workers {
  /** A positive 31-bit number, new at each start. */
  abstract readonly self: number;
  /** Of the given workers, those that are gone. */
  abstract gone(workers: number[]): Promise<number[]>;
}
