import { contradictionIn, type Domains } from './contradictions.js';
import type { Defaults, Rule, RuleSet } from './rule.js';
import { termsOf } from './terms.js';

/** Where a message may go that is no queue: set aside as spam, or redirected to another body. */
export const SPAM = 'spam';
export const NOT_OURS = 'not-ours';

/** A way that a message can take: from a channel, by the rule that decides, to a queue, with what is promised there. */
export interface Way {
  /** Its key. */
  channel: string;
  /** The key of the last rule that says where it goes; null: none does. */
  rule: string | null;
  /** A queue's key, `spam` or `not-ours`. */
  to: string;
  /** Keys of the targets of which some may run; empty: none. */
  targets: string[];
}

/** A channel, as far as rules look at it. */
export interface Source {
  key: string;
  type: string;
  connector: string;
}

type Place = Pick<Way, 'rule' | 'to'>;

/**
 * The ways that a rule set leaves open, whatever comes in. What no message of a channel can match is no way; beyond that it
 * errs on the side of "may", as where the days of two rules never meet.
 */
export function waysOf(ruleSet: RuleSet, defaults: Defaults, sources: readonly Source[]): Way[] {
  return sources.flatMap((source) => waysFrom(source, ruleSet, defaults));
}

function waysFrom({ key: channel, type, connector }: Source, ruleSet: RuleSet, defaults: Defaults): Way[] {
  const domains: Domains = new Map([
    ['channel', [channel]],
    ['channel-type', [type]],
    ['connector', [connector]],
  ]);
  const ways = new Map<string, Way>();
  const goes = (places: readonly Place[], promised: readonly string[]) => {
    for (const { rule, to } of places) {
      const way = ways.get(`${rule} ${to}`) ?? { channel, rule, to, targets: [] };
      if (!isOver(to)) way.targets = [...new Set([...way.targets, ...promised])];
      ways.set(`${rule} ${to}`, way);
    }
  };
  let places: Place[] = [{ rule: null, to: defaults.queue }];
  let targets = defaults.targets;
  for (const rule of ruleSet) {
    if (!rule.enabled) continue;
    const terms = termsOf(rule.when, true, (term) => contradictionIn(term, domains) === null);
    if (terms?.length === 0) continue;
    const to = placeOf(rule);
    // What is spam, or not ours, stays so, whatever a later rule says of a queue.
    const after =
      to === null ? places : [...places.filter((place) => isOver(place.to)), { rule: rule.key, to }];
    const promised = promisedBy(rule, targets);
    if (rule.andThen === 'go-on') {
      places = [...places, ...after.filter((place) => !places.includes(place))];
      targets = [...new Set([...targets, ...promised])];
      continue;
    }
    goes(after, promised);
    if (terms?.some((term) => term.length === 0)) return [...ways.values()];
  }
  goes(places, targets);
  return [...ways.values()];
}

function isOver(to: string): boolean {
  return to === SPAM || to === NOT_OURS;
}

/** Where a rule sends what it takes; null: it leaves that to others. */
function placeOf({ do: actions }: Rule): string | null {
  if (actions.some(({ action }) => action === 'set-aside-as-spam')) return SPAM;
  if (actions.some(({ action }) => action === 'redirect')) return NOT_OURS;
  const last = actions.findLast((each) => each.action === 'set-queue');
  return last ? last.value : null;
}

function promisedBy({ do: actions }: Rule, before: readonly string[]): string[] {
  let targets = [...before];
  for (const each of actions) {
    if (each.action === 'no-target') targets = [];
    else if (each.action === 'set-target') targets = [each.value];
    else if (each.action === 'add-target') targets.push(each.value);
  }
  return targets;
}
