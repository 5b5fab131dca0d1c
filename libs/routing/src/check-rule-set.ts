import type { Condition } from './condition.js';
import type { Rule, RuleSet } from './rule.js';

/** The keys that exist in the organisation. */
export interface Known {
  queues: string[];
  targets: string[];
  /** Templates under `acknowledgement/`, without the folder's name. */
  templates: string[];
  channels: string[];
  kinds: string[];
}

/** Something wrong in a rule set. */
export interface RuleMistake {
  /** The rule's key. */
  rule: string;
  /** Where in the rule, dotted: `do.0.value`. */
  path: string;
  message: string;
}

/**
 * Holds a rule set that has passed `ruleSetSchema` against what exists: names that nobody knows, conditions that never
 * hold, rules that no message can reach.
 */
export function checkRuleSet(ruleSet: RuleSet, known: Known): RuleMistake[] {
  const mistakes: RuleMistake[] = [];
  let takesAll: Rule | null = null;
  for (const rule of ruleSet) {
    const add = (path: string, message: string) => mistakes.push({ rule: rule.key, path, message });
    if (rule.enabled && takesAll) {
      add('when', `No message reaches this rule: "${takesAll.name}" takes everything before it.`);
    }
    if (rule.enabled && rule.andThen === 'stop' && isAlways(rule.when)) takesAll ??= rule;
    if (isNever(rule.when)) add('when', 'No message can match this condition.');
    checkActions(rule, known, add);
    checkCondition(rule.when, 'when', known, add);
  }
  return mistakes;
}

type Add = (path: string, message: string) => void;

function checkActions(rule: Rule, known: Known, add: Add): void {
  for (const [index, action] of rule.do.entries()) {
    const path = `do.${index}.value`;
    switch (action.action) {
      case 'set-queue':
        unlessKnown(action.value, known.queues, 'queue', path, add);
        break;
      case 'set-kind':
        unlessKnown(action.value, known.kinds, 'kind', path, add);
        break;
      case 'set-target':
      case 'add-target':
        unlessKnown(action.value, known.targets, 'target', path, add);
        break;
      case 'set-acknowledgement':
        unlessKnown(action.value, known.templates, 'acknowledgement', path, add);
        break;
    }
  }
}

function checkCondition(condition: Condition, path: string, known: Known, add: Add): void {
  if ('field' in condition) {
    if (condition.field !== 'channel') return;
    const values = Array.isArray(condition.value) ? condition.value : [String(condition.value)];
    for (const value of values) unlessKnown(value, known.channels, 'channel', `${path}.value`, add);
    return;
  }
  for (const [group, parts] of Object.entries(condition) as [string, Condition[]][]) {
    parts.forEach((part, index) => {
      checkCondition(part, `${path}.${group}.${index}`, known, add);
    });
  }
}

function unlessKnown(key: string, keys: string[], noun: string, path: string, add: Add): void {
  if (!keys.includes(key))
    add(path, `There is no ${noun} "${key}". There are: ${keys.join(', ') || 'none'}.`);
}

/** Holds for every message, whatever the facts. */
function isAlways(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(isAlways);
  if ('any' in condition) return condition.any.some(isAlways);
  if ('none' in condition) return condition.none.every(isNever);
  return false;
}

/** Holds for no message, whatever the facts. */
function isNever(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(isNever);
  if ('any' in condition) return condition.any.every(isNever);
  if ('none' in condition) return condition.none.some(isAlways);
  return false;
}
