import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { compareDecisions, compileRuleSet, type Decision, decide, type Facts, MessageReader } from '#routing';
import { DomainError } from '#shared';
import type { DueDates } from '#targets';
import { MOST_TEXT } from './facts-of.js';
import { RehearsalCount, type Rehearsed, rehearsedDecision } from './rehearsed.js';
import { soundDraft } from './rule-draft.js';
import type { RuleVersions } from './rule-versions.js';
import { type Sight, seenQueues } from './sight.js';

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

interface Row {
  id: string;
  reference: string;
  subject: string;
  received_at: string | Date;
  facts: Partial<Facts>;
  text: string | null;
}

const PAGE = 500;
/** Decided in one go; then everybody else has their turn. */
const AT_ONCE_MS = 10;

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
    const total = await this.count(from, to, options.sight);
    options.progress?.(0, total);
    let done = 0;
    let begun = performance.now();
    for await (const rows of this.pages(from, to, options.sight)) {
      for (const row of rows) {
        if (performance.now() - begun > AT_ONCE_MS) {
          await setImmediate();
          begun = performance.now();
        }
        options.signal.throwIfAborted();
        // Read once for both.
        const message = new MessageReader({ ...row.facts, text: row.text ?? '' });
        const before = decide(inForce, message, current.defaults);
        const after = decide(tried, message, draft.defaults);
        await this.compare(count, row, before, after);
      }
      done += rows.length;
      options.progress?.(done, total);
    }
    return count.result();
  }

  private async compare(count: RehearsalCount, row: Row, before: Decision, after: Decision): Promise<void> {
    const differing = compareDecisions(before, after);
    count.add(before, after, differing);
    if (differing.length === 0) return;
    const dated = differing.includes('targets') || differing.includes('spam');
    if (!dated && !count.wantsExample) return;
    const receivedAt = new Date(row.received_at);
    const [dueBefore, dueAfter] = [await this.dueOf(before, receivedAt), await this.dueOf(after, receivedAt)];
    const moved = count.addDates(dueBefore, dueAfter);
    if (!count.wantsExample) return;
    count.addExample({
      reference: row.reference,
      subject: row.subject,
      receivedAt,
      differences: moved ? [...differing, 'due'] : differing,
      before: rehearsedDecision(before, dueBefore),
      after: rehearsedDecision(after, dueAfter),
    });
  }

  /** The earliest day on which something is owed. */
  private async dueOf({ spam, targets }: Decision, receivedAt: Date): Promise<string | null> {
    const received = Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime());
    const days: string[] = [];
    for (const target of spam ? [] : targets) days.push((await this.dueDates.reckon(target, received)).due);
    return days.sort()[0] ?? null;
  }

  private async count(from: Date, to: Date, sight: Sight): Promise<number> {
    const { sql, params } = cameIn(from, to, sight);
    const [row] = await this.em
      .fork()
      .execute<{ count: number }[]>(`select count(*)::int as count from conversation c where ${sql}`, params);
    return row?.count ?? 0;
  }

  /** The newest first. While one page is worked on, the next is fetched. */
  private async *pages(from: Date, to: Date, sight: Sight): AsyncGenerator<Row[]> {
    let next: Promise<Row[]> | null = this.page(from, to, sight);
    try {
      while (next) {
        const rows: Row[] = await next;
        const last = rows.at(-1);
        next = last && rows.length === PAGE ? this.page(from, to, sight, last) : null;
        yield rows;
      }
    } finally {
      // Nobody waits for it any more where the rehearsal was ended.
      await next?.catch(() => {});
    }
  }

  private page(from: Date, to: Date, sight: Sight, after?: Row): Promise<Row[]> {
    const { sql, params } = cameIn(from, to, sight);
    return this.em.fork().execute<Row[]>(
      `select c.id, c.reference, c.subject, c.received_at, c.facts,
         (select substr(m.new_text, 1, ${MOST_TEXT}) from message m
          where m.conversation_id = c.id and m.direction = 'inbound' order by m.at limit 1) as text
       from conversation c where ${sql} ${after ? 'and (c.received_at, c.id) < (?, ?)' : ''}
       order by c.received_at desc, c.id desc limit ${PAGE}`,
      [...params, ...(after ? [new Date(after.received_at).toISOString(), after.id] : [])],
    );
  }
}

/** What the rules decided on when it came in. */
function cameIn(from: Date, to: Date, sight: Sight): { sql: string; params: unknown[] } {
  const queues = seenQueues(sight, 'c.queue');
  return {
    sql: `c.rule_version is not null and c.received_at >= ? and c.received_at < ? ${queues ? `and ${queues.sql}` : ''}`,
    params: [from.toISOString(), to.toISOString(), ...(queues?.params ?? [])],
  };
}
