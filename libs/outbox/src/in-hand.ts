import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/** What this process has claimed and not yet written off, by id. Nothing leaves it but what is written down. */
export class InHand {
  private readonly ids = new Set<string>();
  private readonly claims = new Set<Promise<unknown>>();
  private readonly writing = new Set<Promise<void>>();

  constructor(readonly say: (error: unknown) => void) {}

  has(id: string): boolean {
    return this.ids.has(id);
  }

  /** Takes into hand what a statement claims. */
  async take<T extends { id: string }>(claim: Promise<T[]>): Promise<T[]> {
    const taken = claim.then((rows) => {
      for (const { id } of rows) this.ids.add(id);
      return rows;
    });
    this.claims.add(taken);
    return taken.finally(() => this.claims.delete(taken));
  }

  /** Until what is being claimed at this moment is in hand. */
  async taken(): Promise<void> {
    await Promise.allSettled(this.claims);
  }

  /** It is written down, or somebody else has it. */
  release(id: string): void {
    this.ids.delete(id);
  }

  /**
   * Writes down what became of one, and lets go of it. Where that fails, it is tried again behind the others' backs until
   * it works.
   */
  async writeOff(id: string, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
      this.release(id);
    } catch (error) {
      this.writeLater(id, write, error);
    }
  }

  /** The same after a first try that failed. */
  writeLater(id: string, write: () => Promise<unknown>, error: unknown): void {
    this.say(error);
    const written = this.untilWritten(write)
      .then(() => this.release(id))
      .finally(() => this.writing.delete(written));
    this.writing.add(written);
  }

  /** Until everything is written down. */
  async written(): Promise<void> {
    while (this.writing.size > 0) await Promise.all(this.writing);
  }

  private async untilWritten(write: () => Promise<unknown>): Promise<void> {
    for (let milliseconds = FIRST_PAUSE_MS; ; milliseconds = Math.min(milliseconds * 2, LONGEST_PAUSE_MS)) {
      await pause(milliseconds);
      try {
        await write();
        return;
      } catch (error) {
        this.say(error);
      }
    }
  }
}
