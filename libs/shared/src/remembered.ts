const FOR_MS = 5_000;

/** Something read from outside, kept for five seconds: settings that change seldom and are asked for with every message. */
export class Remembered<T> {
  private kept: { at: number; value: Promise<T> } | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  async get(): Promise<T> {
    const now = performance.now();
    if (this.kept && now - this.kept.at <= FOR_MS) {
      // What somebody else began to read may fail for reasons of their own, such as a transaction that was rolled back.
      return this.kept.value.catch(() => this.read());
    }
    const value = this.read();
    const kept = { at: now, value };
    this.kept = kept;
    value.catch(() => {
      if (this.kept === kept) this.kept = null;
    });
    return value;
  }

  forget(): void {
    this.kept = null;
  }
}
