import type { Rule, RuleDefaults, Rules } from '#api-client';

/** One look at one field. */
export interface Test {
  field: string;
  operator: string;
  value: string | number | boolean | string[];
}

export type How = 'all' | 'any' | 'none';
export type Group = Partial<Record<How, Condition[]>>;
export type Condition = Test | Group;
export type Action = Rule['do'][number];
export type DraftRule = Omit<Rule, 'when'> & { when: Condition };

/** Rules as somebody would have them, and the version that they were made from. */
export interface RuleDraft {
  version: number;
  rules: DraftRule[];
  defaults: RuleDefaults;
}

export function draftOf({ version, rules, defaults }: Rules): RuleDraft {
  return { version, rules: rules as DraftRule[], defaults };
}

export function isGroup(condition: Condition): condition is Group {
  return !('field' in condition);
}

/** A condition as a group, which is how it is put together: a single look is a group of one. */
export function asGroup(condition: Condition): { how: How; parts: Condition[] } {
  if (!isGroup(condition)) return { how: 'all', parts: [condition] };
  const [group] = Object.entries(condition) as [How, Condition[]][];
  const [how, parts] = group ?? ['all', []];
  return { how, parts };
}

export function groupOf(how: How, parts: Condition[]): Group {
  return { [how]: parts };
}

/** The same list with one of its entries at another place. */
export function movedTo<T>(list: T[], from: number, to: number): T[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, entry);
}

/** A key that nothing else has, made of a name. @param unnamed what it is made of where the name has no letters */
export function keyFor(name: string, taken: string[], unnamed = 'rule'): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  const start = slug || unnamed;
  for (let number = 1; ; number++) {
    const key = number === 1 ? start : `${start}-${number}`;
    if (!taken.includes(key)) return key;
  }
}

/** The rules with the keys that they are saved by: what is new is called by its name, whatever it was called at first. */
export function namedByName(rules: DraftRule[], saved: DraftRule[]): DraftRule[] {
  const known = new Set(saved.map(({ key }) => key));
  const taken = rules.flatMap(({ key }) => (known.has(key) ? [key] : []));
  return rules.map((rule) => {
    if (known.has(rule.key)) return rule;
    const key = keyFor(rule.name, taken);
    taken.push(key);
    return { ...rule, key };
  });
}

export function isSameRule(one: DraftRule, other: DraftRule): boolean {
  return JSON.stringify(withoutBlanks(one)) === JSON.stringify(withoutBlanks(other));
}

export function isSameDraft(one: Omit<RuleDraft, 'version'>, other: Omit<RuleDraft, 'version'>): boolean {
  const plain = ({ rules, defaults }: Omit<RuleDraft, 'version'>) =>
    JSON.stringify([rules.map(withoutBlanks), defaults]);
  return plain(one) === plain(other);
}

/** As it is sent: what is empty is left out. */
export function withoutBlanks({ note, from, to, ...rule }: DraftRule): DraftRule {
  return {
    ...rule,
    ...(note?.trim() ? { note } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}
