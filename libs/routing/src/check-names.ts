import { type Condition, testsIn, wantedIn } from './condition.js';
import type { Rule } from './rule.js';

/** What exists in the organisation, by key unless said otherwise. */
export interface Known {
  queues: string[];
  targets: string[];
  /** Templates under `acknowledgement/`, without the folder's name. */
  templates: string[];
  channels: string[];
  kinds: string[];
  /** Sign-in addresses of those who can be given work, in lower case. */
  people: string[];
  /** By name. */
  teams: string[];
  /** Other bodies, whose matters are redirected to them. */
  bodies: string[];
  /** BCP 47. */
  languages: string[];
}

export type Add = (path: string, message: string) => void;

const NOUNS = {
  'set-queue': ['queues', 'queue'],
  'set-kind': ['kinds', 'kind'],
  'set-target': ['targets', 'target'],
  'add-target': ['targets', 'target'],
  'set-acknowledgement': ['templates', 'acknowledgement'],
  'assign-person': ['people', 'person who can be given work'],
  'assign-team': ['teams', 'team'],
  'assign-least-busy': ['teams', 'team'],
  'assign-in-turn': ['teams', 'team'],
  redirect: ['bodies', 'other body'],
  'set-language': ['languages', 'language'],
} as const;

/** What a rule does with names that nobody knows. */
export function checkActions({ do: actions }: Pick<Rule, 'do'>, known: Known, add: Add): void {
  for (const [index, each] of actions.entries()) {
    const path = `do.${index}.value`;
    if (!(each.action in NOUNS)) continue;
    const [list, noun] = NOUNS[each.action as keyof typeof NOUNS];
    unlessKnown((each as { value: string }).value, known[list], noun, path, add);
  }
}

const LOOKED_AT: Partial<Record<string, 'channels' | 'queues' | 'kinds'>> = {
  channel: 'channels',
  queue: 'queues',
  kind: 'kinds',
};

/** What a condition asks for that nobody knows. */
export function checkNames(condition: Condition, known: Known, add: Add): void {
  for (const { path, test } of testsIn(condition)) {
    const list = LOOKED_AT[test.field];
    if (!list) continue;
    for (const value of wantedIn(test)) unlessKnown(value, known[list], test.field, `${path}.value`, add);
  }
}

function unlessKnown(key: string, keys: string[], noun: string, path: string, add: Add): void {
  if (!keys.some((each) => each.toLowerCase() === key.toLowerCase()))
    add(path, `There is no ${noun} "${key}". There are: ${listed(keys)}.`);
}

/** More than a person would read through. */
const MOST_LISTED = 20;

function listed(keys: string[]): string {
  const more = keys.length - MOST_LISTED;
  return [...keys.slice(0, MOST_LISTED), ...(more > 0 ? [`${more} more`] : [])].join(', ') || 'none';
}
