interface Asked<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Does one thing for many at once: what is asked for while a round is under way goes into the next. Nobody waits for
 * company, but whoever comes together goes together, as with the group commits of a database.
 */
export class Rounds<T> {
  private waiting: Asked<T>[] = [];
  private underWay = false;

  constructor(private readonly work: (items: T[]) => Promise<void>) {}

  do(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.underWay) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.underWay = true;
    while (this.waiting.length > 0) {
      const round = this.waiting;
      this.waiting = [];
      try {
        await this.work(round.map(({ item }) => item));
        for (const { resolve } of round) resolve();
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
    }
    this.underWay = false;
  }
}
