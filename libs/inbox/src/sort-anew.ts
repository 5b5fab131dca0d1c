import type { EntityManager } from '@mikro-orm/sql';
import {
  type CompiledRuleSet,
  compileRuleSet,
  type Decision,
  type Defaults,
  decide,
  type RuleSet,
} from '#routing';
import { DomainError } from '#shared';
import type { Clocks, DueDates } from '#targets';
import { changeByRules, type RuleChange, type Sorted } from './change-by-rules.js';
import { compareRehearsed, earliestDue } from './compare-rehearsed.js';
import { OPEN_STATUSES } from './conversation.entity.js';
import type { Actor, Desk, Task } from './desk.js';
import { languageName } from './language-of.js';
import { promiseAnew } from './promise-anew.js';
import type { RehearsalOptions } from './rehearsal.js';
import { RehearsalCount, type Rehearsed } from './rehearsed.js';
import { countRouted, type RoutedRow, readerOf, routedRows } from './routed-rows.js';
import { soundDraft } from './rule-draft.js';
import { RuleVersion } from './rule-version.entity.js';
import type { RuleVersions } from './rule-versions.js';
import { takingTurns } from './take-turns.js';

type Prepared = { compiled: CompiledRuleSet; defaults: Defaults };
/** The decision that sorted it, the one that other rules come to, and what that changes. */
interface Compared {
  row: RoutedRow;
  before: Decision;
  after: Decision;
  change: RuleChange | null;
}

/** Takes what is open already through the rules once more; what a person has decided since stays decided. */
export class SortAnew {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: Desk,
    private readonly clocks: Clocks,
    private readonly dueDates: DueDates,
    private readonly versions: RuleVersions,
  ) {}

  /**
   * What rules would change of what is open; changes nothing.
   * @throws DomainError `invalid` where the rules cannot work
   */
  async rehearse(
    { rules, defaults }: { rules: unknown; defaults?: unknown },
    options: RehearsalOptions,
  ): Promise<Rehearsed> {
    const current = await this.versions.current();
    const draft = soundDraft(rules, defaults ?? current.defaults, await this.versions.known(current));
    const count = new RehearsalCount();
    const total = await countRouted(this.em, { ...OPEN, sight: options.sight });
    options.progress?.(0, total);
    let done = 0;
    for await (const { row, before, after, change } of this.compared(prepared(draft), options)) {
      const now = { ...before, queue: row.queue, kind: row.kind, priority: row.priority, tags: row.tags };
      const { tags = [], ...rest } = change ?? {};
      const then = { ...now, ...rest, tags: [...row.tags, ...tags], trace: after.trace };
      await compareRehearsed(count, row, now, then, async () => [
        row.due,
        change?.targets ? await earliestDue(this.dueDates, after, row.received_at) : row.due,
      ]);
      if (++done % 100 === 0) options.progress?.(done, total);
    }
    options.progress?.(total, total);
    return count.result();
  }

  /**
   * Changes what is open by the rules in use, each conversation for itself, with a line in its history.
   * @param version the one that the actor has looked at
   * @throws DomainError `conflict` with the code `stale-version` where another is in use by now
   */
  async apply(
    actor: Actor,
    version: number,
    options: RehearsalOptions,
  ): Promise<{ looked: number; changed: number }> {
    const current = await this.versions.current();
    if (current.version !== version) {
      const text = `Version ${current.version} is in use by now. Look at what it would change first.`;
      throw new DomainError('conflict', 'stale-version', text);
    }
    const rules = prepared(current);
    const kinds = new Map(current.kinds.map(({ key, name }) => [key, name]));
    let [looked, changed] = [0, 0];
    for await (const { row, before, after, change } of this.compared(rules, options)) {
      looked++;
      if (!change) continue;
      await this.desk.work(row.reference, actor, undefined, async (task) => {
        // Somebody may have been there since it was read.
        const still = task.conversation.isOpen() && changeByRules(asSorted(task, row), before, after);
        if (!still) return;
        await this.change(task, actor, still, version, kinds);
        task.conversation.trace = after.trace;
        task.conversation.ruleVersion = version;
        changed++;
      });
    }
    return { looked, changed };
  }

  private async change(
    task: Task,
    actor: Actor,
    { queue, kind, priority, tags, targets, language }: RuleChange,
    version: number,
    kinds: Map<string, string>,
  ): Promise<void> {
    const { conversation, tell } = task;
    const before = standing(task);
    const said: string[] = [];
    if (kind) {
      conversation.kind = kind;
      said.push(`it is taken as ${kinds.get(kind) ?? kind}`);
    }
    if (priority) {
      conversation.priority = priority;
      said.push(`its priority is ${priority}`);
    }
    if (tags) {
      conversation.tag([...before.tags, ...tags]);
      said.push(`it is tagged ${tags.join(', ')}`);
    }
    if (language !== undefined) {
      conversation.language = language;
      said.push(language ? `it is answered in ${languageName(language)}` : 'no language is named for it');
    }
    if (targets) {
      await promiseAnew(task, this.clocks, targets);
      said.push('what is promised is reckoned anew');
    }
    const what = said.length > 0 ? `: ${said.join(', ')}.` : '.';
    tell('routed', `${actor.name} sorted it anew by version ${version} of the rules${what}`, { before });
    if (queue) await this.desk.move(task, actor, queue);
  }

  private async *compared(rules: Prepared, { sight, signal }: RehearsalOptions): AsyncGenerator<Compared> {
    const turn = takingTurns(signal);
    const sortedBy = new Map<number, Prepared>();
    for await (const rows of routedRows(this.em, { ...OPEN, sight })) {
      for (const row of rows) {
        await turn();
        const own = sortedBy.get(row.rule_version) ?? prepared(await this.read(row.rule_version));
        sortedBy.set(row.rule_version, own);
        const message = readerOf(row);
        const before = decide(own.compiled, message, own.defaults);
        const after = decide(rules.compiled, message, rules.defaults);
        const written = row.facts.language ?? null;
        const change = changeByRules({ ...row, assigneeId: row.assignee_id, written }, before, after);
        yield { row, before, after, change };
      }
    }
  }

  private async read(version: number): Promise<RuleVersion> {
    return this.em.fork().findOneOrFail(RuleVersion, { version });
  }
}

const OPEN = {
  sql: `c.status in (${OPEN_STATUSES.map(() => '?').join(', ')}) and c.merged_into is null`,
  params: [...OPEN_STATUSES],
};

function prepared({ rules, defaults }: { rules: RuleSet; defaults: Defaults }): Prepared {
  return { compiled: compileRuleSet(rules), defaults };
}

function standing({ conversation }: Task): Omit<Sorted, 'written'> {
  const { queue, kind, priority, tags, assigneeId = null, language = null } = conversation;
  return { queue, kind, priority: priority as Sorted['priority'], tags, assigneeId, language };
}

function asSorted(task: Task, { facts }: RoutedRow): Sorted {
  return { ...standing(task), written: facts.language ?? null };
}
