import type { EntityManager } from '@mikro-orm/sql';

export interface Member {
  id: string;
  name: string;
  /** Open conversations. */
  open: number;
}

/** A team as work can be given to it. */
export interface Crew {
  id: string;
  name: string;
  /** Who may see the queue and is not away, the one whose turn it is first. */
  members: Member[];
}

/** A condition on a person `p`; its parameter is a moment, of which the organisation's day counts. */
export const AWAY = `coalesce(p.away_until >= (?::timestamptz at time zone (select time_zone from organisation limit 1))::date, false)`;

/** Teams by name, each looked up once: what one of them is given counts for what comes next. */
export class Crews {
  private readonly known = new Map<string, Crew | null>();

  /** @param how `held`: nobody else changes the team's turns until the transaction ends */
  constructor(
    private readonly em: EntityManager,
    private readonly at: Date,
    private readonly how: 'held' | 'looked-at',
  ) {}

  /** Null where there is no such team, or it may not see what stands in this queue. */
  async of(name: string, queue: string): Promise<Crew | null> {
    const key = `${queue}\n${name}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const [team] = await this.em.execute<{ id: string; name: string }[]>(
      `select id, name from team where name = ? and not exists (select 1 from queue q where q.key = ? and q.restricted
         and not exists (select 1 from queue_team t where t.queue = q.key and t.team_id = team.id))
       ${this.how === 'held' ? 'for no key update' : ''}`,
      [name, queue],
    );
    const members = team
      ? await this.em.execute<Member[]>(
          `select p.id, p.name, (select count(*)::int from conversation c where c.assignee_id = p.id
             and c.status in ('new', 'open', 'waiting')) as open
           from team_member m join person p on p.id = m.person_id
           where m.team_id = ? and p.disabled_at is null and not ${AWAY}
           order by m.turn_at nulls first, p.name, p.id`,
          [team.id, this.at.toISOString()],
        )
      : [];
    const crew = team ? { ...team, members } : null;
    this.known.set(key, crew);
    return crew;
  }
}

export function leastBusy(members: readonly Member[]): Member | undefined {
  return members.toSorted((a, b) => a.open - b.open)[0];
}
