import type { Condition, Test } from './condition.js';

/** A look that must find something, or must not. */
export interface Literal {
  test: Test;
  holds: boolean;
}

/** Looks that all come out as they must. */
export type Term = Literal[];

/** Past this, a condition is too entangled to be reasoned about. */
export const MOST_TERMS = 64;

/**
 * A condition as alternatives: it comes out as wanted where one of the terms does.
 * @param possible what no message can fulfil is left out on the way
 * @returns null where there are more alternatives than can be followed
 */
export function termsOf(
  condition: Condition,
  wanted: boolean,
  possible: (term: Term) => boolean,
): Term[] | null {
  if ('field' in condition) {
    const term = [{ test: condition, holds: wanted }];
    return possible(term) ? [term] : [];
  }
  const [parts, partsWanted] =
    'all' in condition
      ? [condition.all, wanted]
      : 'any' in condition
        ? [condition.any, wanted]
        : [condition.none, !wanted];
  const together = 'all' in condition ? wanted : 'any' in condition ? !wanted : wanted;
  const each = parts.map((part) => termsOf(part, partsWanted, possible));
  if (each.some((terms) => terms === null)) return null;
  return together ? product(each as Term[][], possible) : sum(each as Term[][]);
}

/** What both ask for. Null where that is more than can be followed. */
export function product(lists: Term[][], possible: (term: Term) => boolean): Term[] | null {
  let terms: Term[] = [[]];
  for (const list of lists) {
    terms = terms.flatMap((term) => list.map((more) => [...term, ...more])).filter(possible);
    if (terms.length > MOST_TERMS) return null;
  }
  return terms;
}

function sum(lists: Term[][]): Term[] | null {
  const terms = lists.flat();
  return terms.length > MOST_TERMS ? null : terms;
}
