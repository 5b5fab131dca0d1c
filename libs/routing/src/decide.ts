import { compileCondition, type Judge } from './compile-condition.js';
import type { Facts } from './facts.js';
import { MessageReader } from './message-reader.js';
import type { Action, Defaults, Priority, Rule, RuleSet } from './rule.js';
import type { Change, Trace } from './trace.js';

/** What the rules say of one message. */
export interface Decision {
  queue: string;
  kind: string;
  priority: Priority;
  tags: string[];
  /** Keys of the targets whose clocks start. */
  targets: string[];
  /** The key of a template under `acknowledgement/`; null: send none. */
  acknowledgement: string | null;
  trace: Trace;
}

interface CompiledRule {
  rule: Rule;
  judge: Judge;
}

/** A rule set with its conditions prepared. Make it once and keep it; it holds nothing of any message. */
export interface CompiledRuleSet {
  readonly rules: readonly CompiledRule[];
}

export function compileRuleSet(ruleSet: RuleSet): CompiledRuleSet {
  return { rules: ruleSet.map((rule) => ({ rule, judge: compileCondition(rule.when) })) };
}

/**
 * Goes through the rules once, in order, until one that matches says stop. Pure: the same answer for the same facts.
 * Never throws, whatever the facts hold; a field that is missing is a field in which nothing is found.
 */
export function decide(
  ruleSet: RuleSet | CompiledRuleSet,
  facts: Partial<Facts>,
  defaults: Defaults,
): Decision {
  const compiled = 'rules' in ruleSet ? ruleSet : compileRuleSet(ruleSet);
  const decision: Decision = { ...structuredClone(defaults), trace: [] };
  const message = new MessageReader(facts !== null && typeof facts === 'object' ? facts : {});

  for (const [index, { rule, judge }] of compiled.rules.entries()) {
    const entry = { position: index + 1, key: rule.key, name: rule.name };
    if (!rule.enabled) {
      decision.trace.push({ ...entry, outcome: 'switched-off', because: [], changes: [], stopped: false });
      continue;
    }
    const { held, reasons } = judge(message);
    const stopped = held && rule.andThen === 'stop';
    decision.trace.push({
      ...entry,
      outcome: held ? 'matched' : 'not-matched',
      because: reasons,
      changes: held ? rule.do.map((action) => apply(action, decision)) : [],
      stopped,
    });
    if (stopped) break;
  }
  return decision;
}

/** Does one action, and says how things stand after it. */
function apply(action: Action, decision: Decision): Change {
  switch (action.action) {
    case 'set-queue':
      decision.queue = action.value;
      return { what: 'queue', to: action.value };
    case 'set-kind':
      decision.kind = action.value;
      return { what: 'kind', to: action.value };
    case 'set-priority':
      decision.priority = action.value;
      return { what: 'priority', to: action.value };
    case 'add-tags':
      decision.tags = [...new Set([...decision.tags, ...action.value])];
      return { what: 'tags', to: [...decision.tags] };
    case 'set-target':
      decision.targets = [action.value];
      return { what: 'targets', to: [...decision.targets] };
    case 'add-target':
      decision.targets = [...new Set([...decision.targets, action.value])];
      return { what: 'targets', to: [...decision.targets] };
    case 'no-target':
      decision.targets = [];
      return { what: 'targets', to: [] };
    case 'set-acknowledgement':
      decision.acknowledgement = action.value;
      return { what: 'acknowledgement', to: action.value };
    case 'no-acknowledgement':
      decision.acknowledgement = null;
      return { what: 'acknowledgement', to: null };
  }
}
