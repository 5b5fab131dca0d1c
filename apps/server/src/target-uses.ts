import type { EntityManager } from '@mikro-orm/sql';
import type { RuleVersion } from '#inbox';
import { DomainError } from '#shared';
import type { Organisation, Target } from '#targets';

/** What names a target. */
export interface TargetUse {
  what: 'rule' | 'default' | 'promise';
  /** Of the rule or the promise; absent where it holds without a rule. */
  key?: string;
  name: string;
}

/** What of the rules in force, of what holds where none does, and of what is published names a target. */
export function usesIn(
  target: string,
  { rules, defaults }: Pick<RuleVersion, 'rules' | 'defaults'>,
  promises: Organisation['promises'],
): TargetUse[] {
  const named = rules.filter((rule) =>
    rule.do.some(
      (each) => (each.action === 'set-target' || each.action === 'add-target') && each.value === target,
    ),
  );
  return [
    ...named.map(({ key, name }) => ({ what: 'rule' as const, key, name })),
    ...(defaults.targets.includes(target)
      ? [{ what: 'default' as const, name: 'What holds where no rule says otherwise' }]
      : []),
    ...promises
      .filter((promise) => promise.target === target)
      .map(({ key, text }) => ({ what: 'promise' as const, key, name: text })),
  ];
}

/** @throws DomainError `conflict` where something names it, or somebody still waits for it to begin */
export async function refuseInUse(
  em: EntityManager,
  { key, name }: Pick<Target, 'key' | 'name'>,
  uses: readonly TargetUse[],
): Promise<void> {
  const [pending] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from conversation where status in ('new', 'open', 'waiting') and pending_targets @> ?::jsonb`,
    [JSON.stringify([key])],
  );
  const waiting = pending?.count ?? 0;
  const why = [
    ...uses.map(inWords),
    ...(waiting > 0
      ? [`${waiting} open ${waiting === 1 ? 'conversation' : 'conversations'} in which it is still to begin`]
      : []),
  ];
  if (why.length === 0) return;
  throw new DomainError(
    'conflict',
    'in-use',
    `“${name}” cannot be deleted. It is used by: ${why.join('; ')}.`,
  );
}

function inWords({ what, name }: TargetUse): string {
  return what === 'default'
    ? 'what holds where no rule says otherwise'
    : `the ${what} “${name.replace(/\.$/, '')}”`;
}
