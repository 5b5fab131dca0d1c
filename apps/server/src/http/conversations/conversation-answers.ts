import { EntityManager, IsolationLevel } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Person } from '#identity';
import {
  type ConversationDetails,
  conversationDetails,
  Desk,
  movableOf,
  Reminder,
  sightOf,
  stageTwoOf,
} from '#inbox';
import { Clock } from '#shared';
import { Clocks, DueDates } from '#targets';
import { presentConversation } from './conversation.presenter.js';
import type { conversationSchema } from './conversation.schemas.js';

export type PresentedConversation = z.infer<typeof conversationSchema>;

/** A conversation as the calls answer it: all that this person may see of it, with the names of who did what. */
@Injectable()
export class ConversationAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: Desk,
    private readonly dueDates: DueDates,
    private readonly clocks: Clocks,
    private readonly clock: Clock,
  ) {}

  /** Opening it is reading it. */
  async open(reference: string, caller: Person): Promise<PresentedConversation> {
    const presented = await this.of(reference, caller);
    if (presented.unread) await this.desk.markRead(presented.reference);
    return { ...presented, unread: false };
  }

  /** @throws DomainError `not-found` where there is none that the caller may see */
  async of(reference: string, caller: Person): Promise<PresentedConversation> {
    return this.atOneMoment(async (em) =>
      this.present(em, caller, await conversationDetails(em, reference, await sightOf(em, caller.id))),
    );
  }

  /** To whoever has just handed it to a queue that may not be theirs. Of others they see no more by that. */
  async handedOver(reference: string, queue: string, caller: Person): Promise<PresentedConversation> {
    return this.atOneMoment(async (em) => {
      const sight = await sightOf(em, caller.id);
      const widened = { hidden: sight.hidden.filter((key) => key !== queue) };
      return this.present(em, caller, await conversationDetails(em, reference, sight, widened));
    });
  }

  /** It takes several statements to read a conversation. What is changed meanwhile is in none of them. */
  private async atOneMoment<T>(read: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.em.transactional(async (em) => read(em as EntityManager), {
      isolationLevel: IsolationLevel.REPEATABLE_READ,
      readOnly: true,
    });
  }

  private async present(
    em: EntityManager,
    caller: Person,
    details: ConversationDetails,
  ): Promise<PresentedConversation> {
    const ids = [
      details.conversation.assigneeId,
      details.conversation.stageOneBy,
      ...details.messages.flatMap(({ authorId, mentions }) => [authorId, ...mentions]),
      ...details.history.map(({ personId }) => personId),
    ].filter((id) => id != null);
    const people = ids.length ? await em.find(Person, { id: [...new Set(ids)] }) : [];
    const own = { personId: caller.id, conversationId: details.conversation.id };
    const reminders = await em.find(Reminder, own, { orderBy: { at: 'asc' } });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const targets = await this.dueDates.targets();
    const pending = targets.filter(({ key }) => details.conversation.pendingTargets.includes(key));
    const stageTwo = stageTwoOf(details.conversation, details.messages, targets);
    const delay = await movableOf(details.clocks, this.clocks, this.clock.date());
    return presentConversation(details, names, { caller: caller.id, reminders, pending, stageTwo, delay });
  }
}
