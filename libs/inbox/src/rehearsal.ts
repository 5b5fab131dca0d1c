import type { EntityManager } from '@mikro-orm/sql';
import { compileRuleSet, decide } from '#routing';
import { DomainError } from '#shared';
import type { DueDates } from '#targets';
import { compareRehearsed, earliestDue } from './compare-rehearsed.js';
import { RehearsalCount, type Rehearsed } from './rehearsed.js';
import { countRouted, readerOf, routedRows } from './routed-rows.js';
import { soundDraft } from './rule-draft.js';
import type { RuleVersions } from './rule-versions.js';
import type { Sight } from './sight.js';
import { takingTurns } from './take-turns.js';

/** What is to be rehearsed. */
export interface RehearsalDraft {
  rules: unknown;
  /** Absent: as they are. */
  defaults?: unknown;
  /** What came in from then on, and before then. */
  from: Date;
  to: Date;
}

export interface RehearsalOptions {
  /** What the person who asks may see; what they may not is left out. */
  sight: Sight;
  signal: AbortSignal;
  progress?(done: number, total: number): void;
}

/** Tries rules on what really came in, against those in force; changes nothing. */
export class Rehearsal {
  constructor(
    private readonly em: EntityManager,
    private readonly versions: RuleVersions,
    private readonly dueDates: DueDates,
  ) {}

  /**
   * @throws DomainError `invalid` where the rules cannot work
   * @throws the signal's reason once it is aborted
   */
  async rehearse(
    { rules, defaults, from, to }: RehearsalDraft,
    options: RehearsalOptions,
  ): Promise<Rehearsed> {
    if (to <= from)
      throw DomainError.invalid('The period ends before it begins.', [
        { path: 'to', message: 'must be after from' },
      ]);
    const current = await this.versions.current();
    const draft = soundDraft(rules, defaults ?? current.defaults, await this.versions.known(current));
    const [inForce, tried] = [compileRuleSet(current.rules), compileRuleSet(draft.rules)];
    const count = new RehearsalCount();
    const filter = {
      sql: 'c.received_at >= ? and c.received_at < ?',
      params: [from.toISOString(), to.toISOString()],
      sight: options.sight,
    };
    const total = await countRouted(this.em, filter);
    options.progress?.(0, total);
    let done = 0;
    const turn = takingTurns(options.signal);
    for await (const rows of routedRows(this.em, filter)) {
      for (const row of rows) {
        await turn();
        // Read once for both.
        const message = readerOf(row);
        const before = decide(inForce, message, current.defaults);
        const after = decide(tried, message, draft.defaults);
        await compareRehearsed(count, row, before, after, async () => [
          await earliestDue(this.dueDates, before, row.received_at),
          await earliestDue(this.dueDates, after, row.received_at),
        ]);
      }
      done += rows.length;
      options.progress?.(done, total);
    }
    return count.result();
  }
}
