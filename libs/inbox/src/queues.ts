import type { EntityManager } from '@mikro-orm/sql';
import { DomainError } from '#shared';
import { Queue, QueueTeam } from './queue.entity.js';

export interface QueueDraft {
  name: string;
  restricted: boolean;
  /** Ids of the teams that work on it. */
  teams: string[];
}

export interface QueueWithTeams extends QueueDraft {
  key: string;
}

/** Every queue with its teams, in order. */
export async function queuesWithTeams(em: EntityManager): Promise<QueueWithTeams[]> {
  const teams = Map.groupBy(await em.find(QueueTeam, {}), ({ queue }) => queue);
  const queues = await em.find(Queue, {}, { orderBy: { position: 'asc' } });
  return queues.map(({ key, name, restricted }) => ({
    key,
    name,
    restricted,
    teams: (teams.get(key) ?? []).map(({ teamId }) => teamId),
  }));
}

/**
 * Changes a queue's name and who works on it; `em` is a transaction's.
 * @throws DomainError `invalid` where a team is none, or nobody at all would see a restricted queue
 */
export async function saveQueue(em: EntityManager, key: string, draft: QueueDraft): Promise<void> {
  const queue = await em.findOne(Queue, { key });
  if (!queue) throw DomainError.notFound('queue', key);
  const teams = [...new Set(draft.teams)];
  if (!(await areTeams(em, teams))) {
    throw DomainError.invalid('There is no such team.', [{ path: 'teams', message: 'must be teams' }]);
  }
  if (draft.restricted && !(await somebodyIn(em, teams))) {
    throw DomainError.invalid(`Nobody would see what comes into ${queue.name}.`, [
      { path: 'teams', message: 'must name a team with at least one person who can sign in' },
    ]);
  }
  queue.name = draft.name.trim();
  queue.restricted = draft.restricted;
  await em.nativeDelete(QueueTeam, { queue: key });
  for (const teamId of teams) em.persist(em.create(QueueTeam, { queue: key, teamId }));
  await em.flush();
}

async function areTeams(em: EntityManager, ids: string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  // Held until the end, so that none of them goes in between.
  const found = await em.execute('select id from team where id in (?) for share', [ids]);
  return found.length === ids.length;
}

async function somebodyIn(em: EntityManager, teams: string[]): Promise<boolean> {
  if (teams.length === 0) return false;
  const [row] = await em.execute(
    `select 1 from team_member join person on person.id = person_id
     where team_id in (?) and disabled_at is null limit 1`,
    [teams],
  );
  return Boolean(row);
}
