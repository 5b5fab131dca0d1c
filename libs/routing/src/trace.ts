import type { Priority } from './rule.js';

/** One look that decided whether a rule matched. */
export interface Reason {
  field: string;
  operator: string;
  /** What was looked for: the one that was found, or the first few of those that were not. */
  wanted: (string | number | boolean)[];
  /** How many more were looked for than `wanted` shows. */
  more: number;
  /** What stood there, cut short; null for nothing. */
  found: string | null;
  held: boolean;
}

/** Who is to have it; who that is on the day is found when the message comes in. */
export type Assignment =
  /** `person`: a sign-in address. */
  | { to: 'person'; person: string }
  /** `team`: its name. */
  | { to: 'team' | 'least-busy' | 'in-turn'; team: string }
  | { to: 'last-handler' };

/** One thing that a rule set, as it was afterwards. */
export type Change =
  | { what: 'queue' | 'kind' | 'language' | 'redirect'; to: string }
  | { what: 'priority'; to: Priority }
  | { what: 'tags' | 'targets'; to: string[] }
  | { what: 'acknowledgement'; to: string | null }
  | { what: 'assignment'; to: Assignment }
  | { what: 'spam'; to: true };

/** One rule, as it was looked at. */
export interface TraceEntry {
  /** From 1, in the order of the rule set. */
  position: number;
  key: string;
  name: string;
  /** `out-of-season`: not looked at on the day of receipt. */
  outcome: 'matched' | 'not-matched' | 'switched-off' | 'out-of-season';
  /** Empty for a rule that takes everything. */
  because: Reason[];
  changes: Change[];
  stopped: boolean;
}

/** Why a message is where it is: every rule up to the one that stopped, in order. Plain data, kept with the conversation. */
export type Trace = TraceEntry[];
