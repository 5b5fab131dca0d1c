import { setImmediate } from 'node:timers/promises';
import { DomainError } from '#shared';

const BREATHES_EVERY_MS = 20;

/** Keeps long work on the one thread from holding up everybody else, and from going on for ever. */
export class Pace {
  private readonly end: number;
  private breathed = performance.now();

  constructor(limitMs: number) {
    this.end = this.breathed + limitMs;
  }

  /** Called between steps of the work. @throws DomainError `unavailable` where it has taken too long */
  async step(): Promise<void> {
    const now = performance.now();
    if (now > this.end) {
      throw new DomainError(
        'unavailable',
        'letter-too-slow',
        'The letter took too long to print. Try it again later.',
      );
    }
    if (now - this.breathed < BREATHES_EVERY_MS) return;
    await setImmediate();
    this.breathed = performance.now();
  }
}
