/**
 * Tells every process that something changed. A hint, not a promise: whoever waits for a signal also looks by itself
 * from time to time. Published inside a transaction, it is heard only after the commit:
 * `select pg_notify('postroom_<topic>', <payload>)`.
 */
export abstract class Signals {
  /** Calls the listener with each payload; returns how to stop. */
  abstract subscribe(topic: string, listener: (payload: string) => void): Promise<() => void>;
}
