import { DriverException, type EntityManager } from '@mikro-orm/sql';
import { DomainError } from '#shared';
import { allOf, type Condition } from './list-condition.js';
import { conditionsOf, type DueBounds, dueCondition, type ListFilter } from './list-filter.js';
import { ACTIVE } from './search-conditions.js';
import type { Sight } from './sight.js';

/** Beyond that, nobody reads the figure. */
const MOST_COUNTED = 1000;

/** How many are in a list, and how many of these are due; null: there are more than are counted. */
export interface ListCounts {
  open: number;
  dueToday: number | null;
  overdue: number | null;
}

/** How many there are of each list, counted no further than `most`; null where it can no longer be asked for. */
export async function countConversations(
  em: EntityManager,
  filters: ListFilter[],
  bounds: DueBounds,
  sight: Sight,
  most = MOST_COUNTED,
): Promise<(ListCounts | null)[]> {
  const lists: (Condition | null)[] = [];
  for (const filter of filters) {
    try {
      lists.push(allOf(await conditionsOf(em, filter, bounds, sight)));
    } catch (error) {
      // A queue or a person that its search names may have gone, or be hidden from these eyes.
      if (!(error instanceof DomainError)) throw error;
      lists.push(null);
    }
  }
  if (lists.length === 0) return [];
  const count = (some: (Condition | null)[]) => countLists(em, some, bounds, most);
  try {
    return await count(lists);
  } catch (error) {
    if (!isDataException(error)) throw error;
  }
  // One that the database cannot read takes no other with it.
  const counts: (ListCounts | null)[] = [];
  for (const list of lists) {
    const [one = null] = await count([list]).catch((error) => {
      if (!isDataException(error)) throw error;
      return [];
    });
    counts.push(one);
  }
  return counts;
}

async function countLists(
  em: EntityManager,
  lists: (Condition | null)[],
  bounds: DueBounds,
  most: number,
): Promise<(ListCounts | null)[]> {
  // What is due is counted among the same rows, so that it costs no second look.
  const dues = (['today', 'overdue'] as const).map((due) => allOf([dueCondition(due, bounds), ACTIVE]));
  const owed = dues.map(({ sql }) => `count(*) filter (where ${sql})`).join(', ');
  const counts = lists.map((list, n) =>
    list
      ? `(select jsonb_build_array(count(*), ${owed}) from (select c.due_order, c.status, c.snoozed_until
           from conversation c where ${list.sql} limit ${most}) c) as n${n}`
      : `null as n${n}`,
  );
  const [row] = await em.execute<Record<string, [number, number, number] | null>[]>(
    `select ${counts.join(', ')}`,
    lists.flatMap((list) => (list ? [...dues.flatMap(({ params }) => params), ...list.params] : [])),
  );
  return lists.map((_, n) => {
    const [open, dueToday, overdue] = row?.[`n${n}`] ?? [];
    if (open === undefined || dueToday === undefined || overdue === undefined) return null;
    return open < most ? { open, dueToday, overdue } : { open, dueToday: null, overdue: null };
  });
}

/** A value that is none of its kind: an error of class 22. */
function isDataException(error: unknown): boolean {
  return error instanceof DriverException && String(error.code).startsWith('22');
}
