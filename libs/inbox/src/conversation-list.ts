import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, parseReference } from '#shared';
import type { Status } from './conversation.entity.js';

export type DueFilter = 'overdue' | 'today' | 'soon';
export type Sort = 'due' | 'newest' | 'oldest';

export interface ListFilter {
  queue?: string;
  /** `active` stands for every status in which somebody owes something. */
  status?: Status | 'active';
  channel?: string;
  kind?: string;
  /** A person's id, or `none`. */
  assignee?: string;
  due?: DueFilter;
  tag?: string;
  /** Words, a name, an address or a reference. */
  q?: string;
  sort?: Sort;
  cursor?: string;
  limit?: number;
}

/** The instants between which the due filters lie. */
export interface DueBounds {
  now: Date;
  endOfToday: Date;
  endOfSoon: Date;
}

export interface Row {
  id: string;
  reference: string;
  subject: string;
  snippet: string;
  kind: string;
  priority: string;
  status: Status;
  queue: string;
  assignee_id: string | null;
  assignee_name: string | null;
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
}

const OPEN = "c.status in ('new', 'open', 'waiting')";
const MOST_FOUND = 500;

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
): Promise<{ rows: Row[]; next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 100);
  const sort = filter.sort ?? 'due';
  const { column, direction } = ORDERS[sort];
  const { where, params } = conditions(filter, bounds);
  if (filter.cursor) {
    const { at, id } = readCursor(filter.cursor, sort);
    where.push(`(${column}, c.id) ${direction === 'asc' ? '>' : '<'} (?::timestamptz, ?::uuid)`);
    params.push(at, id);
  }
  // The page is cut first, on the conversation's own index; names are joined to what is left.
  const rows = await em.execute<(Row & { order_at: string })[]>(
    `select c.*, ${column} as order_at, a.name as assignee_name, k.name as contact_name,
       (select value from contact_point where contact_id = c.contact_id order by kind, value limit 1) as contact_address,
       ch.key as channel_key, ch.name as channel_name, ch.type as channel_type
     from (select id, reference, subject, snippet, kind, priority, status, queue, assignee_id, contact_id, channel_id,
             received_at, activity_at, due_order, due::text as due, due_at, unread, has_attachments, tags, version
           from conversation c ${where.length ? `where ${where.join(' and ')}` : ''}
           order by ${column} ${direction}, c.id ${direction} limit ?) c
     join channel ch on ch.id = c.channel_id
     left join person a on a.id = c.assignee_id
     left join contact k on k.id = c.contact_id
     order by ${column} ${direction}, c.id ${direction}`,
    [...params, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf(sort, last) : null };
}

function conditions(filter: ListFilter, { now, endOfToday, endOfSoon }: DueBounds) {
  const where: string[] = [];
  const params: unknown[] = [];
  const and = (sql: string, ...values: unknown[]) => {
    where.push(sql);
    params.push(...values);
  };
  const status = filter.status ?? (filter.q ? undefined : 'active');
  if (status === 'active') and(OPEN);
  else if (status) and('c.status = ?', status);
  if (filter.queue) and('c.queue = ?', filter.queue);
  if (filter.channel) and('c.channel_id = (select id from channel where key = ?)', filter.channel);
  if (filter.kind) and('c.kind = ?', filter.kind);
  if (filter.assignee === 'none') and('c.assignee_id is null');
  else if (filter.assignee) and('c.assignee_id = ?', filter.assignee);
  if (filter.tag) and('c.tags @> ?::jsonb', JSON.stringify([filter.tag]));
  if (filter.due === 'overdue') and('c.due_order < ?', now.toISOString());
  if (filter.due === 'today')
    and('c.due_order >= ? and c.due_order <= ?', now.toISOString(), endOfToday.toISOString());
  if (filter.due === 'soon')
    and('c.due_order > ? and c.due_order <= ?', endOfToday.toISOString(), endOfSoon.toISOString());
  if (filter.due) and(OPEN);
  const q = filter.q?.trim();
  if (q) {
    const reference = parseReference(q);
    if (reference) and('c.reference = ?', reference);
    else {
      // The newest by the order of ids: where nearly everything matches, they are read off the end of the index.
      const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
      and(
        `c.id in (
           (select conversation_id from message where search @@ websearch_to_tsquery('english', ?) order by id desc limit ${MOST_FOUND})
           union all
           (select c2.id from contact k2 join conversation c2 on c2.contact_id = k2.id where k2.name ilike ? order by c2.received_at desc limit ${MOST_FOUND})
           union all
           (select c3.id from contact_point p3 join conversation c3 on c3.contact_id = p3.contact_id where p3.value ilike ? order by c3.received_at desc limit ${MOST_FOUND}))`,
        q,
        like,
        like,
      );
    }
  }
  return { where, params };
}

function cursorOf(sort: Sort, row: { order_at: string; id: string }): string {
  return Buffer.from(JSON.stringify([sort, new Date(row.order_at).toISOString(), row.id])).toString(
    'base64url',
  );
}

function readCursor(cursor: string, sort: Sort): { at: string; id: string } {
  try {
    const [kind, at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    if (kind === sort && at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id))
      return { at, id };
  } catch {
    // Told below, like any other cursor that is none of ours.
  }
  const message = 'is not one that this list gave out';
  throw DomainError.invalid(`The cursor ${message}.`, [{ path: 'cursor', message }]);
}
