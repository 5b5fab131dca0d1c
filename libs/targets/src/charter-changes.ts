import { isDeepStrictEqual } from 'node:util';

export const CHARTER_PARTS = [
  'organisation',
  'calendar',
  'target',
  'promise',
  'queue',
  'kind',
  'body',
  'rule',
  'default',
] as const;
export type CharterPart = (typeof CHARTER_PARTS)[number];

/** `stays`: the charter no longer names it, and it is kept for what stands on it. */
export const CHANGES = ['added', 'changed', 'removed', 'stays'] as const;

/** One thing that is otherwise once a charter is in use. */
export interface CharterChange {
  part: CharterPart;
  change: (typeof CHANGES)[number];
  key: string;
  name: string;
  /** In words, what differs of it: `10 working days`; null where there was none. */
  before: string | null;
  after: string | null;
}

/** Something that a charter has, as it is compared and told. */
export interface Listed {
  key: string;
  name: string;
  /** What can be said of it, always in the same order, so that only what differs is told. */
  words: string[];
  /** All of it, where the words do not say everything. */
  value?: unknown;
}

/** What differs between two lists, in the order of the later one. @param gone what becomes of those that are in the first alone */
export function compareListed(
  part: CharterPart,
  gone: 'removed' | 'stays',
  before: Listed[],
  after: Listed[],
): CharterChange[] {
  return [
    ...after.flatMap((now): CharterChange[] => {
      const old = before.find(({ key }) => key === now.key);
      const { key, name } = now;
      if (!old) return [{ part, change: 'added', key, name, before: null, after: wholly(now) }];
      if (isSame(old, now)) return [];
      const [was, is] = [differing(old.words, now.words), differing(now.words, old.words)];
      return [{ part, change: 'changed', key, name, before: was, after: is }];
    }),
    ...before
      .filter(({ key }) => !after.some((now) => now.key === key))
      .map((old): CharterChange => {
        return { part, change: gone, key: old.key, name: old.name, before: wholly(old), after: null };
      }),
  ];
}

/** Whether nothing would be otherwise: what only stays has been put up with already. */
export function changesNothing(changes: CharterChange[]): boolean {
  return changes.every(({ change }) => change === 'stays');
}

function isSame(one: Listed, other: Listed): boolean {
  return isDeepStrictEqual(asStored(one), asStored(other));
}

/** What is left out is left out, and not undefined. */
function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function differing(words: string[], others: string[]): string | null {
  return told(words.filter((word, index) => word !== others[index]));
}

/** Without the name, which stands beside it, where there is more to say. */
function wholly({ name, words }: Listed): string | null {
  return told(words.filter((word) => word !== name)) ?? told(words);
}

function told(words: string[]): string | null {
  return words.filter(Boolean).join(', ') || null;
}
