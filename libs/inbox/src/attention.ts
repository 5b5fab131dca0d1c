import type { EntityManager } from '@mikro-orm/sql';
import { type Clock, DomainError, isId } from '#shared';
import type { Actor } from './desk.js';
import { Notification, Reminder } from './notification.entity.js';
import { follow } from './notifications.js';
import { seenConversation } from './seen-conversation.js';

const LONGEST_MS = 2 * 366 * 24 * 3600_000;
const MOST_REMINDERS = 20;

/** What each person keeps an eye on: followed conversations, reminders, and what they have been told. */
export class Attention {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async follow(reference: string, actor: Actor, following: boolean): Promise<void> {
    const em = this.em.fork();
    const { id } = await seenConversation(em, reference, actor.id);
    await follow(em, id, actor.id, following);
  }

  /** @throws DomainError `invalid` where the moment is past or too far ahead, or there are too many already */
  async remind(reference: string, actor: Actor, at: Date, text: string): Promise<void> {
    const now = this.clock.date();
    const far = at.getTime() - now.getTime() > LONGEST_MS;
    if (at <= now || far) {
      const message = far ? 'must be within two years' : 'must lie ahead';
      throw DomainError.invalid(`The time ${message}.`, [{ path: 'at', message }]);
    }
    const em = this.em.fork();
    const { id: conversationId } = await seenConversation(em, reference, actor.id);
    if ((await em.count(Reminder, { conversationId, personId: actor.id })) >= MOST_REMINDERS) {
      throw DomainError.invalid(`You have ${MOST_REMINDERS} reminders here already. Take one off first.`);
    }
    em.persist(em.create(Reminder, { conversationId, personId: actor.id, at, text }));
    await em.flush();
  }

  /** Everybody has their own, and takes off only those. */
  async forgetReminder(id: string, actor: Actor): Promise<void> {
    const gone = isId(id) ? await this.em.fork().nativeDelete(Reminder, { id, personId: actor.id }) : 0;
    if (gone === 0) throw DomainError.notFound('reminder', id);
  }

  /** @param ids null: all of them */
  async markRead(personId: string, ids: string[] | null): Promise<void> {
    await this.em
      .fork()
      .nativeUpdate(
        Notification,
        { personId, readAt: null, ...(ids ? { id: ids.filter(isId) } : {}) },
        { readAt: this.clock.date() },
      );
  }
}
