import type { Test } from './condition.js';
import { type Field, fieldNamed } from './fields.js';
import { type Matcher, matcherFor } from './matchers.js';
import { Found } from './message-reader.js';
import type { Literal, Term } from './terms.js';
import { plain, Words } from './words.js';

/** What a field that the rules themselves set can hold where a rule looks at it. */
export type Domains = Map<string, string[]>;

/** Fields that hold all that another holds. */
const WIDER: Record<string, string[]> = {
  subject: ['subject-or-text'],
  text: ['subject-or-text'],
  to: ['recipient'],
  cc: ['recipient'],
};

/**
 * The field that makes a term impossible, by its label; null where some message may fulfil it. Errs on the side of
 * "may": what is named here is impossible for certain.
 */
export function contradictionIn(term: Term, domains: Domains): string | null {
  for (const [name, literals] of Map.groupBy(term, ({ test }) => test.field)) {
    const field = fieldNamed(name);
    if (!field) return literals.some(({ holds }) => holds) ? `"${name}"` : null;
    const candidates = candidatesFor(name, field, literals, domains);
    const fits = (values: unknown[]) =>
      literals.every(({ test, holds }) => holdsFor(test, field, values) === holds);
    if (candidates && !candidates.some(fits)) return field.label;
  }
  const asked = term.filter(({ holds }) => holds);
  const barred = term.filter(({ holds }) => !holds);
  const clash = asked.find(({ test }) => barred.some((each) => implies(test, each.test)));
  return clash ? (fieldNamed(clash.test.field)?.label ?? null) : null;
}

/** Everything that the field can hold, as far as the looks at it tell it apart; null where that has no end. */
function candidatesFor(
  name: string,
  field: Field,
  literals: Literal[],
  domains: Domains,
): unknown[][] | null {
  const nothing = field.optional ? [[]] : [];
  const domain = domains.get(name) ?? field.values;
  if (domain && field.single) return [...domain.map((value) => [value]), ...nothing];
  if (field.kind === 'yes-no') return [[true], [false]];
  if (!field.single) return null;
  const ordered = literals.map(({ test }) => around(test.value, field));
  if (ordered.every((each) => each !== null)) return [...ordered.flat().map((value) => [value]), ...nothing];
  // A pattern sees the accents that the other looks fold away, so it tells more values apart.
  if (literals.some(({ test }) => test.operator === 'matches')) return null;
  const exact = literals.find(({ test, holds }) => holds && test.operator.startsWith('is'));
  return exact ? listOf(exact.test).map((value) => [value]) : null;
}

/** A value of an ordered field with the one before and the one after it; null where the field has no order. */
function around(value: Test['value'], { kind }: Field): unknown[] | null {
  if (kind === 'number' && typeof value === 'number') {
    return [value - 1, value, value + 1].filter((each) => each >= 0);
  }
  if (kind === 'time' && typeof value === 'string') {
    const [hours = 0, minutes = 0] = value.split(':').map(Number);
    const at = hours * 60 + minutes;
    return [at - 1, at, at + 1].filter((each) => each >= 0 && each < 24 * 60).map(clockTime);
  }
  if (kind === 'date' && typeof value === 'string') {
    const at = Date.parse(`${value}T00:00:00Z`);
    return [at - DAY_MS, at, at + DAY_MS].map((each) => new Date(each).toISOString().slice(0, 10));
  }
  return null;
}

const DAY_MS = 24 * 3600_000;

function clockTime(minutes: number): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}

/** Wherever the first finds something, the second does: certain, as far as it says so. */
export function implies(first: Test, second: Test): boolean {
  const field = fieldNamed(second.field);
  if (!field) return false;
  if (first.field !== second.field && !WIDER[first.field]?.includes(second.field)) return false;
  const values = foundsOf(first);
  const secondHolds = (value: Found) => matcherOf(second, field)(value).held;
  switch (first.operator) {
    case 'is':
    case 'is-any-of':
      return second.operator !== 'matches' && values.every(secondHolds);
    case 'contains':
    case 'contains-any-of':
      return second.operator.startsWith('contains') && values.every(secondHolds);
    case 'starts-with':
      return (
        second.operator === 'starts-with' &&
        plain(String(first.value)).startsWith(plain(String(second.value)))
      );
    default:
      return first.operator === second.operator && first.value === second.value;
  }
}

function holdsFor(test: Test, field: Field, values: unknown[]): boolean {
  return matcherOf(test, field)(new Found(values, wordsOf)).held;
}

const wordsOf = (text: string) => new Words(text);

// A set of rules is held against itself, so the same few looks are asked for over and over.
const matchers = new WeakMap<Test, Matcher>();
const founds = new WeakMap<Test, Found[]>();

function matcherOf(test: Test, field: Field): Matcher {
  const matcher = matchers.get(test) ?? matcherFor(test, field);
  matchers.set(test, matcher);
  return matcher;
}

/** What a test looks for, one by one, as if it stood in a message. */
function foundsOf(test: Test): Found[] {
  const found = founds.get(test) ?? listOf(test).map((value) => new Found([value], wordsOf));
  founds.set(test, found);
  return found;
}

function listOf({ value }: Test): (string | number | boolean)[] {
  return Array.isArray(value) ? value : [value];
}
