import { useQuery } from '@tanstack/react-query';
import { channelsQuery, filterOptionsQuery, queuesQuery, teamsQuery, usersQuery } from '../api/queries.js';
import { texts } from '../texts.js';
import type { FieldValues } from './search-suggestions.js';

const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** What can stand after the fields of a search; fetched once somebody searches. */
export function useFieldValues(enabled: boolean): FieldValues {
  const { data: queues = [] } = useQuery({ ...queuesQuery, enabled });
  const { data: channels = [] } = useQuery({ ...channelsQuery, enabled });
  const { data: users = [] } = useQuery({ ...usersQuery, enabled });
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled });
  const { data: options } = useQuery({ ...filterOptionsQuery, enabled });
  const keyed = (all: readonly { key: string; name: string }[]) =>
    all.map(({ key, name }) => ({ value: key, label: name }));
  const staff = users.filter(({ disabled }) => !disabled).map(({ name }) => name);
  return {
    queue: keyed(queues),
    channel: keyed(channels),
    kind: keyed(options?.kinds ?? []),
    tag: plain(options?.tags ?? []),
    assignee: plain(['me', 'none', ...staff]),
    team: plain(['mine', ...teams.map(({ name }) => name)]),
    is: plain(texts.search.is),
    has: plain(texts.search.has),
    delivery: plain(texts.search.deliveries),
    status: plain(texts.search.statuses),
  };
}
