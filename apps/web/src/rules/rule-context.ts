import { createContext, useContext } from 'react';
import type { RuleVocabulary } from '#api-client';

const VocabularyContext = createContext<RuleVocabulary | null>(null);
export const VocabularyProvider = VocabularyContext.Provider;

/** What rules can look at, do and name. */
export function useVocabulary(): RuleVocabulary {
  const vocabulary = useContext(VocabularyContext);
  if (!vocabulary) throw new Error('The vocabulary of the rules is not there.');
  return vocabulary;
}

export type Names = RuleVocabulary['names'];
export type VocabularyField = RuleVocabulary['fields'][number];
export type VocabularyAction = RuleVocabulary['actions'][number];

/** The priorities that there are, the lowest first. */
export function prioritiesIn({ fields }: RuleVocabulary): { key: string; name: string }[] {
  const values = fields.find(({ field }) => field === 'priority')?.values ?? [];
  return values.map((value) => ({ key: value, name: value }));
}

/** What can be chosen, for a list to choose from. */
export function optionsOf(list: { key: string; name: string }[]): { value: string; label: string }[] {
  return list.map(({ key, name }) => ({ value: key, label: name }));
}

/** Says what is wrong at a place in the rule that is being changed: `when.all.0.value`. */
export type WrongAt = (path: string) => string | undefined;
