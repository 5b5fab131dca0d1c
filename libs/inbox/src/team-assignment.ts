import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, isId } from '#shared';

export interface TeamAtWork {
  id: string;
  name: string;
  /** Ids of people. */
  members: string[];
}

/**
 * A team that conversations of a queue can be given to.
 * @throws DomainError `not-found`, `invalid` where the queue is restricted and not this team's
 */
export async function teamFor(em: EntityManager, teamId: string, queue: string): Promise<TeamAtWork> {
  const [team] = isId(teamId)
    ? await em.execute<(TeamAtWork & { barred: boolean })[]>(
        `select id, name,
           (select coalesce(jsonb_agg(person_id), '[]') from team_member where team_id = team.id) as members,
           exists (select 1 from queue where key = ? and restricted and not exists (
             select 1 from queue_team where queue_team.queue = queue.key and team_id = team.id)) as barred
         from team where id = ?`,
        [queue, teamId],
      )
    : [];
  if (!team) throw DomainError.notFound('team', teamId);
  if (team.barred) {
    throw DomainError.invalid(`${team.name} is no team of this restricted queue.`, [
      { path: 'team', message: 'must be a team of the queue' },
    ]);
  }
  return team;
}

/** The team, as long as the person is in it. */
export async function teamWith(
  em: EntityManager,
  teamId: string | null | undefined,
  personId: string,
): Promise<string | null> {
  if (!teamId) return null;
  const member = await em.execute('select 1 from team_member where team_id = ? and person_id = ?', [
    teamId,
    personId,
  ]);
  return member.length > 0 ? teamId : null;
}

/** Ids of the people in a team. */
export async function membersOf(em: EntityManager, teamId: string): Promise<string[]> {
  const rows = await em.execute<{ person_id: string }[]>(
    'select person_id from team_member where team_id = ?',
    [teamId],
  );
  return rows.map(({ person_id }) => person_id);
}
