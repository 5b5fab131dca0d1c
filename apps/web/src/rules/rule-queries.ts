import { queryOptions } from '@tanstack/react-query';
import { checkRules, getRules, getRuleVersion, getRuleVocabulary, listRuleVersions } from '#api-client';
import type { RuleDraft } from './rule-draft.js';
import { withoutBlanks } from './rule-draft.js';
import { rehearseOpen } from './run-rehearsal.js';

const throwOnError = true as const;
const key = ['rules'] as const;

export const rulesQuery = queryOptions({
  queryKey: [...key, 'in-use'],
  queryFn: async ({ signal }) => (await getRules({ throwOnError, signal })).data,
});

export const vocabularyQuery = queryOptions({
  queryKey: [...key, 'vocabulary'],
  queryFn: async ({ signal }) => (await getRuleVocabulary({ throwOnError, signal })).data,
});

/** What is wrong with rules, and what each says in words. */
export const checkQuery = ({ rules, defaults }: Pick<RuleDraft, 'rules' | 'defaults'>) =>
  queryOptions({
    queryKey: [...key, 'check', rules, defaults],
    queryFn: async ({ signal }) => {
      const body = { rules: rules.map(withoutBlanks), defaults };
      return (await checkRules({ body, throwOnError, signal })).data;
    },
  });

export const versionsQuery = (limit: number) =>
  queryOptions({
    queryKey: [...key, 'versions', limit],
    queryFn: async ({ signal }) => (await listRuleVersions({ query: { limit }, throwOnError, signal })).data,
  });

/** What was saved once never changes. */
export const versionQuery = (version: number) =>
  queryOptions({
    queryKey: [...key, 'version', version],
    queryFn: async ({ signal }) =>
      (await getRuleVersion({ path: { version: String(version) }, throwOnError, signal })).data,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What rules would change of what is open already. */
export const openItemsQuery = (draft: RuleDraft) =>
  queryOptions({
    queryKey: [...key, 'open-items', draft.rules, draft.defaults],
    queryFn: ({ signal }) => rehearseOpen(draft, signal),
  });
