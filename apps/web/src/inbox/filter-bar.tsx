import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { channelsQuery, type ListFilter, queuesQuery, usersQuery, viewsQuery } from '../api/queries.js';
import { texts } from '../texts.js';
import { filterFrom, narrowing, showsSame } from './filter.js';
import classes from './filter-bar.module.css';
import { withChange } from './use-filter.js';

const words = texts.list;

/** The filters that are set, each removable; none where the list is simply a view or a queue. */
export function FilterBar({ filter }: { filter: ListFilter }) {
  const { data: views = [] } = useQuery(viewsQuery);
  const { data: queues = [] } = useQuery(queuesQuery);
  const { data: channels = [] } = useQuery(channelsQuery);
  const { data: users = [] } = useQuery({ ...usersQuery, enabled: Boolean(filter.assignee) });
  const parts = narrowing(filter);
  const plain =
    !filter.q &&
    (views.some(({ query }) => showsSame(filterFrom(new URLSearchParams(query)), filter)) ||
      (parts.length === 1 && (parts[0]?.[0] === 'queue' || filter.status === 'done')));
  if (plain || parts.length === 0) return null;

  const say = (key: (typeof parts)[number][0], value: string): string => {
    if (key === 'queue') return queues.find((queue) => queue.key === value)?.name ?? value;
    if (key === 'channel') return channels.find((channel) => channel.key === value)?.name ?? value;
    if (key === 'status') return words.statuses[value as keyof typeof words.statuses] ?? value;
    if (key === 'due') return words.dues[value as keyof typeof words.dues] ?? value;
    if (key !== 'assignee') return value;
    if (value === 'me') return words.me;
    if (value === 'none') return words.nobody;
    return users.find(({ id }) => id === value)?.name ?? value;
  };

  return (
    <ul className={classes.bar}>
      {parts.map(([key, value]) => (
        <li key={key}>
          <Link
            to={withChange(filter, { [key]: undefined })}
            className={classes.chip}
            aria-label={words.remove(`${words.filters[key]}: ${say(key, value)}`)}
          >
            <span className={classes.key}>{words.filters[key]}</span> {say(key, value)}
            <IconX size={13} stroke={1.75} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
