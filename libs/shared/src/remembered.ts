const FOR_MS = 5_000;

/**
 * Something read from outside, kept for five seconds: settings that change seldom and are asked for with every message.
 * Only what has been read is shared, never a reading under way: on the embedded database that one may be waiting for the
 * very transaction that asks.
 */
export class Remembered<T> {
  private kept: { at: number; value: T } | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  async get(): Promise<T> {
    if (this.kept && performance.now() - this.kept.at <= FOR_MS) return this.kept.value;
    const at = performance.now();
    const value = await this.read();
    this.kept = { at, value };
    return value;
  }

  forget(): void {
    this.kept = null;
  }
}
