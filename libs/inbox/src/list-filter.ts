import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, parseReference } from '#shared';
import { anyOf, type Condition, condition } from './list-condition.js';
import {
  ACTIVE,
  DELIVERIES,
  fieldConditions,
  STATUSES,
  teamsOf,
  wordsCondition,
} from './search-conditions.js';
import { parseSearch } from './search-query.js';
import { type Sight, seenQueues } from './sight.js';

export type DueFilter = 'overdue' | 'today' | 'soon';
export type Sort = 'due' | 'newest' | 'oldest';

/** What a list is narrowed to. Of several values of one part, parted by commas, any will do. */
export interface ListFilter {
  queue?: string;
  /** `active` stands for every status in which somebody owes something. */
  status?: string;
  channel?: string;
  kind?: string;
  /** A person's id, `me`, or `none`. */
  assignee?: string;
  /** A team's id, or `mine`: any that the person is in. */
  team?: string;
  due?: string;
  tag?: string;
  /** A contact's id. */
  contact?: string;
  /** Keys of the other bodies that they were redirected to. */
  redirectedTo?: string;
  unread?: boolean;
  attachments?: boolean;
  /** `failed`: a message of ours failed, came back, or nobody knows whether it arrived. */
  delivery?: string;
  /** Words, a name, an address or a reference; and fields, as `parseSearch` reads them. */
  q?: string;
  /** The person for whom `me` stands. */
  me?: string;
  /** Absent: by due date; of what is over, and in a search of everything, the newest first. */
  sort?: Sort;
  cursor?: string;
  limit?: number;
}

/** The instants between which the due filters lie. */
export interface DueBounds {
  now: Date;
  endOfToday: Date;
  endOfSoon: Date;
  /** In which the days of a search lie. */
  timeZone: string;
}

const MOST_VALUES = 50;

/** What a list's conversations must be; `c` is a conversation. */
export async function conditionsOf(
  em: EntityManager,
  filter: ListFilter,
  bounds: DueBounds,
  sight: Sight,
): Promise<Condition[]> {
  const all: Condition[] = [];
  const seen = seenQueues(sight, 'c.queue');
  if (seen) all.push(seen);
  const everywhere = filter.q || filter.contact || filter.delivery || filter.redirectedTo;
  const statuses = valuesOf(filter.status ?? (everywhere ? undefined : 'active'), 'status');
  if (statuses.length) {
    all.push(anyOf(statuses.map((status) => STATUSES[status] ?? condition('c.status = ?', status))));
  }
  for (const key of ['queue', 'kind'] as const) {
    const values = valuesOf(filter[key], key);
    if (values.length) all.push(condition(`c.${key} in (?)`, values));
  }
  const channels = valuesOf(filter.channel, 'channel');
  if (channels.length) {
    all.push(condition('c.channel_id in (select id from channel where key in (?))', channels));
  }
  const assignees = valuesOf(filter.assignee, 'assignee').map((id) =>
    id === 'none'
      ? condition('c.assignee_id is null')
      : condition('c.assignee_id = ?', id === 'me' ? (filter.me ?? null) : id),
  );
  if (assignees.length) all.push(anyOf(assignees));
  const teams = valuesOf(filter.team, 'team').map((id) =>
    id === 'mine' ? teamsOf(filter.me) : condition('c.team_id = ?', id),
  );
  if (teams.length) all.push(anyOf(teams));
  const tags = valuesOf(filter.tag, 'tag');
  if (tags.length) all.push(anyOf(tags.map((tag) => condition('c.tags @> ?::jsonb', JSON.stringify([tag])))));
  const dues = valuesOf(filter.due, 'due').map((due) => dueCondition(due as DueFilter, bounds));
  if (dues.length) all.push(anyOf(dues), ACTIVE);
  const deliveries = valuesOf(filter.delivery, 'delivery').flatMap((key) => DELIVERIES[key] ?? []);
  if (deliveries.length) all.push(anyOf(deliveries));
  if (filter.contact) all.push(condition('c.contact_id = ?', filter.contact));
  const bodies = valuesOf(filter.redirectedTo, 'redirectedTo');
  if (bodies.length) all.push(condition('c.redirected_to in (?)', bodies));
  if (filter.unread !== undefined) all.push(condition(filter.unread ? 'c.unread' : 'not c.unread'));
  if (filter.attachments !== undefined) {
    all.push(condition(filter.attachments ? 'c.has_attachments' : 'not c.has_attachments'));
  }
  const q = filter.q?.trim();
  if (!q) return all;
  const query = parseSearch(q);
  all.push(...(await fieldConditions(query, { em, sight, me: filter.me, ...bounds })));
  const reference = parseReference(query.words);
  if (reference) all.push(condition('c.reference = ?', reference));
  else if (query.words) all.push(wordsCondition(query.words, all));
  return all;
}

/** When a conversation is due, whatever its status. */
export function dueCondition(due: DueFilter, { now, endOfToday, endOfSoon }: DueBounds): Condition {
  const between = (from: Date, to: Date, first: '>' | '>=') =>
    condition(`(c.due_order ${first} ? and c.due_order <= ?)`, from.toISOString(), to.toISOString());
  if (due === 'overdue') return condition('c.due_order < ?', now.toISOString());
  return due === 'today' ? between(now, endOfToday, '>=') : between(endOfToday, endOfSoon, '>');
}

/** @throws DomainError `invalid` where somebody means to name everything there is */
function valuesOf(text: string | undefined, path: string): string[] {
  const values = [...new Set(text?.split(',').map((value) => value.trim()))].filter(Boolean);
  if (values.length <= MOST_VALUES) return values;
  const message = `must name at most ${MOST_VALUES}`;
  throw DomainError.invalid(`The filter ${path} ${message}.`, [{ path, message }]);
}
