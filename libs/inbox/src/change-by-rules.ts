import type { Decision, Priority } from '#routing';

/** What other rules would change of a conversation that is there already. */
export interface RuleChange {
  queue?: string;
  kind?: string;
  priority?: Priority;
  targets?: string[];
  /** Beside those that it has. */
  tags?: string[];
  /** Null: in doubt. */
  language?: string | null;
}

/** A conversation, as far as rules set it. */
export interface Sorted {
  queue: string;
  kind: string;
  priority: Priority;
  tags: string[];
  assigneeId: string | null;
  language: string | null;
  /** What it was found to be written in. */
  written: string | null;
}

/**
 * Only what still stands as the rules left it: what a person has decided since stays decided, and what somebody has
 * taken on stays in its queue. Nothing is set aside as spam or redirected, or taken out of that: the contact has heard
 * otherwise. Null where nothing changes.
 * @param before what the rules said that sorted it
 */
export function changeByRules(now: Sorted, before: Decision, after: Decision): RuleChange | null {
  if ([before, after].some(({ spam, redirect }) => spam || redirect)) return null;
  const change: RuleChange = {};
  if (now.queue === before.queue && after.queue !== now.queue && !now.assigneeId) change.queue = after.queue;
  if (now.priority === before.priority && after.priority !== now.priority) change.priority = after.priority;
  if (now.kind === before.kind) {
    if (after.kind !== now.kind) change.kind = after.kind;
    if (!isSameSet(before.targets, after.targets)) change.targets = after.targets;
  }
  const tags = after.tags.filter((tag) => !before.tags.includes(tag) && !now.tags.includes(tag));
  if (tags.length > 0) change.tags = tags;
  const language = after.language ?? now.written;
  if (now.language === (before.language ?? now.written) && language !== now.language)
    change.language = language;
  return Object.keys(change).length > 0 ? change : null;
}

function isSameSet(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
