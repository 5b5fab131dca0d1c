import { useEffect, useState } from 'react';
import type { Rules } from '#api-client';
import { keep, kept } from '../kept.js';
import { useWho } from '../session/who.js';
import {
  type DraftRule,
  draftOf,
  isSameDraft,
  keyFor,
  movedTo,
  namedByName,
  type RuleDraft,
  withoutBlanks,
} from './rule-draft.js';

/** The rules as somebody would have them, kept in this browser until they are saved or dropped. */
export function useRuleDraft(inUse: Rules) {
  const name = `rules.${useWho().id}`;
  const [own, setOwn] = useState<RuleDraft | null>(() => readDraft(kept(name)));
  const base = draftOf(inUse);
  const draft = own ?? base;
  const changed = own !== null && !isSameDraft(own, base);
  useEffect(() => keep(name, changed ? JSON.stringify(own) : null), [name, own, changed]);
  const setRules = (next: (rules: DraftRule[]) => DraftRule[]) =>
    setOwn((before) => {
      const from = before ?? base;
      return { ...from, rules: next(from.rules) };
    });
  return {
    draft,
    changed,
    /** Somebody else has saved since this was begun. */
    stale: changed && draft.version !== base.version,
    inBase: (key: string) => base.rules.find((rule) => rule.key === key) ?? null,
    /** As they are saved: a rule that is new is called by its name from then on, whatever it was called at first. */
    toSave: (): DraftRule[] => namedByName(draft.rules, base.rules).map(withoutBlanks),
    take: setOwn,
    drop: () => setOwn(null),
    add: (title: string): string => {
      const taken = draft.rules.map(({ key }) => key);
      const key = keyFor(title, taken);
      const rule: DraftRule = { key, name: title, enabled: true, when: { all: [] }, do: [], andThen: 'stop' };
      setRules((rules) => [rule, ...rules]);
      return key;
    },
    change: (key: string, patch: Partial<DraftRule>) =>
      setRules((rules) => rules.map((rule) => (rule.key === key ? { ...rule, ...patch } : rule))),
    remove: (key: string) => setRules((rules) => rules.filter((rule) => rule.key !== key)),
    move: (key: string, to: number) =>
      setRules((rules) =>
        movedTo(
          rules,
          rules.findIndex((rule) => rule.key === key),
          to,
        ),
      ),
    changeDefaults: (patch: Partial<RuleDraft['defaults']>) =>
      setOwn((before) => {
        const from = before ?? base;
        return { ...from, defaults: { ...from.defaults, ...patch } };
      }),
  };
}

export type RuleDrafting = ReturnType<typeof useRuleDraft>;

function readDraft(text: string | null): RuleDraft | null {
  try {
    const draft = text ? (JSON.parse(text) as Partial<RuleDraft>) : null;
    return Array.isArray(draft?.rules) && draft.defaults && draft.version ? (draft as RuleDraft) : null;
  } catch {
    return null;
  }
}
