import type { EntityManager } from '@mikro-orm/sql';
import { DomainError } from '#shared';
import { type Clocks, type DueDates, momentInFull } from '#targets';
import type { Actor, Task } from './desk.js';

export interface ReceiptDraft {
  receivedAt: Date;
  /** For colleagues; in the history. */
  reason: string;
}

/** Says when something truly came in: a letter that lay in another office, a call that was logged the day after. */
export class Receipt {
  constructor(
    private readonly clocks: Clocks,
    private readonly dueDates: DueDates,
  ) {}

  /**
   * What began at the receipt is reckoned anew from it, and judged anew where it has ended; within a piece of work.
   * @returns what it was before; null where nothing changes
   * @throws DomainError `invalid` for a moment that lies ahead, or after a person's first answer
   */
  async correct(
    { em, conversation, clocks, now, tell }: Task,
    actor: Actor,
    { receivedAt, reason }: ReceiptDraft,
  ): Promise<Date | null> {
    const { timeZone } = await this.dueDates.organisation();
    const before = conversation.receivedAt;
    if (receivedAt.getTime() === before.getTime()) return null;
    const answered = await firstAnswer(em, conversation.id);
    const wrong =
      receivedAt > now
        ? 'must not lie ahead'
        : answered && receivedAt > answered
          ? `must not be after the first answer, ${momentInFull(answered, timeZone)}`
          : null;
    if (wrong) {
      throw DomainError.invalid(`The moment of receipt ${wrong}.`, [{ path: 'receivedAt', message: wrong }]);
    }
    conversation.correctReceipt(receivedAt);
    const own = clocks.filter(({ conversationId }) => conversationId === conversation.id);
    await this.clocks.receivedAt(own, before, receivedAt, now);
    const [was, is] = [before, receivedAt].map((at) => momentInFull(at, timeZone));
    tell(
      'receipt-corrected',
      `${actor.name} corrected the moment of receipt from ${was} to ${is}: ${reason}`,
      { before: before.toISOString(), after: receivedAt.toISOString() },
    );
    return before;
  }
}

/** When somebody here first wrote to the contact, a holding reply included. */
async function firstAnswer(em: EntityManager, conversationId: string): Promise<Date | null> {
  const [first] = await em.execute<{ at: string | Date }[]>(
    `select at from message where conversation_id = ? and direction = 'outbound' and forward_of is null
       and purpose is null and delivery not in ('scheduled', 'failed', 'bounced') order by at, id limit 1`,
    [conversationId],
  );
  return first ? new Date(first.at) : null;
}
