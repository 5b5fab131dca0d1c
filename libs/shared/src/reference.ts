import { randomInt } from 'node:crypto';

/** No 0 1 I L O S U: nothing that looks like another. 29 is prime, which lets one check character catch every single slip. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRTVWXYZ';
const BASE = ALPHABET.length;
const BODY = 6;

const PATTERN = new RegExp(`\\bR[- ]?([${ALPHABET}]{3})[- ]?([${ALPHABET}]{4})(?![A-Z0-9])`, 'gi');

/** A new reference that a person can read aloud: `R-7Q2-M4XK`. Random, so that it tells nothing of how many there are. */
export function newReference(): string {
  const body = Array.from({ length: BODY }, () => ALPHABET[randomInt(BASE)]).join('');
  return format(body + checkCharacter(body));
}

/** The reference in its one written form, or null where the check character says it was misheard or mistyped. */
export function parseReference(text: string): string | null {
  const compact = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const match = /^R(.{7})$/.exec(compact);
  return match?.[1] && isValid(match[1]) ? format(match[1]) : null;
}

/** Every valid reference that stands in a text, in order, once each. */
export function findReferences(text: string): string[] {
  const found = [...text.matchAll(PATTERN)].map((m) => `${m[1]}${m[2]}`.toUpperCase());
  return [...new Set(found.filter(isValid).map(format))];
}

/** A text in which `write` has said what stands for each valid reference; null: it stays as it was written. */
export function rewriteReferences(text: string, write: (reference: string) => string | null): string {
  return text.replace(PATTERN, (written, start: string, end: string) => {
    const characters = `${start}${end}`.toUpperCase();
    return (isValid(characters) ? write(format(characters)) : null) ?? written;
  });
}

function format(characters: string): string {
  return `R-${characters.slice(0, 3)}-${characters.slice(3)}`;
}

function isValid(characters: string): boolean {
  return characters.length === BODY + 1 && checkCharacter(characters.slice(0, BODY)) === characters[BODY];
}

/** Weights 2…7 modulo a prime: any one wrong character and any two swapped neighbours change the sum. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const value = ALPHABET.indexOf(body.charAt(i));
    if (value < 0) return '';
    sum += value * (i + 2);
  }
  return ALPHABET.charAt(sum % BASE);
}
