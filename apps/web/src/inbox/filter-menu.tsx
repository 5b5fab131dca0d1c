import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import type { ListFilter } from '../api/queries.js';
import { useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import { FilterPicker } from './filter-picker.js';

const words = texts.list;

/** The button behind which every filter is. */
export function FilterMenu({ filter }: { filter: ListFilter }) {
  const [opened, { open, close }] = useDisclosure();
  useCommands([{ id: 'filter', label: words.filterCommand, run: open }]);
  return (
    <FilterPicker filter={filter} of={null} opened={opened} onClose={close} position="bottom-end">
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={words.filter}
        title={words.filter}
        aria-haspopup="listbox"
        aria-expanded={opened}
        onClick={opened ? close : open}
      >
        <IconFilter size={18} stroke={1.6} />
      </ActionIcon>
    </FilterPicker>
  );
}
