import type { Condition, Test } from './condition.js';
import { fieldNamed, type SoFar } from './fields.js';
import { matcherFor } from './matchers.js';
import { type MessageReader, shorten } from './message-reader.js';
import type { Reason } from './trace.js';

export interface Verdict {
  held: boolean;
  /** The looks that decided it. */
  reasons: Reason[];
}

export type Judge = (message: MessageReader, soFar: SoFar) => Verdict;

/** A trace is kept with every conversation, so it is short: values of a list, reasons of a rule. */
const SHOWN_VALUES = 3;
const SHOWN_REASONS = 4;

/** A condition, prepared for being asked many times. */
export function compileCondition(condition: Condition): Judge {
  if ('all' in condition) return all(condition.all.map(compileCondition));
  if ('any' in condition) return any(condition.any.map(compileCondition));
  if ('none' in condition) return none(condition.none.map(compileCondition));
  return look(condition);
}

/** Holds with every part's reasons; fails by the first part that fails. */
function all(parts: Judge[]): Judge {
  return (message, soFar) => {
    const reasons: Reason[] = [];
    for (const part of parts) {
      const verdict = part(message, soFar);
      if (!verdict.held) return verdict;
      reasons.push(...verdict.reasons);
    }
    return { held: true, reasons: reasons.slice(0, SHOWN_REASONS) };
  };
}

/** Holds by the first part that holds; fails with every part's reasons. */
function any(parts: Judge[]): Judge {
  return (message, soFar) => {
    const reasons: Reason[] = [];
    for (const part of parts) {
      const verdict = part(message, soFar);
      if (verdict.held) return verdict;
      reasons.push(...verdict.reasons);
    }
    return { held: false, reasons: reasons.slice(0, SHOWN_REASONS) };
  };
}

function none(parts: Judge[]): Judge {
  const judge = any(parts);
  return (message, soFar) => {
    const verdict = judge(message, soFar);
    return { held: !verdict.held, reasons: verdict.reasons };
  };
}

function look(test: Test): Judge {
  const field = fieldNamed(test.field);
  // A stored set may name a field that a later version has dropped: it is then never found.
  if (!field) return () => ({ held: false, reasons: [] });
  const matcher = matcherFor(test, field);
  const values = Array.isArray(test.value) ? test.value : [test.value];
  const wanted = values
    .slice(0, SHOWN_VALUES)
    .map((value) => (typeof value === 'string' ? (shorten(value) ?? '') : value));
  const more = values.length - wanted.length;
  return (message, soFar) => {
    const { held, which, found } = matcher(message.find(test.field, field, soFar));
    const reason: Reason = {
      field: test.field,
      operator: test.operator,
      wanted: which === undefined ? wanted : [shorten(which) ?? ''],
      more: which === undefined ? more : 0,
      found,
      held,
    };
    return { held, reasons: [reason] };
  };
}
