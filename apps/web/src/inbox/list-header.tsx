import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { channelsQuery, type ListFilter, queuesQuery, viewsQuery } from '../api/queries.js';
import { NavigationButton } from '../frame/navigation-button.js';
import { narrowing } from './filter.js';
import { FilterMenu } from './filter-menu.js';
import classes from './list-header.module.css';
import { ListMenu } from './list-menu.js';
import { titleOf } from './list-title.js';
import { SaveViewButton } from './save-view-button.js';
import { SearchBox } from './search-box.js';
import { useKnownView } from './use-known-view.js';

interface Props {
  filter: ListFilter;
  /** What the server found wrong with the search. */
  wrong: string | undefined;
  /** Takes the place of the tools while something is selected; it is there all the time, for its keys. */
  bulk: ReactNode;
  selecting: boolean;
  selectAll: (() => void) | null;
}

/** What the list shows and how many, the search, the filters and the order. */
export function ListHeader({ filter, wrong, bulk, selecting, selectAll }: Props) {
  const { data: views } = useQuery(viewsQuery);
  const { data: queues } = useQuery(queuesQuery);
  const known = useKnownView(filter);
  const { data: channels } = useQuery({ ...channelsQuery, enabled: Boolean(filter.channel) });
  const { title, count } = titleOf(filter, views, queues, known?.saved ?? null, channels);
  return (
    <header className={classes.header}>
      {selecting && <h1 className="unseen">{title}</h1>}
      {bulk}
      {!selecting && (
        <div className={classes.top}>
          <NavigationButton size={32} />
          <h1 className={classes.title}>
            {title}
            {count !== undefined && <span className={classes.count}>{count}</span>}
          </h1>
          {!known && narrowing(filter).length === 0 && <SaveViewButton filter={filter} />}
          <FilterMenu filter={filter} />
          <ListMenu filter={filter} selectAll={selectAll} />
        </div>
      )}
      <SearchBox filter={filter} wrong={wrong} />
    </header>
  );
}
