interface Asked<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/** Nobody waits longer than this for company. */
const PATIENCE_MS = 50;

/**
 * Does one thing for many at once: a round begins when all who are expected have asked, or when the first has waited for
 * a moment, as with the group commits of a database.
 */
export class Rounds<T> {
  private waiting: Asked<T>[] = [];
  private gathering = false;
  private full: () => void = () => {};

  /** @param expected how many may ask at this moment, the one who does included */
  constructor(
    private readonly work: (items: T[]) => Promise<void>,
    private readonly expected: () => number,
  ) {}

  do(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.look();
      if (!this.gathering) void this.gather();
    });
  }

  /** Fewer are expected than before. */
  look(): void {
    if (this.waiting.length >= this.expected()) this.full();
  }

  private async gather(): Promise<void> {
    this.gathering = true;
    // Those who begin in the same moment are let in first.
    await null;
    while (this.waiting.length > 0) {
      if (this.waiting.length < this.expected()) await this.company();
      const round = this.waiting;
      this.waiting = [];
      try {
        await this.work(round.map(({ item }) => item));
        for (const { resolve } of round) resolve();
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
    }
    this.gathering = false;
  }

  private company(): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, PATIENCE_MS);
      this.full = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}
