import type { EntityManager } from '@mikro-orm/sql';
import { Queue } from './queue.entity.js';
import { maySee, type Sight } from './sight.js';

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
  snoozed: Counts;
}

interface TallyRow {
  queue: string;
  mine: boolean;
  unassigned: boolean;
  waiting: boolean;
  snoozed: boolean;
  open: number;
  due_today: number;
  overdue: number;
}

/** Counts from the tally that the database keeps as conversations change; nothing is counted by going through them. */
export async function countQueues(
  em: EntityManager,
  personId: string | null,
  sight: Sight,
  today: string,
  now: Date,
): Promise<{ queues: QueueCounts[]; views: ViewCounts }> {
  const tallied = await em.execute<TallyRow[]>(
    `select queue, assignee_id is not distinct from ?::uuid as mine, assignee_id is null as unassigned,
       status = 'waiting' as waiting, snoozed, sum(open)::int as open,
       coalesce(sum(open) filter (where due = ?::date and due_at >= ?), 0)::int as due_today,
       coalesce(sum(open) filter (where due_at < ?), 0)::int as overdue
     from conversation_tally group by 1, 2, 3, 4, 5`,
    [personId, today, now.toISOString(), now.toISOString()],
  );
  const seen = tallied.filter(({ queue }) => maySee(sight, queue));
  const asleep = seen.filter(({ snoozed }) => snoozed);
  const rows = seen.filter(({ snoozed }) => !snoozed);
  const queues = (await em.find(Queue, {}, { orderBy: { position: 'asc' } })).filter(({ key }) =>
    maySee(sight, key),
  );
  return {
    queues: queues.map(({ key, name }) => ({ key, name, ...sum(rows.filter((row) => row.queue === key)) })),
    views: {
      mine: sum(personId ? rows.filter((row) => row.mine) : []),
      unassigned: sum(rows.filter((row) => row.unassigned)),
      all: sum(rows),
      waiting: sum(seen.filter((row) => row.waiting)),
      snoozed: sum(asleep),
    },
  };
}

/** Folds the tally's changes together, so that it stays as small as what it tells. */
export async function foldTally(em: EntityManager): Promise<void> {
  await em.execute(
    `with changes as (delete from conversation_tally returning queue, assignee_id, status, due, due_at, open, snoozed)
     insert into conversation_tally (queue, assignee_id, status, due, due_at, snoozed, open)
     select queue, assignee_id, status, due, due_at, snoozed, sum(open) from changes
     group by queue, assignee_id, status, due, due_at, snoozed having sum(open) <> 0`,
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
