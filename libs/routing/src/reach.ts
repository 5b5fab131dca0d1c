import type { Condition, Test } from './condition.js';
import { contradictionIn, type Domains, implies } from './contradictions.js';
import { fieldNamed } from './fields.js';
import type { Rule } from './rule.js';
import { MOST_TERMS, product, type Term, termsOf } from './terms.js';

/** Whether any message can come to a rule and match it. */
export type Reach =
  | { reached: true }
  /** `field`: the label of what contradicts itself; null where nothing is asked for that could hold. */
  | { reached: false; because: 'contradiction'; field: string | null }
  /** `by`: the earlier rules that leave nothing for it. */
  | { reached: false; because: 'taken'; by: Rule[] };

/** An earlier rule that stops, taken apart once for all that come after it. */
export interface Taker {
  rule: Rule;
  /** When it takes a message. */
  terms: Term[];
  /** When it does not. */
  contrary: Term[];
}

/** @returns null where its condition is more than can be followed: it is then held to take nothing */
export function takerOf(rule: Rule): Taker | null {
  const possible = (term: Term) => contradictionIn(term, new Map()) === null;
  const terms = termsOf(rule.when, true, possible);
  const contrary = termsOf(rule.when, false, possible);
  return terms && contrary && { rule, terms, contrary };
}

/**
 * What the rules before leave for a rule: its condition as alternatives, without those that each earlier rule stops
 * at. Where that is more than can be followed, the rule counts as reached; so what is called unreached is so for certain.
 * @param before the earlier rules that are looked at whenever this one is
 */
export function reachOf(rule: Rule, before: Taker[], domains: Domains): Reach {
  const possible = (term: Term) => contradictionIn(term, domains) === null;
  const all = termsOf(rule.when, true, possible);
  if (!all) return { reached: true };
  if (all.length === 0) {
    const asked = termsOf(rule.when, true, () => true) ?? [];
    const fields = new Set(asked.map((term) => contradictionIn(term, domains)));
    const [field = null] = fields.size === 1 ? fields : [];
    return { reached: false, because: 'contradiction', field };
  }
  const alone = before.find((taker) => without(all, taker, possible).length === 0);
  if (alone) return { reached: false, because: 'taken', by: [alone.rule] };
  const by = new Set<Rule>();
  let left = termsOf(wordByWord(rule.when), true, possible) ?? all;
  // What one of them leaves may be what another takes, whichever comes first.
  for (let some = true; some; ) {
    some = false;
    for (const taker of before) {
      const rest = without(left, taker, possible);
      if (rest === left) continue;
      [left, some] = [rest, true];
      by.add(taker.rule);
      if (left.length > 0) continue;
      return {
        reached: false,
        because: 'taken',
        by: before.map(({ rule }) => rule).filter((rule) => by.has(rule)),
      };
    }
  }
  return { reached: true };
}

/** The terms, without what an earlier rule takes of them; the very same where that is nothing. */
function without(terms: Term[], taker: Taker, possible: (term: Term) => boolean): Term[] {
  const touched = terms.filter(
    (term) => mayTakeOf(taker, term) && (product([[term], taker.terms], possible)?.length ?? 1) > 0,
  );
  if (touched.length === 0) return terms;
  const rest = touched.flatMap((term) => product([[term], taker.contrary], possible) ?? [term]);
  const left = [...terms.filter((term) => !touched.includes(term)), ...rest];
  return left.length > MOST_TERMS ? terms : left;
}

/** Whether following it up can lead anywhere: what a text must hold, the term must ask for too. */
function mayTakeOf({ terms }: Taker, term: Term): boolean {
  return terms.some((each) =>
    each.every(
      ({ test, holds }) =>
        !holds || !isOpen(test) || term.some((asked) => asked.holds && implies(asked.test, test)),
    ),
  );
}

/** What it looks at can hold anything. */
function isOpen({ field: name }: Test): boolean {
  const field = fieldNamed(name);
  return field !== null && !field.values && !field.decided && ['key', 'address', 'text'].includes(field.kind);
}

/** With a test for each of the words of a list, since one may be taken by one rule and the next by another. */
function wordByWord(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(wordByWord) };
  if ('any' in condition) return { any: condition.any.map(wordByWord) };
  if ('none' in condition || !Array.isArray(condition.value)) return condition;
  const operator = condition.operator.replace(/-any-of$/, '');
  return { any: condition.value.map((value) => ({ field: condition.field, operator, value })) };
}
