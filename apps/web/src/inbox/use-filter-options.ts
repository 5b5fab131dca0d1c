import { useQuery } from '@tanstack/react-query';
import { contactQuery } from '../api/contact-queries.js';
import {
  channelsQuery,
  filterOptionsQuery,
  type ListFilter,
  queuesQuery,
  teamsQuery,
  usersQuery,
} from '../api/queries.js';
import { bodiesQuery } from '../bodies/body-queries.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { type Narrowing, valuesOf } from './filter.js';
import { useFilter } from './use-filter.js';

export interface FilterOption {
  value: string;
  label: string;
}

const words = texts.list;
const each = (labels: Record<string, string>): FilterOption[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Filters of which one value says all. */
export const SINGLE: readonly Narrowing[] = ['unread', 'attachments', 'delivery'];

/** What each filter can be set to. */
export function useFilterOptions(enabled: boolean): Record<Narrowing, FilterOption[]> {
  const who = useWho();
  const { data: queues = [] } = useQuery(queuesQuery);
  const { data: channels = [] } = useQuery(channelsQuery);
  const { data: users = [] } = useQuery({ ...usersQuery, enabled });
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled });
  const { data: options } = useQuery({ ...filterOptionsQuery, enabled });
  const { contact: id = '', redirectedTo } = useFilter();
  const { data: bodies = [] } = useQuery({ ...bodiesQuery, enabled: Boolean(redirectedTo) });
  const { data: contact } = useQuery({ ...contactQuery(id), enabled: id !== '' });
  const keyed = (all: readonly { key: string; name: string }[]) =>
    all.map(({ key, name }) => ({ value: key, label: name }));
  const { active: _, ...statuses } = words.statuses;
  return {
    due: each(words.dues),
    assignee: [
      { value: 'me', label: words.me },
      { value: 'none', label: words.nobody },
      ...users
        .filter(({ id, disabled }) => id !== who.id && !disabled)
        .map(({ id, name }) => ({ value: id, label: name })),
    ],
    team: [
      { value: 'mine', label: words.myTeams },
      ...teams.map(({ id, name }) => ({ value: id, label: name })),
    ],
    status: each(statuses),
    queue: keyed(queues),
    channel: keyed(channels),
    kind: keyed(options?.kinds ?? []),
    tag: (options?.tags ?? []).map((tag) => ({ value: tag, label: tag })),
    unread: each(words.reads),
    attachments: each(words.files),
    delivery: each(words.deliveries),
    redirectedTo: keyed(bodies),
    contact: contact
      ? [{ value: contact.id, label: contact.name || contact.identities[0]?.value || '' }]
      : [],
  };
}

/** A filter's values as they are said: "Waste or Highways". */
export function sayValues(filter: ListFilter, key: Narrowing, options: readonly FilterOption[]): string {
  const labels: FilterOption[] = [...options, { value: 'active', label: words.statuses.active }];
  return valuesOf(filter, key)
    .map((value) => labels.find((option) => option.value === value)?.label ?? value)
    .join(words.or);
}
