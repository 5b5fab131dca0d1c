import { oneLine } from './clean-lines.js';

/** What no name of a person holds, and an advertisement does: an address, a link, a long number. */
const NO_NAME = /[@<>{}[\]|\\]|:\/\/|\bwww\.|\w\.[a-z]{2,}\b|\d{3}/i;

/**
 * A sender's name as a message may greet it, or '' where it does not read like a person's name. Whoever writes to us under
 * a forged address chooses this text, and we would carry it to the owner of that address.
 */
export function personName(written: string, longest: number): string {
  const name = oneLine(written, longest + 1)
    .replace(/^["']+|["']+$/g, '')
    .trim();
  return name.length <= longest && /\p{L}/u.test(name) && !NO_NAME.test(name) ? name : '';
}
