import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, parseReference } from '#shared';
import { Conversation } from './conversation.entity.js';
import { maySee, type Sight, sightOf } from './sight.js';

/** A conversation as one person may see it. @throws DomainError `not-found`, also where it is not for their eyes */
export async function seenConversation(
  em: EntityManager,
  reference: string,
  personId: string,
): Promise<Conversation> {
  return conversationIn(em, reference, await sightOf(em, personId));
}

/** Likewise, with the trace of how it came to its queue. @throws DomainError `not-found` */
export async function conversationIn(
  em: EntityManager,
  reference: string,
  sight: Sight,
): Promise<Conversation> {
  const conversation = await em.findOne(
    Conversation,
    { reference: parseReference(reference) ?? '' },
    { populate: ['trace'] },
  );
  if (!conversation || !maySee(sight, conversation.queue)) {
    throw DomainError.notFound('conversation', reference);
  }
  return conversation;
}
