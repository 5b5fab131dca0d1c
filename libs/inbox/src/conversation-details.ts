import type { EntityManager } from '@mikro-orm/sql';
import { Channel } from '#channels';
import { DomainError, parseReference } from '#shared';
import { TargetClock } from '#targets';
import { Attachment } from './attachment.entity.js';
import { Contact, ContactPoint } from './contact.entity.js';
import { Conversation } from './conversation.entity.js';
import { HistoryEvent } from './history-event.entity.js';
import { Message } from './message.entity.js';

/** One conversation with all that is shown of it. */
export interface ConversationDetails {
  conversation: Conversation;
  channel: Channel;
  contact: { id: string; name: string; address: string | null } | null;
  messages: Message[];
  attachments: Attachment[];
  clocks: TargetClock[];
  history: HistoryEvent[];
}

/** @throws DomainError `not-found` */
export async function conversationDetails(
  em: EntityManager,
  reference: string,
): Promise<ConversationDetails> {
  const conversation = await em.findOne(
    Conversation,
    { reference: parseReference(reference) ?? '' },
    { populate: ['trace'] },
  );
  if (!conversation) throw DomainError.notFound('conversation', reference);
  const messages = await em.find(
    Message,
    { conversationId: conversation.id },
    { orderBy: { at: 'asc', id: 'asc' }, populate: ['html'] },
  );
  const contact = conversation.contactId ? await em.findOne(Contact, { id: conversation.contactId }) : null;
  const point = contact
    ? await em.findOne(ContactPoint, { contactId: contact.id }, { orderBy: { value: 'asc' } })
    : null;
  return {
    conversation,
    channel: await em.findOneOrFail(Channel, { id: conversation.channelId }),
    contact: contact ? { id: contact.id, name: contact.name, address: point?.value ?? null } : null,
    messages,
    attachments: await em.find(
      Attachment,
      { messageId: messages.map(({ id }) => id) },
      { orderBy: { id: 'asc' } },
    ),
    clocks: await em.find(
      TargetClock,
      { conversationId: conversation.id },
      { orderBy: { startedAt: 'asc', dueAt: 'asc' } },
    ),
    history: await em.find(HistoryEvent, { conversationId: conversation.id }, { orderBy: { id: 'asc' } }),
  };
}

/** The clocks of a page of conversations, by conversation. */
export async function clocksOf(
  em: EntityManager,
  conversationIds: string[],
): Promise<Map<string, TargetClock[]>> {
  if (conversationIds.length === 0) return new Map();
  const clocks = await em.find(
    TargetClock,
    { conversationId: conversationIds },
    { orderBy: { dueAt: 'asc' } },
  );
  return Map.groupBy(clocks, (clock) => clock.conversationId);
}
