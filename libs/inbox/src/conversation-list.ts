import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, isId } from '#shared';
import type { Status, WaitingFor } from './conversation.entity.js';
import { allOf, condition } from './list-condition.js';
import { conditionsOf, type DueBounds, type ListFilter, type Sort } from './list-filter.js';
import type { Outcome } from './outcome.js';
import { type Sight, seenQueues } from './sight.js';

export interface Row {
  id: string;
  reference: string;
  subject: string;
  snippet: string;
  kind: string;
  priority: string;
  status: Status;
  waiting_for: WaitingFor | null;
  queue: string;
  assignee_id: string | null;
  assignee_name: string | null;
  team_id: string | null;
  team_name: string | null;
  contact_id: string | null;
  contact_name: string | null;
  contact_address: string | null;
  channel_key: string;
  channel_name: string;
  channel_type: string;
  received_at: string;
  activity_at: string;
  due: string | null;
  due_at: string | null;
  unread: boolean;
  has_attachments: boolean;
  tags: string[];
  version: number;
  wait_until: string | null;
  snoozed_until: string | null;
  outcome: Outcome | null;
  /** Reference of another conversation that it may belong to, where the reader may see that one. */
  suggested: string | null;
  flag: string | null;
}

/** What each order sorts by; the id decides between equals. */
const ORDERS: Record<Sort, { column: string; direction: 'asc' | 'desc' }> = {
  due: { column: 'c.due_order', direction: 'asc' },
  newest: { column: 'c.received_at', direction: 'desc' },
  oldest: { column: 'c.received_at', direction: 'asc' },
};

/** One page of the inbox, found on an index however long the history is. */
export async function listConversations(
  em: EntityManager,
  filter: ListFilter,
  bounds: DueBounds,
  sight: Sight,
): Promise<{ rows: Row[]; next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 100);
  const sort = filter.sort ?? usualSort(filter);
  const { column, direction } = ORDERS[sort];
  const conditions = await conditionsOf(em, filter, bounds, sight);
  if (filter.cursor) {
    const { at, id } = readCursor(filter.cursor, sort);
    const further = direction === 'asc' ? '>' : '<';
    conditions.push(condition(`(${column}, c.id) ${further} (?::timestamptz, ?::uuid)`, at, id));
  }
  const { sql, params } = allOf(conditions);
  const seen = seenQueues(sight, 's.queue');
  // The page is cut first, on the conversation's own index; names are joined to what is left.
  const rows = await em.execute<(Row & { order_at: string })[]>(
    `select c.*, ${column} as order_at, a.name as assignee_name, t.name as team_name, k.name as contact_name,
       (select value from contact_point where contact_id = c.contact_id order by preferred desc, kind, value limit 1) as contact_address,
       (select s.reference from conversation s
        where s.reference = c.suggestion->>'reference'${seen ? ` and ${seen.sql}` : ''}) as suggested,
       ch.key as channel_key, ch.name as channel_name, ch.type as channel_type
     from (select id, reference, subject, snippet, kind, priority, status, waiting_for, queue, assignee_id, team_id, contact_id, channel_id,
             received_at, activity_at, due_order, due::text as due, due_at, unread, has_attachments, tags, version, wait_until, snoozed_until,
             outcome, flag, suggestion
           from conversation c where ${sql}
           order by ${column} ${direction}, c.id ${direction} limit ?) c
     join channel ch on ch.id = c.channel_id
     left join person a on a.id = c.assignee_id
     left join team t on t.id = c.team_id
     left join contact k on k.id = c.contact_id
     order by ${column} ${direction}, c.id ${direction}`,
    [...(seen?.params ?? []), ...params, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf(sort, last) : null };
}

/** What is over is due no more, and a search looks there too: the newest comes first. */
function usualSort({ status, q, delivery, redirectedTo }: ListFilter): Sort {
  const over = status?.split(',').every((each) => ['done', 'spam'].includes(each.trim()));
  return over || ((q?.trim() || delivery || redirectedTo) && !status) ? 'newest' : 'due';
}

function cursorOf(sort: Sort, row: { order_at: string; id: string }): string {
  return Buffer.from(JSON.stringify([sort, new Date(row.order_at).toISOString(), row.id])).toString(
    'base64url',
  );
}

function readCursor(cursor: string, sort: Sort): { at: string; id: string } {
  try {
    const [kind, at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (kind === sort && isMoment(at) && typeof id === 'string' && isId(id)) return { at, id };
  } catch {
    // Told below, like any other cursor that is none of ours.
  }
  const message = 'is not one that this list gave out';
  throw DomainError.invalid(`The cursor ${message}.`, [{ path: 'cursor', message }]);
}

/** Written as `cursorOf` writes them, and none that PostgreSQL refuses; what has no due date stands in the year 9999. */
function isMoment(at: unknown): at is string {
  return typeof at === 'string' && /^(?!0000)\d{4}-/.test(at) && new Date(at).toISOString() === at;
}
