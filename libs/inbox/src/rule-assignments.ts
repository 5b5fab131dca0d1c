import type { EntityManager } from '@mikro-orm/sql';
import type { Assignment } from '#routing';
import { AWAY, type Crew, Crews, leastBusy, type Member } from './crews.js';
import { sees } from './sight.js';

/** Who has a new conversation because a rule says so, and what history says of it. */
export interface Given {
  assigneeId: string | null;
  teamId: string | null;
  text: string;
}

/** Finds who is to have new conversations; what one of them is given counts for the next. */
export class RuleAssignments {
  private readonly crews: Crews;

  constructor(
    private readonly em: EntityManager,
    private readonly at: Date,
  ) {
    // Held until the transaction ends, so that no two at once take the same turn.
    this.crews = new Crews(em, at, 'held');
  }

  /** @param conversation where it stands, and whose it is */
  async give(
    assignment: Assignment,
    conversation: { queue: string; contactId: string | null },
  ): Promise<Given> {
    switch (assignment.to) {
      case 'person':
        return this.person(assignment.person, conversation.queue);
      case 'last-handler':
        return this.lastHandler(conversation);
      default:
        return this.team(assignment, conversation.queue);
    }
  }

  /** Also who is away: what is theirs waits for them, and who covers is told. */
  private async person(email: string, queue: string): Promise<Given> {
    const [person] = await this.em.execute<{ id: string; name: string }[]>(
      `select p.id, p.name from person p where p.email = ? and p.disabled_at is null and ${sees('p.id', '?')}`,
      [email, queue],
    );
    return person ? given(person) : nobody(`The rules gave it to nobody: ${email} may not have it.`);
  }

  private async lastHandler({
    queue,
    contactId,
  }: {
    queue: string;
    contactId: string | null;
  }): Promise<Given> {
    const [person] = await this.em.execute<{ id: string; name: string; fit: boolean }[]>(
      `select p.id, p.name, p.disabled_at is null and not ${AWAY} and ${sees('p.id', '?')} as fit
       from conversation c join person p on p.id = c.assignee_id
       where c.contact_id = ? order by c.received_at desc, c.id desc limit 1`,
      [this.at.toISOString(), queue, contactId],
    );
    if (person?.fit) return given(person);
    return nobody(
      person
        ? `The rules gave it to nobody: ${person.name}, who had this contact last, is not there.`
        : 'The rules gave it to nobody: nobody has had this contact before.',
    );
  }

  private async team(
    { to, team: name }: Extract<Assignment, { team: string }>,
    queue: string,
  ): Promise<Given> {
    const crew = await this.crews.of(name, queue);
    if (!crew) return nobody(`The rules gave it to nobody: the team ${name} may not have it.`);
    const member = to === 'least-busy' ? leastBusy(crew.members) : to === 'in-turn' ? crew.members[0] : null;
    if (!member)
      return { assigneeId: null, teamId: crew.id, text: `The rules gave it to the team ${crew.name}.` };
    member.open++;
    if (to === 'in-turn') await this.nextTurn(crew, member);
    return {
      ...given(member),
      teamId: crew.id,
      text: `The rules gave it to ${member.name} of ${crew.name}.`,
    };
  }

  private async nextTurn(crew: Crew, member: Member): Promise<void> {
    crew.members = [...crew.members.filter((each) => each !== member), member];
    await this.em.execute(
      'update team_member set turn_at = clock_timestamp() where team_id = ? and person_id = ?',
      [crew.id, member.id],
    );
  }
}

function given({ id, name }: { id: string; name: string }): Given {
  return { assigneeId: id, teamId: null, text: `The rules gave it to ${name}.` };
}

function nobody(text: string): Given {
  return { assigneeId: null, teamId: null, text };
}
