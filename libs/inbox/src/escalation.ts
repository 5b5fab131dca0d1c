import type { EntityManager } from '@mikro-orm/sql';
import { DomainError } from '#shared';
import type { Clocks, DueDates, TargetClock } from '#targets';
import type { Actor, Desk } from './desk.js';
import { matterOf } from './matter.js';
import { Message } from './message.entity.js';

export interface EscalationDraft {
  /** Why the answer was not accepted. */
  reason: string;
  /** Key of the target that now runs; absent: the only one that starts on escalation. */
  target?: string | undefined;
  version?: number | undefined;
}

/** Takes a matter to stage two: what was answered is looked at anew, by somebody else, within a time of its own. */
export class Escalation {
  constructor(
    private readonly desk: Desk,
    private readonly clocks: Clocks,
    private readonly dueDates: DueDates,
  ) {}

  /**
   * Starts stage two's clock, opens what was done, and remembers who answered stage one, who cannot answer stage two.
   * @throws DomainError `conflict` where it is in stage two already, nobody has answered yet, or nothing is promised for
   *   stage two; `invalid` where several targets start on escalation and none of them is named
   */
  async escalate(
    reference: string,
    actor: Actor,
    { reason, target: wanted, version }: EscalationDraft,
  ): Promise<void> {
    const target = await this.targetOf(wanted);
    await this.desk.work(reference, actor, version, async ({ em, conversation, clocks, now, tell }) => {
      const matter = await matterOf(em, conversation.id);
      const answeredBy = await lastToAnswer(em, matter);
      if (!answeredBy) {
        const text = `${conversation.reference} has not been answered yet: stage two begins where an answer is not accepted.`;
        throw new DomainError('conflict', 'not-answered', text);
      }
      conversation.escalate(answeredBy);
      // What the contact asked once more by not accepting the answer is what stage two is for.
      for (const clock of clocks) if (isAskedAgain(clock, clocks)) clock.stop();
      await this.clocks.resume(clocks, now);
      conversation.pendingTargets = conversation.pendingTargets.filter((key) => key !== target);
      clocks.push(await this.clocks.start(em, conversation.id, target, now));
      tell('escalated', `${actor.name} took it to stage two: ${reason}`, { target, stageOneBy: answeredBy });
    });
  }

  private async targetOf(wanted: string | undefined): Promise<string> {
    const all = (await this.dueDates.targets()).filter(({ startsOn }) => startsOn === 'escalation');
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

/** Who wrote the newest answer that has left; one that says that more is to follow is none. */
async function lastToAnswer(em: EntityManager, matter: string[]): Promise<string | null> {
  const message = await em.findOne(
    Message,
    {
      conversationId: matter,
      direction: 'outbound',
      purpose: null,
      forwardOf: null,
      holding: false,
      delivery: { $nin: ['scheduled', 'failed', 'bounced'] },
    },
    { orderBy: { at: 'desc', id: 'desc' } },
  );
  return message?.authorId ?? null;
}
