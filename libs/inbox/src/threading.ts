import type { EntityManager } from '@mikro-orm/sql';
import type { InboundMessage } from '#connector-sdk';
import { findReferences } from '#shared';
import { Conversation } from './conversation.entity.js';
import type { ReplyTokens } from './reply-token.js';

export interface Thread {
  /** Where the message belongs, beyond doubt; null: it is a matter of its own. */
  conversation: Conversation | null;
  /** Where it may belong: an advisor decides. */
  suggestion: { reference: string; reason: string } | null;
}

/** Whether a message names anything that it could belong to. */
export function mayAnswer(message: InboundMessage): boolean {
  return (
    message.inReplyTo.length > 0 ||
    message.deliveryReports.length > 0 ||
    findReferences(message.subject).length > 0 ||
    [...message.to, ...message.cc].some(({ address }) => address.includes('+r.'))
  );
}

interface Known {
  external_id: string;
  direction: string;
  conversation_id: string;
}

/**
 * Which conversation a message belongs to. Nobody can write into another's matter: our own Message-ID or a signed reply
 * address decides; an id or a reference that others may know counts only from somebody who takes part already.
 */
export async function findThread(
  em: EntityManager,
  message: InboundMessage,
  tokens: ReplyTokens,
): Promise<Thread> {
  const signed = tokens.reference([...message.to, ...message.cc]);
  if (signed) {
    const conversation = await em.findOne(Conversation, { reference: signed });
    if (conversation) return { conversation, suggestion: null };
  }
  const candidate = (await byExternalId(em, message)) ?? (await byReference(em, message));
  if (!candidate) return { conversation: null, suggestion: null };
  if (candidate.certain || (await takesPart(em, candidate.conversation, message))) {
    return { conversation: candidate.conversation, suggestion: null };
  }
  const { reference } = candidate.conversation;
  return { conversation: null, suggestion: { reference, reason: candidate.reason } };
}

interface Candidate {
  conversation: Conversation;
  certain: boolean;
  reason: string;
}

async function byExternalId(em: EntityManager, message: InboundMessage): Promise<Candidate | null> {
  const reported = message.deliveryReports.flatMap(({ externalId }) => externalId ?? []);
  const ids = [...new Set([...reported, ...message.inReplyTo])].slice(0, 100);
  if (ids.length === 0) return null;
  const known = await em.execute<Known[]>(
    'select external_id, direction, conversation_id from message where external_id in (?)',
    [ids],
  );
  // Nearest first, and what we wrote before what others wrote.
  const rank = (row: Known) => ids.indexOf(row.external_id) + (row.direction === 'outbound' ? 0 : ids.length);
  const [nearest] = known.sort((a, b) => rank(a) - rank(b));
  if (!nearest) return null;
  const conversation = await em.findOneOrFail(Conversation, { id: nearest.conversation_id });
  return {
    conversation,
    certain: nearest.direction === 'outbound',
    reason: `It answers a message of ${conversation.reference}, but its sender has not taken part there.`,
  };
}

async function byReference(em: EntityManager, message: InboundMessage): Promise<Candidate | null> {
  const references = findReferences(message.subject).slice(0, 10);
  if (references.length === 0) return null;
  const found = await em.find(Conversation, { reference: references });
  const conversation = references.flatMap((r) => found.find((c) => c.reference === r) ?? [])[0];
  if (!conversation) return null;
  return {
    conversation,
    certain: false,
    reason: `Its subject names ${conversation.reference}, but its sender has not taken part there.`,
  };
}

/** The sender has written in this conversation, or we have written to them in it. */
async function takesPart(
  em: EntityManager,
  conversation: Conversation,
  message: InboundMessage,
): Promise<boolean> {
  const sender = message.from?.address.toLowerCase();
  if (!sender) return false;
  const [row] = await em.execute(
    `select 1 from message
     where conversation_id = ?
       and (lower("from"->>'address') = ?
         or direction = 'outbound' and exists (
           select 1 from jsonb_array_elements("to" || cc) as written_to (whom) where lower(whom->>'address') = ?))
     limit 1`,
    [conversation.id, sender, sender],
  );
  return Boolean(row);
}
