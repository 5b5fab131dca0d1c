import { type EntityManager, LockMode } from '@mikro-orm/sql';
import { type Clock, DomainError, newId, parseReference } from '#shared';
import type { Clocks, TargetClock } from '#targets';
import { announce } from './changes.js';
import { Conversation, type WaitingFor } from './conversation.entity.js';
import { HistoryEvent, type HistoryKind } from './history-event.entity.js';
import { Message } from './message.entity.js';
import { oweEarliest } from './owed.js';
import { Queue } from './queue.entity.js';

/** Who does something, and what they had in front of them. */
export interface Actor {
  id: string;
  name: string;
}

/** One piece of work on one conversation, in one transaction. */
export interface Task {
  em: EntityManager;
  conversation: Conversation;
  clocks: TargetClock[];
  now: Date;
  tell(kind: HistoryKind, text: string, detail?: Record<string, unknown>): void;
}

/** What advisors do with a conversation. Every verb answers once it is stored. */
export class Desk {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly clocks: Clocks,
  ) {}

  /**
   * Does one piece of work, alone on the conversation.
   * @param version what the actor had in front of them; a stale one is refused
   * @throws DomainError `not-found`, or `conflict` with the code `stale-version`
   */
  async work<T>(
    reference: string,
    actor: Actor | null,
    version: number | undefined,
    task: (task: Task) => Promise<T>,
  ): Promise<T> {
    return this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      const conversation = await em.findOne(
        Conversation,
        { reference: parseReference(reference) ?? '' },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!conversation) throw DomainError.notFound('conversation', reference);
      conversation.expectVersion(version);
      const clocks = await this.clocks.of(em, conversation.id);
      const now = this.clock.date();
      const result = await task({
        em,
        conversation,
        clocks,
        now,
        tell: (kind, text, detail = {}) => {
          em.persist(
            em.create(HistoryEvent, {
              conversationId: conversation.id,
              kind,
              at: now,
              personId: actor?.id ?? null,
              text,
              detail,
            }),
          );
        },
      });
      oweEarliest(conversation, clocks);
      await announce(em, [conversation]);
      return result;
    });
  }

  async note(reference: string, actor: Actor, text: string): Promise<void> {
    await this.work(reference, actor, undefined, async ({ em, conversation, now }) => {
      em.persist(
        em.create(Message, {
          id: newId(),
          conversationId: conversation.id,
          direction: 'note',
          text,
          newText: text,
          authorId: actor.id,
          at: now,
        }),
      );
      conversation.activityAt = now;
    });
  }

  /** @param assignee null: to nobody */
  async assign(reference: string, actor: Actor, assignee: Actor | null, version?: number): Promise<void> {
    await this.work(reference, actor, version, async ({ conversation, tell }) => {
      if ((conversation.assigneeId ?? null) === (assignee?.id ?? null)) return;
      conversation.assign(assignee?.id ?? null);
      const whom = assignee?.id === actor.id ? 'themselves' : assignee?.name;
      tell(
        'assigned',
        whom ? `${actor.name} assigned it to ${whom}.` : `${actor.name} took it off everybody's list.`,
      );
    });
  }

  async transfer(reference: string, actor: Actor, queueKey: string, version?: number): Promise<void> {
    await this.work(reference, actor, version, async ({ em, conversation, tell }) => {
      const queue = await em.findOne(Queue, { key: queueKey });
      if (!queue) throw DomainError.notFound('queue', queueKey);
      if (queue.key === conversation.queue) return;
      conversation.transfer(queue.key);
      tell('transferred', `${actor.name} moved it to ${queue.name}.`);
    });
  }

  /** Waits; clocks whose target says so stand still while it is the contact we wait for. */
  async wait(reference: string, actor: Actor, waitingFor: WaitingFor, version?: number): Promise<void> {
    await this.work(reference, actor, version, async ({ conversation, clocks, now, tell }) => {
      conversation.wait(waitingFor);
      if (waitingFor === 'contact') await this.clocks.pause(clocks, now);
      else await this.clocks.resume(clocks, now);
      tell('waiting', `${actor.name} is waiting for ${waitingFor === 'contact' ? 'the contact' : 'others'}.`);
    });
  }

  /** What is still owed no longer applies. */
  async resolve(reference: string, actor: Actor, version?: number): Promise<void> {
    await this.work(reference, actor, version, async ({ conversation, clocks, now, tell }) => {
      conversation.resolve(now);
      for (const clock of clocks) clock.stop();
      tell('resolved', `${actor.name} marked it as done.`);
    });
  }

  /** What was stopped when it was resolved is owed again, by the same date. */
  async reopen(reference: string, actor: Actor, version?: number): Promise<void> {
    await this.work(reference, actor, version, async ({ conversation, clocks, now, tell }) => {
      conversation.reopen();
      await this.clocks.resume(clocks, now);
      for (const clock of clocks) if (clock.state === 'stopped') clock.unmeet(now);
      tell('reopened', `${actor.name} opened it again.`);
    });
  }

  /** Somebody has looked at it. Changes no version: reading is no change that others could stand in the way of. */
  async markRead(reference: string): Promise<void> {
    // Not through the manager, which would raise the version with it.
    await this.em.execute('update conversation set unread = false where reference = ? and unread', [
      reference,
    ]);
  }
}
