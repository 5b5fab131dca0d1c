import type { z } from 'zod';
import {
  checkRuleSet,
  type Defaults,
  defaultsSchema,
  type Finding,
  type Known,
  type RuleSet,
  ruleSetSchema,
} from '#routing';
import { DomainError } from '#shared';

/** Rules that are to be saved. */
export interface RuleDraft {
  rules: RuleSet;
  defaults: Defaults;
}

/** Reads what somebody wrote as rules; what cannot be read as rules at all is told as findings. */
export function readRuleDraft(
  rules: unknown,
  defaults: unknown,
): { draft: RuleDraft } | { findings: Finding[] } {
  const [set, rest] = [ruleSetSchema.safeParse(rules), defaultsSchema.safeParse(defaults)];
  if (set.success && rest.success) return { draft: { rules: set.data, defaults: rest.data } };
  return {
    findings: [
      ...issuesOf(set).map(({ path: [index, ...path], message }) => {
        const rule = keyAt(rules, index);
        const rest = rule === null && index !== undefined ? [index, ...path] : path;
        return { severity: 'error' as const, rule, path: rest.join('.') || 'rules', message };
      }),
      ...issuesOf(rest).map(({ path, message }) => ({
        ...{ severity: 'error' as const, rule: null, message },
        path: ['defaults', ...path].join('.'),
      })),
    ],
  };
}

/**
 * The rules, where they can work.
 * @throws DomainError `invalid`; each message names its rule, each path its place in the list: `rules.2.when.field`
 */
export function soundDraft(
  rules: unknown,
  defaults: unknown,
  known: Known,
): RuleDraft & { findings: Finding[] } {
  const read = readRuleDraft(rules, defaults);
  const findings =
    'draft' in read ? checkRuleSet(read.draft.rules, read.draft.defaults, known) : read.findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if ('draft' in read && errors.length === 0) return { ...read.draft, findings };
  const fields = errors.map(({ rule, path, message }) => {
    const index = placeOf(rules, rule);
    if (index < 0) return { path, message };
    return { path: `rules.${index}.${path}`, message: `${nameAt(rules, index)}: ${message}` };
  });
  throw DomainError.invalid(`These rules cannot work. ${fields[0]?.message ?? ''}`.trim(), fields);
}

function issuesOf(result: z.ZodSafeParseResult<unknown>): { path: PropertyKey[]; message: string }[] {
  return result.error?.issues ?? [];
}

function ruleAt(rules: unknown, index: PropertyKey | undefined): { key?: unknown; name?: unknown } | null {
  const rule: unknown = Array.isArray(rules) && typeof index === 'number' ? rules[index] : null;
  return rule !== null && typeof rule === 'object' ? rule : null;
}

function keyAt(rules: unknown, index: PropertyKey | undefined): string | null {
  const key = ruleAt(rules, index)?.key;
  return typeof key === 'string' && key !== '' ? key : null;
}

function nameAt(rules: unknown, index: number): string {
  const name = ruleAt(rules, index)?.name;
  return typeof name === 'string' && name ? name : `Rule ${index + 1}`;
}

function placeOf(rules: unknown, key: string | null): number {
  return Array.isArray(rules) && key !== null
    ? rules.findIndex((_, index) => keyAt(rules, index) === key)
    : -1;
}
