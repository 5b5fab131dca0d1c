import type { EntityManager } from '@mikro-orm/sql';
import type { InboundMessage } from '#connector-sdk';
import { findReferences } from '#shared';
import { Conversation } from './conversation.entity.js';
import { matterOf, whereItGoesOn } from './matter.js';
import type { ReplyTokens } from './reply-token.js';

export interface Thread {
  /** Where the message belongs, beyond doubt; null: it is a matter of its own. */
  conversation: Conversation | null;
  /** Where it may belong: an advisor decides. */
  suggestion: { reference: string; reason: string } | null;
}

/** Where in a message references are looked for, at most. Characters. */
const READ = 20_000;

/** Whether a message names anything that it could belong to. */
export function mayAnswer(message: InboundMessage): boolean {
  return (
    message.inReplyTo.length > 0 ||
    message.deliveryReports.length > 0 ||
    findReferences(message.subject).length > 0 ||
    findReferences(message.newText.slice(0, READ)).length > 0 ||
    [...message.to, ...message.cc].some(({ address }) => address.includes('+r.'))
  );
}

/** All by which a message names what it could belong to, whether or not it does. */
export function namedIn(
  message: InboundMessage,
  tokens: ReplyTokens,
): { references: string[]; externalIds: string[] } {
  const signed = tokens.reference([...message.to, ...message.cc]);
  return {
    references: [...(signed ? [signed] : []), ...referencesIn(message)],
    externalIds: externalIdsIn(message),
  };
}

function referencesIn({ subject }: InboundMessage): string[] {
  return findReferences(subject).slice(0, 10);
}

function externalIdsIn({ deliveryReports, inReplyTo }: InboundMessage): string[] {
  const reported = deliveryReports.flatMap(({ externalId }) => externalId ?? []);
  return [...new Set([...reported, ...inReplyTo])].slice(0, 100);
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
    if (conversation) return { conversation: await whereItGoesOn(em, conversation), suggestion: null };
  }
  const candidate =
    (await byExternalId(em, message)) ?? (await bySubject(em, message)) ?? (await byText(em, message));
  if (!candidate) return { conversation: null, suggestion: null };
  const matter = await matterOf(em, candidate.conversation.id);
  if (candidate.certain || (!candidate.open && (await takesPart(em, matter, message)))) {
    return { conversation: candidate.conversation, suggestion: null };
  }
  const { reference } = candidate.conversation;
  return { conversation: null, suggestion: { reference, reason: candidate.reason } };
}

interface Candidate {
  conversation: Conversation;
  certain: boolean;
  /** An advisor decides, whoever wrote it. */
  open?: boolean;
  reason: string;
}

async function byExternalId(em: EntityManager, message: InboundMessage): Promise<Candidate | null> {
  const ids = externalIdsIn(message);
  if (ids.length === 0) return null;
  const known = await em.execute<Known[]>(
    'select external_id, direction, conversation_id from message where external_id in (?)',
    [ids],
  );
  // Nearest first, and what we wrote before what others wrote.
  const rank = (row: Known) => ids.indexOf(row.external_id) + (row.direction === 'outbound' ? 0 : ids.length);
  const [nearest] = known.sort((a, b) => rank(a) - rank(b));
  if (!nearest) return null;
  const conversation = await whereItGoesOn(
    em,
    await em.findOneOrFail(Conversation, { id: nearest.conversation_id }),
  );
  return {
    conversation,
    certain: nearest.direction === 'outbound',
    reason: `It answers a message of ${conversation.reference}, but its sender has not taken part there.`,
  };
}

async function bySubject(em: EntityManager, { subject }: InboundMessage): Promise<Candidate | null> {
  const conversation = await firstNamedIn(em, subject);
  return (
    conversation && {
      conversation,
      certain: false,
      reason: `Its subject names ${conversation.reference}, but its sender has not taken part there.`,
    }
  );
}

/** A text may speak of an earlier matter and still be about another. */
async function byText(em: EntityManager, { newText }: InboundMessage): Promise<Candidate | null> {
  const conversation = await firstNamedIn(em, newText.slice(0, READ));
  return (
    conversation && {
      conversation,
      certain: false,
      open: true,
      reason: `Its text names ${conversation.reference}.`,
    }
  );
}

async function firstNamedIn(em: EntityManager, text: string): Promise<Conversation | null> {
  const references = findReferences(text).slice(0, 10);
  if (references.length === 0) return null;
  const found = await em.find(Conversation, { reference: references });
  const named = references.flatMap((r) => found.find((c) => c.reference === r) ?? [])[0];
  return named ? whereItGoesOn(em, named) : null;
}

/** The sender has written in this conversation, or we have written to them in it. */
async function takesPart(
  em: EntityManager,
  conversationIds: string[],
  message: InboundMessage,
): Promise<boolean> {
  const sender = message.from?.address.toLowerCase();
  if (!sender) return false;
  const [row] = await em.execute(
    `select 1 from message
     where conversation_id in (?)
       and (lower("from"->>'address') = ?
         or direction = 'outbound' and exists (
           select 1 from jsonb_array_elements("to" || cc || bcc) as written_to (whom) where lower(whom->>'address') = ?))
     limit 1`,
    [conversationIds, sender, sender],
  );
  return Boolean(row);
}
