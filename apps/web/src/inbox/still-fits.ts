import type { ConversationSummary } from '#api-client';
import type { ListFilter } from '../api/queries.js';
import { looksEverywhere, valuesOf } from './filter.js';

type Stands = Pick<ConversationSummary, 'status' | 'queue' | 'assignee' | 'team' | 'snoozedUntil'>;

const OPEN: readonly string[] = ['new', 'open', 'waiting'];

/** Whether a row that has changed still belongs in a list, as far as that can be told without asking the server. */
export function stillFits(
  { status, queue, assignee, team, snoozedUntil }: Stands,
  filter: ListFilter,
  me: string,
): boolean {
  const statuses = valuesOf(filter, 'status');
  if (statuses.length === 0 && !looksEverywhere(filter)) statuses.push('active');
  if (filter.due) statuses.push(...(statuses.length ? [] : ['active']));
  const isOpen = OPEN.includes(status);
  const fits = (each: string) => {
    if (each === 'active') return isOpen && !snoozedUntil;
    return each === 'snoozed' ? Boolean(snoozedUntil) : each === status;
  };
  if (statuses.length && !statuses.some(fits)) return false;
  const queues = valuesOf(filter, 'queue');
  if (queues.length && !queues.includes(queue)) return false;
  // Which teams are one's own, the server knows.
  const teams = valuesOf(filter, 'team');
  if (teams.length && !(team && (teams.includes('mine') || teams.includes(team.id)))) return false;
  const people = valuesOf(filter, 'assignee');
  if (people.length === 0) return true;
  return people.some((each) => (each === 'none' ? !assignee : assignee?.id === (each === 'me' ? me : each)));
}
