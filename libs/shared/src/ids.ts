import { v7, validate } from 'uuid';

/** A new UUIDv7: sorts by the time it was made, so that indexes grow at their end. */
export function newId(): string {
  return v7();
}

export function isId(text: string): boolean {
  return validate(text);
}
