import type { EntityManager } from '@mikro-orm/sql';
import { Queue } from './queue.entity.js';

export interface Counts {
  open: number;
  unassigned: number;
  dueToday: number;
  overdue: number;
}

export interface QueueCounts extends Counts {
  key: string;
  name: string;
}

export interface ViewCounts {
  mine: Counts;
  unassigned: Counts;
  all: Counts;
  waiting: Counts;
}

interface TallyRow {
  queue: string;
  mine: boolean;
  unassigned: boolean;
  waiting: boolean;
  open: number;
  due_today: number;
  overdue: number;
}

/**
 * Counts from the tally that the database keeps as conversations change; nothing is counted by going through them, but
 * for those that ran out in the course of today.
 */
export async function countQueues(
  em: EntityManager,
  personId: string | null,
  today: string,
  now: Date,
): Promise<{ queues: QueueCounts[]; views: ViewCounts }> {
  const by = `queue, assignee_id is not distinct from ?::uuid as mine, assignee_id is null as unassigned, status = 'waiting' as waiting`;
  const tallied = await em.execute<TallyRow[]>(
    `select ${by}, sum(open)::int as open,
       coalesce(sum(open) filter (where due = ?::date), 0)::int as due_today,
       coalesce(sum(open) filter (where due < ?::date), 0)::int as overdue
     from conversation_tally group by 1, 2, 3, 4`,
    [personId, today, today],
  );
  // The day's own: due today by the calendar, and already past the hour.
  const past = await em.execute<TallyRow[]>(
    `select ${by}, 0 as open, -count(*)::int as due_today, count(*)::int as overdue
     from conversation
     where status in ('new', 'open', 'waiting') and due_order < ? and due_order >= ?::date - interval '1 day' and due = ?::date
     group by 1, 2, 3, 4`,
    [personId, now.toISOString(), today, today],
  );
  const rows = [...tallied, ...past];
  const queues = await em.find(Queue, {}, { orderBy: { position: 'asc' } });
  return {
    queues: queues.map(({ key, name }) => ({ key, name, ...sum(rows.filter((row) => row.queue === key)) })),
    views: {
      mine: sum(personId ? rows.filter((row) => row.mine) : []),
      unassigned: sum(rows.filter((row) => row.unassigned)),
      all: sum(rows),
      waiting: sum(rows.filter((row) => row.waiting)),
    },
  };
}

/** Folds the tally's changes together, so that it stays as small as what it tells. */
export async function foldTally(em: EntityManager): Promise<void> {
  await em.execute(
    `with changes as (delete from conversation_tally returning queue, assignee_id, status, due, open)
     insert into conversation_tally (queue, assignee_id, status, due, open)
     select queue, assignee_id, status, due, sum(open) from changes
     group by queue, assignee_id, status, due having sum(open) <> 0`,
  );
}

function sum(rows: TallyRow[]): Counts {
  const add = (pick: (row: TallyRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return {
    open: add((row) => row.open),
    unassigned: add((row) => (row.unassigned ? row.open : 0)),
    dueToday: add((row) => row.due_today),
    overdue: add((row) => row.overdue),
  };
}
