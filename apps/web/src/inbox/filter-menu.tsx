import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { channelsQuery, type ListFilter, queuesQuery } from '../api/queries.js';
import { texts } from '../texts.js';
import { withChange } from './use-filter.js';

const words = texts.list;

/** Narrows the list; what is chosen stands in the address bar, so that it can be shared as a link. */
export function FilterMenu({ filter }: { filter: ListFilter }) {
  const navigate = useNavigate();
  const { data: queues = [] } = useQuery(queuesQuery);
  const { data: channels = [] } = useQuery(channelsQuery);
  const groups: { key: 'due' | 'assignee' | 'status' | 'queue' | 'channel'; options: [string, string][] }[] =
    [
      { key: 'due', options: Object.entries(words.dues) },
      {
        key: 'assignee',
        options: [
          ['me', words.me],
          ['none', words.nobody],
        ],
      },
      { key: 'status', options: Object.entries(words.statuses).filter(([status]) => status !== 'active') },
      { key: 'queue', options: queues.map(({ key, name }) => [key, name]) },
      ...(channels.length > 1
        ? [
            {
              key: 'channel' as const,
              options: channels.map(({ key, name }) => [key, name] as [string, string]),
            },
          ]
        : []),
    ];
  return (
    <Menu position="bottom-end" closeOnItemClick width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={words.filter} title={words.filter}>
          <IconFilter size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        {groups.map(({ key, options }) => (
          <div key={key}>
            <Menu.Label>{words.filters[key]}</Menu.Label>
            {options.map(([value, label]) => {
              const on = filter[key] === value;
              return (
                <Menu.Item
                  key={value}
                  rightSection={on ? <IconCheck size={16} stroke={1.75} /> : null}
                  onClick={() => void navigate(withChange(filter, { [key]: on ? undefined : value }))}
                >
                  {label}
                </Menu.Item>
              );
            })}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
