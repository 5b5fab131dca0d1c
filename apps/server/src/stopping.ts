import { Injectable } from '@nestjs/common';

/** The message in hand may take so long to go out; what is left until the process is ended is for writing that down. */
const LAST_SENDS_MS = 12_000;

/** Tells everything that speaks to the outside that the process is about to end. */
@Injectable()
export class Stopping {
  private readonly controller = new AbortController();
  private readonly lastSends = new AbortController();
  /** Nothing is begun any more; what can be begun again ends at once. */
  readonly signal = this.controller.signal;
  /** A while later, for what is being sent: cut off in the middle, nobody would know whether it went out. */
  readonly sends = this.lastSends.signal;

  begin(): void {
    if (this.signal.aborted) return;
    this.controller.abort();
    setTimeout(() => this.lastSends.abort(), LAST_SENDS_MS).unref();
  }
}
