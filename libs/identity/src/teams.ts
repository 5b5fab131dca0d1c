import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, isId } from '#shared';
import { AuditEntry } from './audit-entry.entity.js';
import { Person } from './person.entity.js';
import { Team, TeamMember } from './team.entity.js';

/** A team and who is in it, by their ids. */
export interface TeamWithMembers {
  id: string;
  name: string;
  members: string[];
}

export interface TeamDraft {
  name: string;
  members: string[];
}

/** The topic on which every process is told that somebody may now see more, or less. */
export const ACCESS_SIGNAL = 'access';

/** Who works with whom. */
export class Teams {
  constructor(private readonly em: EntityManager) {}

  async all(): Promise<TeamWithMembers[]> {
    const em = this.em.fork();
    const members = Map.groupBy(await em.find(TeamMember, {}), ({ teamId }) => teamId);
    const teams = await em.find(Team, {}, { orderBy: { name: 'asc' } });
    return teams.map(({ id, name }) => ({
      id,
      name,
      members: (members.get(id) ?? []).map(({ personId }) => personId),
    }));
  }

  /**
   * Makes a team, or with `id` changes one.
   * @throws DomainError `invalid` where a member is nobody of the staff, `conflict` where the name is taken
   */
  async save(draft: TeamDraft, by: string, id?: string): Promise<TeamWithMembers> {
    const name = draft.name.trim();
    const members = [...new Set(draft.members)];
    return this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      const known = await em.count(Person, { id: members.filter(isId) });
      if (known !== members.length) {
        throw DomainError.invalid('A member is nobody of the staff.', [
          { path: 'members', message: 'must be people of the staff' },
        ]);
      }
      const namesake = await em.findOne(Team, { name });
      if (namesake && namesake.id !== id) {
        throw new DomainError('conflict', 'name-taken', `There is a team "${name}" already.`);
      }
      const team = id ? await this.find(em, id) : em.create(Team, { name });
      team.name = name;
      await em.flush();
      await em.nativeDelete(TeamMember, { teamId: team.id });
      for (const personId of members) em.persist(em.create(TeamMember, { teamId: team.id, personId }));
      em.create(AuditEntry, { personId: by, action: 'team.save', subject: name, detail: { members } });
      await em.flush();
      await tellAccess(em);
      return { id: team.id, name, members };
    });
  }

  /** @throws DomainError `conflict` where a queue is still this team's */
  async remove(id: string, by: string): Promise<void> {
    await this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      const team = await this.find(em, id);
      const [held] = await em.execute<{ queue: string }[]>(
        'select queue from queue_team where team_id = ? limit 1',
        [id],
      );
      if (held) {
        throw new DomainError(
          'conflict',
          'team-in-use',
          `${team.name} still has the queue "${held.queue}". Give that to another team first.`,
        );
      }
      em.create(AuditEntry, { personId: by, action: 'team.remove', subject: team.name });
      em.remove(team);
      await em.flush();
      await tellAccess(em);
    });
  }

  private async find(em: EntityManager, id: string): Promise<Team> {
    const team = isId(id) ? await em.findOne(Team, { id }) : null;
    if (!team) throw DomainError.notFound('team', id);
    return team;
  }
}

/** Tells every process, once the transaction has committed, to look again at who may see what. */
export async function tellAccess(em: EntityManager): Promise<void> {
  await em.execute(`select pg_notify('postroom_${ACCESS_SIGNAL}', '')`);
}
