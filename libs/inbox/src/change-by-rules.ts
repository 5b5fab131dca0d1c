import type { Decision, Priority } from '#routing';

/** What other rules would change of a conversation that is there already. */
export interface RuleChange {
  queue?: string;
  kind?: string;
  priority?: Priority;
  targets?: string[];
  /** Beside those that it has. */
  tags?: string[];
}

/** A conversation, as far as rules set it. */
export interface Sorted {
  queue: string;
  kind: string;
  priority: Priority;
  tags: string[];
  assigneeId: string | null;
}

/**
 * Only what still stands as the rules left it: what a person has decided since stays decided, and what somebody has
 * taken on stays in its queue. Nothing is set aside as spam, or taken out of that. Null where nothing changes.
 * @param before what the rules said that sorted it
 */
export function changeByRules(now: Sorted, before: Decision, after: Decision): RuleChange | null {
  if (before.spam || after.spam) return null;
  const change: RuleChange = {};
  if (now.queue === before.queue && after.queue !== now.queue && !now.assigneeId) change.queue = after.queue;
  if (now.priority === before.priority && after.priority !== now.priority) change.priority = after.priority;
  if (now.kind === before.kind) {
    if (after.kind !== now.kind) change.kind = after.kind;
    if (!isSameSet(before.targets, after.targets)) change.targets = after.targets;
  }
  const tags = after.tags.filter((tag) => !before.tags.includes(tag) && !now.tags.includes(tag));
  if (tags.length > 0) change.tags = tags;
  return Object.keys(change).length > 0 ? change : null;
}

function isSameSet(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
