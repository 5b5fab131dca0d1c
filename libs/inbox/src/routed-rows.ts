import type { EntityManager } from '@mikro-orm/sql';
import type { Facts, Priority } from '#routing';
import { MessageReader } from '#routing';
import { MOST_TEXT } from './facts-of.js';
import { type Sight, seenQueues } from './sight.js';

/** A conversation that rules have sorted, with what they were handed. */
export interface RoutedRow {
  id: string;
  reference: string;
  subject: string;
  queue: string;
  kind: string;
  priority: Priority;
  tags: string[];
  assignee_id: string | null;
  due: string | null;
  received_at: string | Date;
  rule_version: number;
  language: string | null;
  facts: Partial<Facts>;
  /** The first message of the contact. */
  text: string | null;
}

export interface RoutedFilter {
  /** A condition on `c`, a conversation, with its parameters. */
  sql: string;
  params: unknown[];
  sight: Sight;
}

const PAGE = 500;

/** What rules decided on, the newest first. While one page is worked on, the next is fetched. */
export async function* routedRows(em: EntityManager, filter: RoutedFilter): AsyncGenerator<RoutedRow[]> {
  let next: Promise<RoutedRow[]> | null = page(em, filter);
  try {
    while (next) {
      const rows: RoutedRow[] = await next;
      const last = rows.at(-1);
      next = last && rows.length === PAGE ? page(em, filter, last) : null;
      yield rows;
    }
  } finally {
    // Nobody waits for it any more where the work was ended.
    await next?.catch(() => {});
  }
}

export async function countRouted(em: EntityManager, filter: RoutedFilter): Promise<number> {
  const { sql, params } = whole(filter);
  const [row] = await em
    .fork()
    .execute<{ count: number }[]>(`select count(*)::int as count from conversation c where ${sql}`, params);
  return row?.count ?? 0;
}

/** What the rules look at, read once for however many sets of them. */
export function readerOf({ facts, text }: Pick<RoutedRow, 'facts' | 'text'>): MessageReader {
  return new MessageReader({ ...facts, text: text ?? '' });
}

function page(em: EntityManager, filter: RoutedFilter, after?: RoutedRow): Promise<RoutedRow[]> {
  const { sql, params } = whole(filter);
  return em.fork().execute<RoutedRow[]>(
    `select c.id, c.reference, c.subject, c.queue, c.kind, c.priority, c.tags, c.assignee_id, c.due::text as due,
       c.received_at, c.rule_version, c.language, c.facts,
       (select substr(m.new_text, 1, ${MOST_TEXT}) from message m
        where m.conversation_id = c.id and m.direction = 'inbound' order by m.at limit 1) as text
     from conversation c where ${sql} ${after ? 'and (c.received_at, c.id) < (?, ?)' : ''}
     order by c.received_at desc, c.id desc limit ${PAGE}`,
    [...params, ...(after ? [new Date(after.received_at).toISOString(), after.id] : [])],
  );
}

function whole({ sql, params, sight }: RoutedFilter): { sql: string; params: unknown[] } {
  const queues = seenQueues(sight, 'c.queue');
  return {
    sql: `c.rule_version is not null and ${sql} ${queues ? `and ${queues.sql}` : ''}`,
    params: [...params, ...(queues?.params ?? [])],
  };
}
