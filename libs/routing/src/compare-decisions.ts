import type { Decision } from './decide.js';

export const differences = [
  'queue',
  'kind',
  'priority',
  'tags',
  'targets',
  'acknowledgement',
  'assignment',
  'redirect',
  'language',
  'spam',
] as const;

/** A part of a decision in which two can differ. */
export type Difference = (typeof differences)[number];

/** In what two decisions on the same message differ; the order of tags and targets makes none. */
export function compareDecisions(before: Decision, after: Decision): Difference[] {
  return differences.filter((part) => comparable(before[part]) !== comparable(after[part]));
}

function comparable(value: Decision[Difference]): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
}
