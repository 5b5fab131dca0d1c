import { DomainError } from '#shared';
import { type Clocks, type DueDates, dayOfInFull } from '#targets';
import type { Flag } from './conversation.entity.js';
import type { Actor, Desk } from './desk.js';
import { promiseAnew } from './promise-anew.js';
import type { RuleBook } from './rule-book.js';
import { tagsFrom } from './tags.js';

const LONGEST_SNOOZE_MS = 366 * 24 * 3600_000;

/** What advisors do with a conversation beside answering it and passing it on. */
export class Handling {
  constructor(
    private readonly desk: Desk,
    private readonly clocks: Clocks,
    private readonly dueDates: DueDates,
    private readonly rules: RuleBook,
  ) {}

  /**
   * Takes it out of the lists until a moment; null brings it back. What is promised stays promised: nobody can sleep past it.
   * @throws DomainError `invalid` where the moment is past, or later than the earliest promise
   */
  async snooze(reference: string, actor: Actor, until: Date | null, version?: number): Promise<void> {
    const { timeZone } = await this.dueDates.organisation();
    await this.desk.work(reference, actor, version, async ({ conversation, now, tell }) => {
      if (!until) {
        if (!conversation.snoozedUntil) return;
        conversation.wake();
        return tell('woken', `${actor.name} took it up again.`);
      }
      const wrong = whyNotUntil(until, now, conversation.dueAt ?? null, timeZone);
      if (wrong) throw DomainError.invalid(`The time ${wrong}.`, [{ path: 'until', message: wrong }]);
      conversation.snooze(until);
      tell('snoozed', `${actor.name} put it aside until ${dayOfInFull(until, timeZone)}.`);
    });
  }

  /** Adds and takes off; what is there already, or is not, stays as it is. */
  async tag(
    reference: string,
    actor: Actor,
    { add = [], remove = [] }: { add?: string[] | undefined; remove?: string[] | undefined },
    version?: number,
  ): Promise<void> {
    await this.desk.work(reference, actor, version, async ({ conversation, tell }) => {
      const before = conversation.tags;
      const tags = tagsFrom(before, add, remove);
      const [put, off] = [
        tags.filter((tag) => !before.includes(tag)),
        before.filter((tag) => !tags.includes(tag)),
      ];
      if (put.length + off.length === 0) return;
      conversation.tag(tags);
      const said = [
        put.length ? `tagged it ${put.join(', ')}` : '',
        off.length ? `took off the tag ${off.join(', ')}` : '',
      ].filter(Boolean);
      tell('tagged', `${actor.name} ${said.join(' and ')}.`, { before });
    });
  }

  /**
   * Changes what it is taken for, and with it what is promised: what the new kind promises is owed from the same receipt, or
   * the same acknowledgement; what it does not is owed no longer.
   */
  async changeKind(reference: string, actor: Actor, kind: string, version?: number): Promise<void> {
    const kinds = await this.rules.kinds();
    const named = kinds.find(({ key }) => key === kind);
    if (!named) throw DomainError.notFound('kind', kind);
    const targets = await this.rules.targetsOf(kind);
    await this.desk.work(reference, actor, version, async (task) => {
      const { conversation, tell } = task;
      if (conversation.kind === kind) return;
      const before = conversation.kind;
      conversation.kind = kind;
      await promiseAnew(task, this.clocks, targets);
      const was = kinds.find(({ key }) => key === before)?.name ?? before;
      tell('kind-changed', `${actor.name} changed its kind from ${was} to ${named.name}.`, { before });
    });
  }

  /** Marks it as abusive, for whoever opens it next; null takes that back. */
  async flag(
    reference: string,
    actor: Actor,
    flag: Flag | null,
    reason: string,
    version?: number,
  ): Promise<void> {
    await this.desk.work(reference, actor, version, async ({ conversation, tell }) => {
      if ((conversation.flag ?? null) === flag) return;
      conversation.flagAs(flag);
      const why = reason ? `: ${reason}` : '.';
      tell(
        'flagged',
        flag ? `${actor.name} flagged it as abusive${why}` : `${actor.name} took the flag off${why}`,
      );
    });
  }

  /** Nobody wants the word of a delay that was made ready. */
  async dropApology(reference: string, actor: Actor, version?: number): Promise<void> {
    await this.desk.work(reference, actor, version, async ({ clocks, tell }) => {
      const drafted = clocks.filter(({ apologyDraftedAt }) => apologyDraftedAt);
      if (drafted.length === 0) return;
      for (const clock of drafted) clock.dropApology();
      tell('apology-dropped', `${actor.name} does not need the word of a delay that was ready.`);
    });
  }

  /** What nobody asked us for: nothing is owed, and it leaves the lists. Reopening takes that back. */
  async spam(reference: string, actor: Actor, version?: number): Promise<void> {
    await this.desk.work(reference, actor, version, async ({ conversation, clocks, tell }) => {
      conversation.markSpam();
      for (const clock of clocks) clock.stop();
      tell('spam', `${actor.name} marked it as spam.`);
    });
  }
}

function whyNotUntil(until: Date, now: Date, due: Date | null, timeZone: string): string | null {
  if (until <= now) return 'must lie ahead';
  if (until.getTime() - now.getTime() > LONGEST_SNOOZE_MS) return 'must be within a year';
  if (!due || until <= due) return null;
  if (due <= now) return 'cannot be: it is overdue, so answer it or wait for somebody';
  return `must not be after ${dayOfInFull(due, timeZone)}, when it is due; extend the date first`;
}
