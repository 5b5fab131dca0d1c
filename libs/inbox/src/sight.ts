import type { EntityManager } from '@mikro-orm/sql';

/** What one member of staff may see. Whatever answers or counts conversations is handed one. */
export interface Sight {
  /** Keys of the restricted queues that are not theirs. */
  hidden: readonly string[];
}

/** For what Postroom does by itself. */
export const SEES_ALL: Sight = { hidden: [] };

/** Everything but the restricted queues whose teams the person is not in. */
export async function sightOf(em: EntityManager, personId: string): Promise<Sight> {
  const rows = await em.execute<{ key: string }[]>(
    `select key from queue where not ${sees('?', 'queue.key')}`,
    [personId],
  );
  return { hidden: rows.map(({ key }) => key) };
}

export function maySee(sight: Sight, queue: string): boolean {
  return !sight.hidden.includes(queue);
}

/**
 * A condition: the person may see what stands in the queue. Both are SQL, `person` an id's and `queue` a key's; each is
 * said once, the queue first.
 */
export function sees(person: string, queue: string): string {
  return `not exists (select 1 from queue guarded where guarded.key = ${queue} and guarded.restricted and not exists (
    select 1 from queue_team t join team_member m using (team_id) where t.queue = guarded.key and m.person_id = ${person}))`;
}

/** Everybody who may see what stands in a queue, by name. */
export async function whoMaySee(em: EntityManager, queue: string): Promise<{ id: string; name: string }[]> {
  return em.execute(
    `select id, name from person where disabled_at is null and ${sees('person.id', '?')} order by name, id limit 2000`,
    [queue],
  );
}

/** A condition on a column that holds a queue's key, with its parameters; null where nothing is hidden. */
export function seenQueues(sight: Sight, column: string): { sql: string; params: unknown[] } | null {
  if (sight.hidden.length === 0) return null;
  return { sql: `${column} not in (?)`, params: [[...sight.hidden]] };
}
