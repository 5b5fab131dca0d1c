import { checkActions, checkNames, type Known } from './check-names.js';
import { type Condition, type Test, testsIn, wantedIn } from './condition.js';
import type { Domains } from './contradictions.js';
import { fieldNamed } from './fields.js';
import { type Reach, reachOf, type Taker, takerOf } from './reach.js';
import type { Defaults, Rule, RuleSet } from './rule.js';

/** Something wrong in a rule set, or worth a second look. */
export interface Finding {
  /** An error keeps a rule set from being saved. */
  severity: 'error' | 'warning';
  /** The rule's key; null for what no single rule is to blame for. */
  rule: string | null;
  /** Where in the rule, dotted: `do.0.value`. */
  path: string;
  message: string;
}

/**
 * Holds a rule set that has passed `ruleSetSchema` against what exists: names that nobody knows, conditions that never
 * hold, rules that no message can reach, looks at what no rule has set by then, and queues that nothing is sorted into.
 */
export function checkRuleSet(ruleSet: RuleSet, defaults: Defaults, known: Known): Finding[] {
  const findings: Finding[] = checkDefaults(defaults, known);
  let stopping: Taker[] = [];
  const domains = domainsOf(defaults);
  const queues = new Set([defaults.queue]);
  for (const [index, rule] of ruleSet.entries()) {
    const add = (path: string, message: string) =>
      findings.push({ severity: 'error', rule: rule.key, path, message });
    checkActions(rule, known, add);
    checkNames(rule.when, known, add);
    if (!rule.enabled) continue;
    const before = stopping.filter((earlier) => coversDaysOf(earlier.rule, rule));
    const reach = reachOf(rule, before, domains);
    const never = neverSet(rule.when, domains);
    const fatal = !reach.reached && reach.because === 'contradiction' && never.length > 0;
    for (const { path, test } of never) {
      const severity = fatal ? 'error' : 'warning';
      findings.push({ severity, rule: rule.key, path, message: whyNotSet(test, ruleSet, index) });
    }
    if (!reach.reached && !fatal) add('when', whyUnreached(reach));
    if (!reach.reached) continue;
    for (const each of rule.do) if (each.action === 'set-queue') queues.add(each.value);
    if (rule.andThen === 'go-on') {
      widen(domains, rule);
      // What took a kind of the time before may leave one that is set only now.
      stopping = stopping.filter((taker) => !looksAtSetBy(taker, rule));
    } else {
      const taker = takerOf(rule);
      if (taker) stopping.push(taker);
    }
  }
  for (const queue of known.queues.filter((key) => !queues.has(key))) {
    const message = `Nothing is sorted into the queue "${queue}": no rule sets it, and it is not where the rest goes.`;
    findings.push({ severity: 'warning', rule: null, path: 'queue', message });
  }
  return findings;
}

function checkDefaults(defaults: Defaults, known: Known): Finding[] {
  const findings: Finding[] = [];
  const rest: Rule['do'] = [
    { action: 'set-queue', value: defaults.queue },
    { action: 'set-kind', value: defaults.kind },
    ...defaults.targets.map((value) => ({ action: 'add-target', value }) as const),
    ...(defaults.acknowledgement
      ? [{ action: 'set-acknowledgement', value: defaults.acknowledgement } as const]
      : []),
  ];
  checkActions({ do: rest }, known, (_, message) =>
    findings.push({ severity: 'error', rule: null, path: 'defaults', message }),
  );
  return findings;
}

function whyUnreached(reach: Reach & { reached: false }): string {
  if (reach.because === 'contradiction') {
    return reach.field
      ? `No message can match this: what is asked of ${reach.field} contradicts itself.`
      : 'No message can match this condition.';
  }
  const names = reach.by.map(({ name }) => `"${name}"`);
  const who = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  return names.length > 1
    ? `No message reaches this rule: ${who} together take all of it before.`
    : `No message reaches this rule: ${who} takes all of it before.`;
}

/** Looked at on every day on which the other is. */
function coversDaysOf(earlier: Rule, rule: Rule): boolean {
  const fromThen = earlier.from === undefined || (rule.from !== undefined && earlier.from <= rule.from);
  const untilThen = earlier.to === undefined || (rule.to !== undefined && rule.to <= earlier.to);
  return fromThen && untilThen;
}

/** What the fields that the rules set hold before any of them. */
function domainsOf({ queue, kind, priority, tags }: Defaults): Domains {
  return new Map([
    ['queue', [queue]],
    ['kind', [kind]],
    ['priority', [priority]],
    ['tag', tags],
  ]);
}

/** What they may hold after a rule that goes on. */
function widen(domains: Domains, rule: Rule): void {
  for (const [field, values] of domains) domains.set(field, [...new Set([...values, ...setBy(rule, field)])]);
}

function setBy(rule: Rule, field: string): string[] {
  return rule.do.flatMap((each) => {
    if (each.action === 'add-tags') return field === 'tag' ? each.value : [];
    return each.action === `set-${field}` && 'value' in each ? [each.value] : [];
  });
}

function looksAtSetBy({ terms, contrary }: Taker, rule: Rule): boolean {
  return [...terms, ...contrary].flat().some(({ test }) => setBy(rule, test.field).length > 0);
}

/** The looks at what the rules set that find nothing here, whatever comes. */
function neverSet(condition: Condition, domains: Domains): { path: string; test: Test }[] {
  return testsIn(condition).flatMap(({ path, test }) => {
    const domain = fieldNamed(test.field)?.decided ? domains.get(test.field) : undefined;
    const found = wantedIn(test).some((value) =>
      domain?.some((each) => each.toLowerCase() === value.toLowerCase()),
    );
    return !domain || found ? [] : [{ path: `${path}.value`, test }];
  });
}

function whyNotSet(test: Test, ruleSet: RuleSet, at: number): string {
  const wanted = wantedIn(test).map((value) => value.toLowerCase());
  const setter = ruleSet.find(
    (rule, index) =>
      index !== at && setBy(rule, test.field).some((value) => wanted.includes(value.toLowerCase())),
  );
  const what = `Nothing has set ${fieldNamed(test.field)?.label} to "${wantedIn(test).join('" or "')}" by here`;
  if (!setter) return `${what}.`;
  if (!setter.enabled) return `${what}: "${setter.name}" would, but is switched off.`;
  return ruleSet.indexOf(setter) > at
    ? `${what}: "${setter.name}" does so only after this rule. Put it before, and let it go on.`
    : `${what}: "${setter.name}" stops once it has done so. Let it go on.`;
}
