import { compileCondition, type Judge } from './compile-condition.js';
import type { Facts } from './facts.js';
import { MessageReader } from './message-reader.js';
import { type Action, type Defaults, isInForce, type Priority, type Rule, type RuleSet } from './rule.js';
import type { Assignment, Change, Trace } from './trace.js';

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
  /** Null: nobody. */
  assignment: Assignment | null;
  /** The key of the other body whose matter it is; null: it is ours. */
  redirect: string | null;
  /** What our messages on it are written in (BCP 47); null: whatever it is written in. */
  language: string | null;
  spam: boolean;
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
  facts: Partial<Facts> | MessageReader,
  defaults: Defaults,
): Decision {
  const compiled = 'rules' in ruleSet ? ruleSet : compileRuleSet(ruleSet);
  const decision: Decision = {
    ...defaults,
    tags: [...defaults.tags],
    targets: [...defaults.targets],
    assignment: null,
    redirect: null,
    language: null,
    spam: false,
    trace: [],
  };
  const message = facts instanceof MessageReader ? facts : new MessageReader(facts);

  for (const [index, { rule, judge }] of compiled.rules.entries()) {
    const entry = { position: index + 1, key: rule.key, name: rule.name };
    const left = leftOut(rule, message.date);
    if (left) {
      decision.trace.push({ ...entry, outcome: left, because: [], changes: [], stopped: false });
      continue;
    }
    const { held, reasons } = judge(message, decision);
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

/** Why a rule is not looked at, where it is not. */
function leftOut(rule: Rule, date: string | null): 'switched-off' | 'out-of-season' | null {
  if (!rule.enabled) return 'switched-off';
  return isInForce(rule, date) ? null : 'out-of-season';
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
    case 'assign-person':
      return assign(decision, { to: 'person', person: action.value });
    case 'assign-team':
      return assign(decision, { to: 'team', team: action.value });
    case 'assign-least-busy':
      return assign(decision, { to: 'least-busy', team: action.value });
    case 'assign-in-turn':
      return assign(decision, { to: 'in-turn', team: action.value });
    case 'assign-last-handler':
      return assign(decision, { to: 'last-handler' });
    case 'redirect':
      decision.redirect = action.value;
      return { what: 'redirect', to: action.value };
    case 'set-language':
      decision.language = action.value;
      return { what: 'language', to: action.value };
    case 'set-aside-as-spam':
      decision.spam = true;
      return { what: 'spam', to: true };
  }
}

function assign(decision: Decision, assignment: Assignment): Change {
  decision.assignment = assignment;
  return { what: 'assignment', to: assignment };
}
