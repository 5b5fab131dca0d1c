import type { EntityManager } from '@mikro-orm/sql';
import { DomainError } from '#shared';
import type { Clocks, DueDates, TargetClock } from '#targets';
import type { Actor, Desk, Task } from './desk.js';
import { HistoryEvent } from './history-event.entity.js';
import { matterOf } from './matter.js';
import { Message } from './message.entity.js';
import { type Picture, pictureOf, putBack } from './picture.js';
import { besideStageTwo, lastToAnswer, secondStagesOf } from './second-stage.js';

export interface EscalationDraft {
  /** Why the answer was not accepted. */
  reason: string;
  /** Key of the target that now runs; absent: the only one that starts on escalation and is more than an acknowledgement. */
  target?: string | undefined;
  /** Who answers now; null: nobody yet; absent: whoever has it, unless they answered stage one. */
  assignee?: Actor | null | undefined;
  /** Id of the team that answers now, instead of `assignee`. */
  team?: string | undefined;
  version?: number | undefined;
}

/** What taking an escalation back needs to know; the history keeps it. */
interface Escalated {
  changed: { before: Picture; now: Picture };
  /** Ids of what had been said by then. */
  said: string[];
}

/** Takes a matter to stage two: what was answered is looked at anew, by somebody else, within a time of its own. */
export class Escalation {
  constructor(
    private readonly desk: Desk,
    private readonly clocks: Clocks,
    private readonly dueDates: DueDates,
  ) {}

  /**
   * Starts stage two's clock, and beside it those that promise to acknowledge it; opens what was done, and remembers who
   * answered stage one, who cannot answer stage two.
   * @throws DomainError `conflict` where it is in stage two already, nobody has answered yet, or nothing is promised for
   *   stage two; `invalid` where several targets start on escalation and none of them is named, or it is given to whoever
   *   answered stage one
   * @param then what else is done in the same transaction, such as telling the contact
   */
  async escalate(
    reference: string,
    actor: Actor,
    { reason, target: wanted, assignee, team, version }: EscalationDraft,
    then: (task: Task) => Promise<void> = async () => {},
  ): Promise<void> {
    const target = await this.targetOf(wanted);
    const beside = besideStageTwo(await this.dueDates.targets()).map(({ key }) => key);
    const starting = [target, ...beside];
    await this.desk.work(reference, actor, version, async (task) => {
      const { em, conversation, clocks, now, tell } = task;
      const messages = await outsideOf(task);
      const answeredBy = lastToAnswer(messages);
      if (!answeredBy) {
        const text = `${conversation.reference} has not been answered yet: stage two begins where an answer is not accepted.`;
        throw new DomainError('conflict', 'not-answered', text);
      }
      const before = pictureOf(conversation, clocks);
      conversation.escalate(answeredBy);
      // What the contact asked once more by not accepting the answer is what stage two is for.
      for (const clock of clocks) if (isAskedAgain(clock, clocks)) clock.stop();
      await this.clocks.resume(clocks, now);
      conversation.pendingTargets = conversation.pendingTargets.filter((key) => !starting.includes(key));
      for (const key of starting) clocks.push(await this.clocks.start(em, conversation.id, key, now));
      const detail: Record<string, unknown> = { target, stageOneBy: answeredBy };
      tell('escalated', `${actor.name} took it to stage two: ${reason}`, detail);
      if (team) await this.desk.giveTeam(task, actor, team);
      else if (assignee !== undefined) await this.desk.give(task, actor, assignee);
      const said = messages.filter(hasBeenSaid).map(({ id }) => id);
      Object.assign(detail, { changed: { before, now: pictureOf(conversation, clocks) }, said });
      await then(task);
    });
  }

  /**
   * As if it had never been taken to stage two: it stands as it stood, and what was owed is owed again.
   * @throws DomainError `conflict` where it is not in stage two, or something was sent or came in since
   */
  async takeBack(reference: string, actor: Actor, version?: number): Promise<void> {
    await this.desk.work(reference, actor, version, async (task) => {
      const { em, conversation, clocks, tell } = task;
      const escalated = await newestEscalation(em, conversation.id);
      if (conversation.stage !== 2 || !escalated) {
        const text = `${conversation.reference} is not in stage two.`;
        throw new DomainError('conflict', 'not-escalated', text);
      }
      const known = new Set(escalated.said);
      if ((await outsideOf(task)).some((message) => hasBeenSaid(message) && !known.has(message.id))) {
        const text = `Something was sent or came in since ${conversation.reference} went to stage two, so it stays there.`;
        throw new DomainError('conflict', 'written-since', text);
      }
      const started = putBack(conversation, clocks, escalated.changed);
      for (const clock of started) em.remove(clock);
      clocks.splice(0, clocks.length, ...clocks.filter((clock) => !started.includes(clock)));
      tell('escalation-undone', `${actor.name} took it back from stage two.`);
    });
  }

  private async targetOf(wanted: string | undefined): Promise<string> {
    const all = secondStagesOf(await this.dueDates.targets());
    const [first, second] = wanted ? all.filter(({ key }) => key === wanted) : all;
    if (first && !second) return first.key;
    if (all.length === 0) {
      throw new DomainError(
        'conflict',
        'no-second-stage',
        'The charter promises nothing for a second stage.',
      );
    }
    const message = `must be one of ${all.map(({ key }) => key).join(', ')}`;
    throw DomainError.invalid(`The target ${message}.`, [{ path: 'target', message }]);
  }
}

/** Owed anew after the same promise had been kept, or at least answered. */
function isAskedAgain(clock: TargetClock, clocks: readonly TargetClock[]): boolean {
  return clock.isOwed() && clocks.some(({ target, metAt }) => target === clock.target && Boolean(metAt));
}

/** All that went out or came in, the oldest first. */
async function outsideOf({ em, conversation }: Pick<Task, 'em' | 'conversation'>): Promise<Message[]> {
  return em.find(
    Message,
    { conversationId: await matterOf(em, conversation.id), direction: { $ne: 'note' } },
    { orderBy: { at: 'asc', id: 'asc' } },
  );
}

/** What is to go out later, or never left, has not been said. */
function hasBeenSaid({ delivery }: Message): boolean {
  return delivery !== 'scheduled' && delivery !== 'failed';
}

async function newestEscalation(em: EntityManager, conversationId: string): Promise<Escalated | null> {
  const event = await em.findOne(
    HistoryEvent,
    { conversationId, kind: 'escalated' },
    { orderBy: { id: 'desc' } },
  );
  const detail = (event?.detail ?? {}) as Partial<Escalated>;
  return detail.changed ? (detail as Escalated) : null;
}
