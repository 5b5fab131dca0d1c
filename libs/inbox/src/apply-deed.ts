import { type Priority, priorities } from '#routing';
import type { Deed } from '#targets';
import { type Crew, leastBusy } from './crews.js';
import type { HistoryKind } from './history-event.entity.js';

/** How a conversation stands, as far as deeds change it. */
export interface Standing {
  priority: Priority;
  assigneeId: string | null;
  teamId: string | null;
  /** Who answered stage one, and cannot answer stage two. */
  stageOneBy: string | null;
}

export interface Applied {
  /** As it stands then; the same one where nothing of it is otherwise. */
  standing: Standing;
  kind: HistoryKind;
  /** What was done, to go on from "so Postroom". */
  said: string;
  /** By name, to whom it was given. */
  given?: string;
}

/**
 * What a deed makes of a conversation; null where there is nothing to do. To tell somebody changes none.
 * @param crew the team that the deed names; null: there is none, or it may not have it
 */
export function applyDeed(standing: Standing, deed: Deed, crew: Crew | null): Applied | null {
  switch (deed.deed) {
    case 'notify':
      return null;
    case 'draft-apology':
      return { standing, kind: 'apology-drafted', said: 'has word of a delay ready to be read and sent' };
    case 'raise-priority':
      return raised(standing);
    default:
      return deed.to === 'nobody' ? putBack(standing) : givenTo(standing, deed, crew);
  }
}

function raised(standing: Standing): Applied | null {
  const priority = priorities[priorities.indexOf(standing.priority) + 1];
  if (!priority) return null;
  const said = `raised its priority from ${standing.priority} to ${priority}`;
  return { standing: { ...standing, priority }, kind: 'priority-raised', said };
}

function putBack(standing: Standing): Applied | null {
  if (!standing.assigneeId && !standing.teamId) return null;
  const said = 'put it back to what nobody has taken on';
  return { standing: { ...standing, assigneeId: null, teamId: null }, kind: 'assigned', said };
}

function givenTo(
  standing: Standing,
  { to, team }: Extract<Deed, { team: string }>,
  crew: Crew | null,
): Applied | null {
  const left = (why: string): Applied => ({
    standing,
    kind: 'assigned',
    said: `left it where it is: ${why}`,
  });
  if (!crew) return left(`there is no team ${team} that may have it`);
  if (to === 'least-busy') {
    const others = crew.members.filter(({ id }) => id !== standing.assigneeId && id !== standing.stageOneBy);
    const member = leastBusy(others);
    if (member) {
      const said = `gave it to ${member.name} of ${crew.name}`;
      const now = { ...standing, assigneeId: member.id, teamId: crew.id };
      return { standing: now, kind: 'assigned', said, given: member.name };
    }
    if (crew.members.some(({ id }) => id === standing.assigneeId)) {
      return left(`nobody else of ${crew.name} is there`);
    }
  }
  if (standing.teamId === crew.id && !standing.assigneeId) return null;
  const now = { ...standing, assigneeId: null, teamId: crew.id };
  return { standing: now, kind: 'assigned', said: `gave it to the team ${crew.name}`, given: crew.name };
}
