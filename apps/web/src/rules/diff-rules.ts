import type { Rule, RuleSentence, Rules } from '#api-client';

interface Told {
  name: string;
  sentence: RuleSentence;
}

export interface RuleDiff {
  added: Told[];
  removed: Told[];
  /** `before` is null where the sentence is the same: its name, note, season or use changed. */
  changed: { name: string; before: RuleSentence | null; after: RuleSentence }[];
  /** The rules that both have stand in another order. */
  reordered: boolean;
  /** What happens to everything else. */
  rest: boolean;
}

type Saved = Pick<Rules, 'rules' | 'sentences' | 'defaults'>;

/** What differs between two saved versions. A rule is the same rule as long as it has its key. */
export function diffRules(before: Saved, after: Saved): RuleDiff {
  const [old, now] = [byKey(before), byKey(after)];
  const shared = (list: Rule[], other: Map<string, unknown>) =>
    list.flatMap(({ key }) => (other.has(key) ? [key] : [])).join('\n');
  return {
    added: after.rules.flatMap(({ key }) => (old.has(key) ? [] : (now.get(key)?.told ?? []))),
    removed: before.rules.flatMap(({ key }) => (now.has(key) ? [] : (old.get(key)?.told ?? []))),
    changed: after.rules.flatMap(({ key }) => {
      const [was, is] = [old.get(key), now.get(key)];
      if (!was || !is || isSame(was.rule, is.rule)) return [];
      const sentence = isSame(was.told.sentence, is.told.sentence) ? null : was.told.sentence;
      return [{ name: is.told.name, before: sentence, after: is.told.sentence }];
    }),
    reordered: shared(before.rules, now) !== shared(after.rules, old),
    rest: !isSame(before.defaults, after.defaults),
  };
}

function byKey({ rules, sentences }: Saved): Map<string, { rule: Rule; told: Told }> {
  return new Map(
    rules.map((rule, index) => [
      rule.key,
      { rule, told: { name: rule.name, sentence: sentences[index] ?? [] } },
    ]),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
