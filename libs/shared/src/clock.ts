import { Temporal } from 'temporal-polyfill';

/** Tells the time. Everything that decides by time is handed one, so that tests and demonstrations can fix it. */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Temporal.Instant;

  /** The present instant as the `Date` that the database driver speaks. */
  date(): Date {
    return new Date(this.now().epochMilliseconds);
  }
}

export class SystemClock extends Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}

/** Stands still at one instant until it is moved. */
export class FixedClock extends Clock {
  constructor(private instant: Temporal.Instant) {
    super();
  }

  now(): Temporal.Instant {
    return this.instant;
  }

  moveTo(instant: Temporal.Instant): void {
    this.instant = instant;
  }
}
