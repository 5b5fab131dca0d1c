import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, parseReference } from '#shared';
import { announce } from './changes.js';
import { Conversation } from './conversation.entity.js';
import type { Actor, Desk } from './desk.js';
import { HistoryEvent } from './history-event.entity.js';
import { maySee, type Sight, seenQueues, sightOf } from './sight.js';

/** Another conversation as it is named beside one. */
export interface Related {
  reference: string;
  subject: string;
  status: string;
  queue: string;
}

/** Ties conversations together that stay two: each shows the other. */
export class Linking {
  constructor(private readonly desk: Desk) {}

  /** @throws DomainError `not-found` where the actor sees no such conversation, `invalid` where it is the same one */
  async link(reference: string, other: string, actor: Actor, version?: number): Promise<void> {
    await this.desk.work(reference, actor, version, async ({ em, conversation, now, tell }) => {
      const related = await find(em, conversation, other, actor);
      const made = await em.execute(
        `insert into conversation_link (one, other, linked_by) values (least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?)
         on conflict do nothing returning one`,
        [conversation.id, related.id, conversation.id, related.id, actor.id],
      );
      if (made.length === 0) return;
      tell('linked', `${actor.name} linked it with ${related.reference}.`);
      await tellOther(
        em,
        related,
        'linked',
        `${actor.name} linked it with ${conversation.reference}.`,
        actor,
        now,
      );
    });
  }

  async unlink(reference: string, other: string, actor: Actor): Promise<void> {
    await this.desk.work(reference, actor, undefined, async ({ em, conversation, now, tell }) => {
      const related = await find(em, conversation, other, actor);
      const gone = await em.execute(
        `delete from conversation_link where one = least(?::uuid, ?::uuid) and other = greatest(?::uuid, ?::uuid) returning one`,
        [conversation.id, related.id, conversation.id, related.id],
      );
      if (gone.length === 0) return;
      tell('unlinked', `${actor.name} took the link with ${related.reference} off.`);
      const text = `${actor.name} took the link with ${conversation.reference} off.`;
      await tellOther(em, related, 'unlinked', text, actor, now);
    });
  }
}

/** What a conversation is linked with, as far as these eyes reach. */
export async function linksOf(
  em: EntityManager,
  conversationIds: string[],
  sight: Sight,
): Promise<Related[]> {
  const seen = seenQueues(sight, 'c.queue');
  return em.execute<Related[]>(
    `select distinct c.reference, c.subject, c.status, c.queue from conversation_link l
     join conversation c on c.id in (l.one, l.other)
     where (l.one in (?) or l.other in (?)) and c.id not in (?) ${seen ? `and ${seen.sql}` : ''} order by c.reference`,
    [conversationIds, conversationIds, conversationIds, ...(seen?.params ?? [])],
  );
}

async function find(
  em: EntityManager,
  here: Conversation,
  other: string,
  actor: Actor,
): Promise<Conversation> {
  const related = await em.findOne(Conversation, { reference: parseReference(other) ?? '' });
  if (!related || !maySee(await sightOf(em, actor.id), related.queue)) {
    throw DomainError.notFound('conversation', other);
  }
  if (related.id === here.id) {
    const message = 'must be another conversation';
    throw DomainError.invalid(`The link ${message}.`, [{ path: 'with', message }]);
  }
  return related;
}

async function tellOther(
  em: EntityManager,
  related: Conversation,
  kind: 'linked' | 'unlinked',
  text: string,
  actor: Actor,
  at: Date,
): Promise<void> {
  em.persist(em.create(HistoryEvent, { conversationId: related.id, kind, at, personId: actor.id, text }));
  await announce(em, [related]);
}
