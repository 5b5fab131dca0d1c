import type { EntityManager } from '@mikro-orm/sql';
import type { Conversation, Status } from './conversation.entity.js';
import { isSamePlace, placeIn } from './place-in.js';
import { conversationIn } from './seen-conversation.js';
import { type Sight, seenQueues } from './sight.js';

/** Another conversation that may be about the same matter. */
export interface RelatedConversation {
  reference: string;
  subject: string;
  status: Status;
  queue: string;
  received_at: string;
  contact_name: string | null;
  /** Why it is named here: "same person", "similar subject". */
  why: string[];
  /** Its own words say that it may belong there. */
  suggested: boolean;
}

interface Candidate extends Omit<RelatedConversation, 'why' | 'suggested'> {
  contact_id: string | null;
  alike: number;
}

const DAYS = 14;
const MOST = 8;
/** Each way of looking finds at most so many. */
const MOST_FOUND = 40;
const SIMILAR = 0.5;
const SAME = 0.95;
const PREFIX = /^\s*(?:(?:re|aw|fw|fwd|ateb)\s*:\s*)+/i;

/**
 * What may be the same matter: by the same person, with a similar subject, or about the same place, within fourteen days
 * of it; the likeliest first.
 * @throws DomainError `not-found`, also where the conversation is not for these eyes
 */
export async function relatedConversations(
  em: EntityManager,
  reference: string,
  sight: Sight,
): Promise<RelatedConversation[]> {
  const of = await conversationIn(em, reference, sight);
  const subject = of.subject.replace(PREFIX, '').trim().slice(0, 300);
  const place = placeIn(subject);
  const suggested = of.suggestion?.reference ?? null;
  return (await candidates(em, of, subject, place, suggested, sight))
    .map((candidate) => {
      const why = [
        ...(candidate.alike >= SAME
          ? ['same subject']
          : candidate.alike >= SIMILAR
            ? ['similar subject']
            : []),
        ...(of.contactId && candidate.contact_id === of.contactId ? ['same person'] : []),
        ...(isSamePlace(place, placeIn(candidate.subject)) ? [`same place: ${place}`] : []),
      ];
      const { contact_id: _, alike, ...shown } = candidate;
      return {
        ...shown,
        why,
        suggested: candidate.reference === suggested,
        weight: why.length + (alike >= SIMILAR ? alike : 0),
      };
    })
    .filter(({ why, suggested }) => why.length > 0 || suggested)
    .sort(
      (a, b) =>
        Number(b.suggested) - Number(a.suggested) ||
        b.weight - a.weight ||
        new Date(b.received_at).getTime() - new Date(a.received_at).getTime(),
    )
    .slice(0, MOST)
    .map(({ weight: _, ...related }) => related);
}

async function candidates(
  em: EntityManager,
  of: Conversation,
  subject: string,
  place: string | null,
  suggested: string | null,
  sight: Sight,
): Promise<Candidate[]> {
  const seen = seenQueues(sight, 'c.queue');
  const near = `c.received_at between ?::timestamptz - interval '${DAYS} days' and ?::timestamptz + interval '${DAYS} days'`;
  const span = [of.receivedAt.toISOString(), of.receivedAt.toISOString()];
  const ways: { sql: string; params: unknown[] }[] = [];
  if (of.contactId) ways.push({ sql: `c.contact_id = ? and ${near}`, params: [of.contactId, ...span] });
  // A word or two is like too much else.
  if (subject.length >= 8) ways.push({ sql: `c.subject % ? and ${near}`, params: [subject, ...span] });
  if (place) {
    const like = `%${place.replace(/[\\%_]/g, '\\$&')}%`;
    ways.push({ sql: `c.subject ilike ? and ${near}`, params: [like, ...span] });
  }
  if (suggested) ways.push({ sql: 'c.reference = ?', params: [suggested] });
  if (ways.length === 0) return [];
  const found = ways
    .map(
      ({ sql }) =>
        `(select c.id from conversation c where ${sql} order by c.received_at desc limit ${MOST_FOUND})`,
    )
    .join(' union ');
  return em.execute<Candidate[]>(
    `select c.reference, c.subject, c.status, c.queue, c.received_at, c.contact_id, k.name as contact_name,
       similarity(c.subject, ?) as alike
     from conversation c left join contact k on k.id = c.contact_id
     where c.id in (${found}) and c.id <> ? and c.status <> 'spam' and c.merged_into is null ${seen ? `and ${seen.sql}` : ''}`,
    [subject, ...ways.flatMap(({ params }) => params), of.id, ...(seen?.params ?? [])],
  );
}
