import type { EntityManager } from '@mikro-orm/sql';
import { insertRows, newId } from '#shared';
import type { Conversation } from './conversation.entity.js';
import type { NotificationKind } from './notification.entity.js';
import { type Sight, seenQueues, sees } from './sight.js';

/** The topic on which people are told that there is something for them; the payload is the person's id. */
export const NOTIFIED_SIGNAL = 'notified';

/** A condition on a person; its parameter is a moment, of which the organisation's day counts. */
const IS_AWAY =
  'away_until >= (?::timestamptz at time zone (select time_zone from organisation limit 1))::date';

export interface News {
  kind: NotificationKind;
  text: string;
  at: Date;
  /** Who did it: nobody is told of what they did themselves. */
  by?: string | null;
}

/** Tells people of something about a conversation, once the transaction has committed, as far as they may see it. */
export async function notify(
  em: EntityManager,
  { id: conversationId, queue }: Pick<Conversation, 'id' | 'queue'>,
  personIds: readonly (string | null | undefined)[],
  { kind, text, at, by = null }: News,
): Promise<void> {
  const wanted = [...new Set(personIds.filter((id) => id != null && id !== by))];
  if (wanted.length === 0) return;
  // Nobody hears of what stands in a restricted queue that is not theirs, or of anything once their account is closed.
  const people = await em.execute<{ id: string }[]>(
    `select id from person where id in (?) and disabled_at is null and ${sees('person.id', '?')}`,
    [wanted, queue],
  );
  await insertRows(
    em,
    'notification',
    people.map(({ id: personId }) => ({ id: newId(), personId, conversationId, kind, text, at })),
  );
  for (const { id } of people) await em.execute(`select pg_notify('postroom_${NOTIFIED_SIGNAL}', ?)`, [id]);
}

/**
 * Tells whoever has each of these conversations, and who covers for them, something of their own; of what nobody of a
 * team has taken on, the team. However many they are, it takes a few statements.
 * @param news any number for one conversation
 */
export async function notifyHolders(
  em: EntityManager,
  news: readonly { conversationId: string; text: string }[],
  kind: NotificationKind,
  at: Date,
): Promise<void> {
  if (news.length === 0) return;
  const holders = await em.execute<{ conversationId: string; personId: string }[]>(
    `select c.id as "conversationId", person.id as "personId"
     from conversation c cross join lateral (
       select c.assignee_id as id
       union select away.covered_by from person away where away.id = c.assignee_id and ${IS_AWAY}
       union select m.person_id from team_member m where m.team_id = c.team_id and c.assignee_id is null
     ) whom join person on person.id = whom.id
     where c.id in (?) and disabled_at is null and ${sees('person.id', 'c.queue')}`,
    [at.toISOString(), [...new Set(news.map(({ conversationId }) => conversationId))]],
  );
  const byConversation = Map.groupBy(holders, ({ conversationId }) => conversationId);
  const rows = news.flatMap(({ conversationId, text }) =>
    (byConversation.get(conversationId) ?? []).map(({ personId }) => {
      return { id: newId(), personId, conversationId, kind, text, at };
    }),
  );
  await insertRows(em, 'notification', rows);
  for (const id of new Set(rows.map(({ personId }) => personId))) {
    await em.execute(`select pg_notify('postroom_${NOTIFIED_SIGNAL}', ?)`, [id]);
  }
}

/** Tells every manager something that is about no conversation, once the transaction has committed. */
export async function notifyManagers(em: EntityManager, { kind, text, at }: Omit<News, 'by'>): Promise<void> {
  const managers = await em.execute<{ id: string }[]>(
    `select id from person where disabled_at is null and roles @> '["manager"]'`,
  );
  await insertRows(
    em,
    'notification',
    managers.map(({ id: personId }) => ({ id: newId(), personId, kind, text, at })),
  );
  for (const { id } of managers) await em.execute(`select pg_notify('postroom_${NOTIFIED_SIGNAL}', ?)`, [id]);
}

/** A condition on a notification's conversation: what has moved to a restricted queue since is not told any longer. */
export function seenNews(sight: Sight, conversation: string): { sql: string; params: unknown[] } | null {
  const seen = seenQueues(sight, `${conversation}.queue`);
  return seen && { sql: `(${conversation}.id is null or ${seen.sql})`, params: seen.params };
}

/** How many notifications a person has not read, of those that they may see. */
export async function unreadNotifications(
  em: EntityManager,
  personId: string,
  sight: Sight,
): Promise<number> {
  const seen = seenNews(sight, 'c');
  const [row] = await em.execute<{ unread: number }[]>(
    `select count(*)::int as unread from notification n left join conversation c on c.id = n.conversation_id
     where n.person_id = ? and n.read_at is null ${seen ? `and ${seen.sql}` : ''}`,
    [personId, ...(seen?.params ?? [])],
  );
  return row?.unread ?? 0;
}

/** Those who follow a conversation, or one that was merged into it. */
export async function followersOf(em: EntityManager, conversationIds: string[]): Promise<string[]> {
  const rows = await em.execute<{ person_id: string }[]>(
    'select distinct person_id from conversation_follower where conversation_id in (?)',
    [conversationIds],
  );
  return rows.map(({ person_id }) => person_id);
}

export async function follow(
  em: EntityManager,
  conversationId: string,
  personId: string,
  following: boolean,
): Promise<void> {
  await em.execute(
    following
      ? 'insert into conversation_follower (conversation_id, person_id) values (?, ?) on conflict do nothing'
      : 'delete from conversation_follower where conversation_id = ? and person_id = ?',
    [conversationId, personId],
  );
}

/** Somebody who is away, and who covers for them. */
export interface Cover {
  name: string;
  coveredBy: string;
}

/** Who covers for those of the people who are away on the organisation's day in which the moment lies. */
export async function coversOf(
  em: EntityManager,
  personIds: readonly (string | null | undefined)[],
  at: Date,
): Promise<Cover[]> {
  const ids = personIds.filter((id) => id != null);
  if (ids.length === 0) return [];
  return em.execute<Cover[]>(
    `select name, covered_by as "coveredBy" from person where id in (?) and covered_by is not null and ${IS_AWAY}`,
    [ids, at.toISOString()],
  );
}

/** The people, and whoever covers for those of them who are away. */
export async function withCover(
  em: EntityManager,
  personIds: readonly (string | null | undefined)[],
  at: Date,
): Promise<string[]> {
  const covers = await coversOf(em, personIds, at);
  return [...personIds.filter((id) => id != null), ...covers.map(({ coveredBy }) => coveredBy)];
}
