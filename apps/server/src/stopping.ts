import { Injectable } from '@nestjs/common';

/** Tells everything that speaks to the outside that the process is about to end. */
@Injectable()
export class Stopping {
  private readonly controller = new AbortController();
  readonly signal = this.controller.signal;

  begin(): void {
    this.controller.abort();
  }
}
