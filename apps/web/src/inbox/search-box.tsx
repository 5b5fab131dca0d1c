import { ActionIcon, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ListFilter } from '../api/queries.js';
import { useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import classes from './search-box.module.css';
import { suggestionsFor } from './search-suggestions.js';
import { useFieldValues } from './use-field-values.js';
import { useChangeFilter } from './view-origin.js';

const words = texts.search;
const TYPING_MS = 250;

interface Props {
  filter: ListFilter;
  /** What the server found wrong with the search. */
  wrong: string | undefined;
}

/** Searches while one types; a field such as `queue:` offers its values. */
export function SearchBox({ filter, wrong }: Props) {
  const change = useChangeFilter(filter);
  const box = useRef<HTMLInputElement>(null);
  useCommands([{ id: 'search', label: texts.list.toSearch, keys: ['/'], run: () => box.current?.focus() }]);
  const [query, setQuery] = useState(filter.q ?? '');
  const [focused, setFocused] = useState(false);
  const values = useFieldValues(focused);
  const { options } = suggestionsFor(query, values);
  const list = useCombobox();
  const shown = list.dropdownOpened && options.length > 0;
  // Ours, because the library goes on naming an option that is no longer there.
  const [active, setActive] = useState<string>();
  const noteActive = () =>
    setActive(document.querySelector(`#${list.listId} [data-combobox-selected]`)?.id || undefined);
  useEffect(() => {
    list.resetSelectedOption();
    setActive(undefined);
  }, [query]);

  // Searches asked for here that the address does not show yet.
  const asked = useRef<string[]>([]);
  const find = (q: string) => {
    if (q.trim() === (filter.q ?? '')) return;
    asked.current.push(q.trim());
    change(() => ({ q: q.trim() || undefined }), { replace: Boolean(filter.q) });
  };
  const findSoon = useDebouncedCallback(find, TYPING_MS);
  // The box follows the address, but its own search coming back must not undo what was typed since.
  useEffect(() => {
    const own = asked.current.indexOf(filter.q ?? '');
    asked.current.splice(0, own + 1);
    if (own >= 0) return;
    findSoon.cancel();
    setQuery(filter.q ?? '');
  }, [filter.q]);
  const type = (value: string) => {
    setQuery(value);
    list.openDropdown();
    // Half a field would only be told to be wrong.
    if (suggestionsFor(value, values).unfinished) findSoon.cancel();
    else findSoon(value);
  };
  const toList = () => document.querySelector<HTMLElement>('[data-reference]')?.focus();

  return (
    <Combobox
      store={list}
      shadow="md"
      onOptionSubmit={(chosen) => {
        type(chosen);
        if (!chosen.endsWith(':')) list.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <TextInput
          ref={box}
          className={classes.box}
          type="search"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={shown}
          aria-controls={shown ? (list.listId ?? undefined) : undefined}
          aria-activedescendant={shown ? active : undefined}
          aria-label={words.label}
          placeholder={words.placeholder}
          error={wrong}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          rightSection={
            query && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={words.clear}
                onClick={() => {
                  type('');
                  box.current?.focus();
                }}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            )
          }
          value={query}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => {
            setFocused(true);
            list.openDropdown();
          }}
          onBlur={() => list.closeDropdown()}
          onKeyDown={(event) => {
            queueMicrotask(noteActive);
            const chosen = shown && list.getSelectedOptionIndex() >= 0;
            if (event.key === 'Escape') {
              if (shown) list.closeDropdown();
              else {
                if (query) type('');
                event.currentTarget.blur();
              }
            } else if (event.key === 'Enter' && !chosen) {
              event.preventDefault();
              list.closeDropdown();
              findSoon.cancel();
              find(query);
              toList();
            } else if (event.key === 'ArrowDown' && !shown) {
              event.preventDefault();
              toList();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!shown}>
        {!query && <p className={classes.how}>{words.how}</p>}
        <Combobox.Options aria-label={words.suggestions} mah={300} style={{ overflowY: 'auto' }}>
          {shown &&
            options.map((option) => (
              <Combobox.Option key={option.query} value={option.query} className={classes.option}>
                <b>{option.label}</b>
                {option.hint && <small>{option.hint}</small>}
              </Combobox.Option>
            ))}
        </Combobox.Options>
        {!query && <p className={classes.more}>{words.howMore}</p>}
      </Combobox.Dropdown>
    </Combobox>
  );
}
