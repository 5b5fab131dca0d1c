import type { Decision, Difference } from '#routing';
import { NOT_OURS, SPAM, traceSentences } from '#routing';

/** A decision on one message, as far as a person compares it with another. */
export interface RehearsedDecision extends Omit<Decision, 'trace'> {
  /** The day on which the earliest of its targets is due, `YYYY-MM-DD`; null where none is. */
  due: string | null;
  /** Why, a sentence for each rule that was looked at. */
  sentences: string[];
}

/** One message that other rules would have treated otherwise. */
export interface RehearsedItem {
  reference: string;
  subject: string;
  receivedAt: Date;
  differences: (Difference | 'due')[];
  before: RehearsedDecision;
  after: RehearsedDecision;
}

/** How many went, or would have gone, from one place to another. */
export interface Move {
  /** Keys of queues; `spam`: set aside; `not-ours`: redirected to another body. */
  from: string;
  to: string;
  items: number;
}

/** What other rules would have done to what came in. */
export interface Rehearsed {
  items: number;
  /** How many would have been treated otherwise in anything. */
  changed: number;
  /** How many in which way; a way that none differs in is left out. */
  differences: Partial<Record<Difference | 'due', number>>;
  /** Also what stays where it is. The most frequent first. */
  moves: Move[];
  dates: { earlier: number; later: number; begun: number; dropped: number };
  /** The newest of those that differ. */
  examples: RehearsedItem[];
}

const MOST_EXAMPLES = 200;

/** Counts what a rehearsal finds. */
export class RehearsalCount {
  private items = 0;
  private changed = 0;
  private readonly differences: Rehearsed['differences'] = {};
  private readonly moves = new Map<string, Move>();
  private readonly dates: Rehearsed['dates'] = { earlier: 0, later: 0, begun: 0, dropped: 0 };
  private readonly examples: RehearsedItem[] = [];

  /** One message that is treated alike, or otherwise. */
  add(before: Decision, after: Decision, differing: Difference[]): void {
    this.items++;
    this.changed += differing.length > 0 ? 1 : 0;
    for (const each of differing) this.differences[each] = (this.differences[each] ?? 0) + 1;
    const [from, to] = [placeOf(before), placeOf(after)];
    const key = `${from}\n${to}`;
    const move = this.moves.get(key) ?? { from, to, items: 0 };
    move.items++;
    this.moves.set(key, move);
  }

  /** The due dates of one that is treated otherwise. @returns whether they differ */
  addDates(before: string | null, after: string | null): boolean {
    if (before === after) return false;
    this.differences.due = (this.differences.due ?? 0) + 1;
    if (before === null) this.dates.begun++;
    else if (after === null) this.dates.dropped++;
    else this.dates[after < before ? 'earlier' : 'later']++;
    return true;
  }

  get wantsExample(): boolean {
    return this.examples.length < MOST_EXAMPLES;
  }

  addExample(item: RehearsedItem): void {
    this.examples.push(item);
  }

  result(): Rehearsed {
    return {
      items: this.items,
      changed: this.changed,
      differences: this.differences,
      moves: [...this.moves.values()].sort((a, b) => b.items - a.items || (a.from < b.from ? -1 : 1)),
      dates: this.dates,
      examples: this.examples,
    };
  }
}

function placeOf({ spam, redirect, queue }: Decision): string {
  if (spam) return SPAM;
  return redirect ? NOT_OURS : queue;
}

export function rehearsedDecision({ trace, ...decision }: Decision, due: string | null): RehearsedDecision {
  return { ...decision, due, sentences: traceSentences(trace) };
}
