import { useDisclosure } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ListFilter } from '../api/queries.js';
import { texts } from '../texts.js';
import { addressOf, type Narrowing, narrowing } from './filter.js';
import classes from './filter-bar.module.css';
import { FilterPicker } from './filter-picker.js';
import { SaveViewButton } from './save-view-button.js';
import { sayValues, useFilterOptions } from './use-filter-options.js';
import { useKnownView } from './use-known-view.js';
import { useChangeFilter } from './view-origin.js';

const words = texts.list;

/** The filters that are set, each removable and open to change; none where the list is simply a view or a queue. */
export function FilterBar({ filter }: { filter: ListFilter }) {
  const parts = narrowing(filter);
  const known = useKnownView(filter);
  if (known || parts.length === 0) return null;
  return (
    <div className={classes.bar}>
      <ul className={classes.chips}>
        {parts.map(([key]) => (
          <Chip key={key} of={key} filter={filter} />
        ))}
      </ul>
      <span className={classes.tail}>
        {parts.length > 1 && (
          <Link to={addressOf(filter.q ? { q: filter.q } : {})} className={classes.text}>
            {words.clearAll}
          </Link>
        )}
        <SaveViewButton filter={filter} />
      </span>
    </div>
  );
}

function Chip({ of, filter }: { of: Narrowing; filter: ListFilter }) {
  const [opened, { open, close }] = useDisclosure();
  const said = sayValues(filter, of, useFilterOptions(true)[of]);
  const what = `${words.filters[of]}: ${said}`;
  const change = useChangeFilter(filter);
  const remove = () => change(() => ({ [of]: undefined }));
  return (
    <li className={classes.chip}>
      <FilterPicker filter={filter} of={of} opened={opened} onClose={close}>
        <button
          type="button"
          className={classes.value}
          title={words.change(what)}
          aria-haspopup="listbox"
          aria-expanded={opened}
          onClick={opened ? close : open}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') remove();
          }}
        >
          <span className={classes.key}>{words.filters[of]}</span> {said}
        </button>
      </FilterPicker>
      <button type="button" className={classes.remove} aria-label={words.remove(what)} onClick={remove}>
        <IconX size={13} stroke={1.75} aria-hidden="true" />
      </button>
    </li>
  );
}
