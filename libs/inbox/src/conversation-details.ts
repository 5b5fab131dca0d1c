import type { EntityManager } from '@mikro-orm/sql';
import { Channel } from '#channels';
import { DomainError, isId } from '#shared';
import { TargetClock } from '#targets';
import { Attachment } from './attachment.entity.js';
import { Contact, ContactPoint } from './contact.entity.js';
import { Conversation } from './conversation.entity.js';
import { linksOf, type Related } from './linking.js';
import { matterOf } from './matter.js';
import { Message } from './message.entity.js';
import { followersOf } from './notifications.js';
import { type RepeatContact, repeatContact } from './repeat-contact.js';
import { conversationIn } from './seen-conversation.js';
import { type SeenEvent, seenHistory } from './seen-history.js';
import { maySee, type Sight, sightOf } from './sight.js';

/** One conversation with all that is shown of it. */
export interface ConversationDetails {
  conversation: Conversation;
  channel: Channel;
  team: { id: string; name: string } | null;
  contact:
    | (Pick<Contact, 'id' | 'name' | 'needs' | 'language' | 'warnings'> & { address: string | null })
    | null;
  messages: Message[];
  attachments: Attachment[];
  clocks: TargetClock[];
  history: SeenEvent[];
  /** Where it may belong. */
  suggestion: Conversation['suggestion'];
  links: Related[];
  /** Ids of the staff who follow it. */
  followers: string[];
  /** What was merged into it. */
  merged: Conversation[];
  /** What it was merged into. */
  partOf: Conversation | null;
  repeat: RepeatContact | null;
}

/**
 * @param sight what is seen of other conversations
 * @param own by which the conversation itself is seen
 * @throws DomainError `not-found`, also where the conversation is not for these eyes
 */
export async function conversationDetails(
  em: EntityManager,
  reference: string,
  sight: Sight,
  own = sight,
): Promise<ConversationDetails> {
  const conversation = await conversationIn(em, reference, own);
  const matter = await matterOf(em, conversation.id);
  const messages = await em.find(
    Message,
    { conversationId: matter },
    { orderBy: { at: 'asc', id: 'asc' }, populate: ['html', 'newHtml'] },
  );
  const contact = conversation.contactId ? await em.findOne(Contact, { id: conversation.contactId }) : null;
  const point = contact
    ? await em.findOne(
        ContactPoint,
        { contactId: contact.id },
        { orderBy: { preferred: 'desc', kind: 'asc', value: 'asc' } },
      )
    : null;
  return {
    conversation,
    team: await teamOf(em, conversation.teamId),
    channel: await em.findOneOrFail(Channel, { id: conversation.channelId }),
    contact: contact ? { ...known(contact), address: point?.value ?? null } : null,
    messages,
    attachments: await em.find(
      Attachment,
      { messageId: messages.map(({ id }) => id) },
      { orderBy: { id: 'asc' } },
    ),
    clocks: await em.find(
      TargetClock,
      { conversationId: matter },
      { orderBy: { startedAt: 'asc', dueAt: 'asc' } },
    ),
    ...(await seenHistory(em, conversation, matter, sight)),
    links: await linksOf(em, matter, sight),
    followers: await followersOf(em, matter),
    merged: await em.find(Conversation, { id: matter.slice(1) }, { orderBy: { receivedAt: 'asc' } }),
    partOf: conversation.mergedInto
      ? await em.findOneOrFail(Conversation, { id: conversation.mergedInto })
      : null,
    repeat: await repeatContact(em, conversation, sight),
  };
}

async function teamOf(
  em: EntityManager,
  id: string | null | undefined,
): Promise<ConversationDetails['team']> {
  if (!id) return null;
  const [team] = await em.execute<{ id: string; name: string }[]>('select id, name from team where id = ?', [
    id,
  ]);
  return team ?? null;
}

/** What one must know of somebody before answering. */
function known({ id, name, needs, language, warnings }: Contact) {
  return { id, name, needs, language, warnings };
}

/** A file that came with a message, where the person may see the conversation. */
export async function attachmentFor(
  em: EntityManager,
  id: string,
  personId: string,
): Promise<Attachment | null> {
  const attachment = await em.findOne(Attachment, { id });
  const message = attachment && (await em.findOne(Message, { id: attachment.messageId }));
  const conversation = message && (await em.findOne(Conversation, { id: message.conversationId }));
  if (!conversation || !maySee(await sightOf(em, personId), conversation.queue)) return null;
  return attachment;
}

/** One message of a conversation, or of what was merged into it, where the person may see it. */
export async function messageFor(
  em: EntityManager,
  reference: string,
  id: string,
  sight: Sight,
): Promise<Message> {
  const conversation = await conversationIn(em, reference, sight);
  const message = isId(id)
    ? await em.findOne(Message, { id, conversationId: await matterOf(em, conversation.id) })
    : null;
  if (!message) throw DomainError.notFound('message', id);
  return message;
}

/** The files that came with a message. */
export function attachmentsOfMessage(em: EntityManager, messageId: string): Promise<Attachment[]> {
  return em.find(Attachment, { messageId }, { orderBy: { id: 'asc' } });
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
