import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowsSort, IconCheck, IconMenu2, IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { type ListFilter, queuesQuery, viewsQuery } from '../api/queries.js';
import { useFrame } from '../frame/frame-context.js';
import { texts } from '../texts.js';
import { FilterMenu } from './filter-menu.js';
import classes from './list-header.module.css';
import { titleOf } from './list-title.js';
import { withChange } from './use-filter.js';

const words = texts.list;
const TYPING_MS = 250;

/** What the list shows and how many, the search, the filters and the order. */
export function ListHeader({
  filter,
  search,
}: {
  filter: ListFilter;
  search: RefObject<HTMLInputElement | null>;
}) {
  const navigate = useNavigate();
  const { openNavigation } = useFrame();
  const { data: views } = useQuery(viewsQuery);
  const { data: queues } = useQuery(queuesQuery);
  const { title, count } = titleOf(filter, views, queues);
  const [query, setQuery] = useState(filter.q ?? '');
  useEffect(() => setQuery(filter.q ?? ''), [filter.q]);
  // A search looks everywhere, also in what is done.
  const find = useDebouncedCallback(
    (q: string) =>
      void navigate(withChange(filter, { q: q.trim() || undefined }), { replace: Boolean(filter.q) }),
    TYPING_MS,
  );
  const type = (value: string) => {
    setQuery(value);
    find(value);
  };
  const sort = filter.sort ?? 'due';
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        {openNavigation && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={texts.frame.openNavigation}
            onClick={openNavigation}
          >
            <IconMenu2 size={18} stroke={1.75} />
          </ActionIcon>
        )}
        <h1 className={classes.title}>
          {title}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </h1>
        <FilterMenu filter={filter} />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={`${words.sort}: ${words.sorts[sort]}`}
              title={words.sorts[sort]}
            >
              <IconArrowsSort size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {(['due', 'newest', 'oldest'] as const).map((each) => (
              <Menu.Item
                key={each}
                rightSection={each === sort ? <IconCheck size={16} stroke={1.75} /> : null}
                onClick={() => void navigate(withChange(filter, { sort: each === 'due' ? undefined : each }))}
              >
                {words.sorts[each]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <TextInput
        ref={search}
        type="search"
        aria-label={words.search}
        placeholder={words.searchPlaceholder}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        rightSection={
          query && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={words.clearSearch}
              onClick={() => type('')}
            >
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          )
        }
        value={query}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (query) type('');
            event.currentTarget.blur();
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-reference]')?.focus();
          }
        }}
      />
    </header>
  );
}
