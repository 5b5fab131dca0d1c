import { useQuery } from '@tanstack/react-query';
import type { ConversationSummary } from '#api-client';
import { teamsQuery, usersQuery } from '../api/queries.js';
import { useDayContext } from '../dates/clock-context.js';
import { sayAway } from '../me/away.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';

/** Whom work is given to: one of the staff, or a team; null: nobody. */
export type Holder = { kind: 'person' | 'team'; id: string; name: string } | null;

/** How a call names them. */
export function assignmentTo(holder: Holder, me: string): { assignee: string | null } | { team: string } {
  if (holder?.kind === 'team') return { team: holder.id };
  return { assignee: holder?.id === me ? 'me' : (holder?.id ?? null) };
}

/** What is shown at once; whether it stays with a team, whose person it is given to, the server says. */
export function heldBy(holder: Holder): Partial<Pick<ConversationSummary, 'assignee' | 'team'>> {
  if (!holder) return { assignee: null, team: null };
  const { kind, id, name } = holder;
  return kind === 'team' ? { assignee: null, team: { id, name } } : { assignee: { id, name } };
}

/** One that can be chosen, or cannot, for the reason that stands with it. */
export interface HolderOption {
  id: string;
  label: string;
  disabled?: boolean;
}

/**
 * Who can be chosen: oneself first, then colleagues, of those who are away until when and who covers, then teams.
 * @param answered who answered stage one, and cannot be chosen for stage two
 */
export function useHolders(answered?: { id: string } | null): {
  options: HolderOption[];
  holder: (id: string) => Holder;
} {
  const who = useWho();
  const context = useDayContext();
  const { data: users = [] } = useQuery(usersQuery);
  const { data: teams = [] } = useQuery(teamsQuery);
  const colleagues = users.filter(({ id, disabled }) => id !== who.id && !disabled);
  const person = (id: string, label: string): HolderOption =>
    id === answered?.id ? { id, label: texts.handling.notForStageTwo(label), disabled: true } : { id, label };
  return {
    options: [
      person(who.id, `${who.name} (${texts.list.me})`),
      ...colleagues.map((user) => {
        const away = sayAway(user, users, who.id, context);
        return person(user.id, away ? texts.people.awayMark(user.name, away) : user.name);
      }),
      ...teams.map(({ id, name }) => ({ id, label: texts.people.teamMark(name) })),
    ],
    holder: (id) => {
      const found = id === who.id ? who : users.find((each) => each.id === id);
      if (found) return { kind: 'person', id, name: found.name };
      const team = teams.find((each) => each.id === id);
      return team ? { kind: 'team', id, name: team.name } : null;
    },
  };
}
