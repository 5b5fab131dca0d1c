import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { ListFilter } from '../api/queries.js';
import { texts } from '../texts.js';
import { FILTERS, type Narrowing, valuesOf } from './filter.js';
import classes from './filter-picker.module.css';
import { SINGLE, sayValues, useFilterOptions } from './use-filter-options.js';
import { useChangeFilter } from './view-origin.js';

const words = texts.list;
const BACK = 'back';
const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

interface Props {
  filter: ListFilter;
  /** Which filter it shows; null: all of them to choose from. */
  of: Narrowing | null;
  opened: boolean;
  onClose: () => void;
  position?: 'bottom-start' | 'bottom-end';
  /** The button it hangs on. */
  children: ReactNode;
}

/** Narrows the list: first by what, then to what; letters find either, and what is chosen stands in the address bar. */
export function FilterPicker({ filter, of, opened, onClose, position = 'bottom-start', children }: Props) {
  const change = useChangeFilter(filter);
  const [key, setKey] = useState<Narrowing | null>(of);
  const [sought, setSought] = useState('');
  const options = useFilterOptions(opened);
  const box = useCombobox({ opened, onDropdownClose: onClose });

  useEffect(() => {
    if (!opened) return;
    setKey(of);
    setSought('');
    const timer = setTimeout(() => {
      box.focusSearchInput();
      box.selectFirstOption();
    });
    return () => clearTimeout(timer);
  }, [opened, of]);
  useEffect(() => {
    if (opened) box.selectFirstOption();
  }, [key, sought]);

  const leave = () => {
    onClose();
    box.focusTarget();
  };
  const go = (to: Narrowing | null) => {
    setKey(to);
    setSought('');
  };
  const toggle = (value: string) => {
    if (!key) return;
    change((now) => {
      const before = valuesOf(now, key).filter((each) => each !== 'active');
      const on = before.includes(value);
      const rest = before.filter((each) => each !== value);
      const after = on ? rest : SINGLE.includes(key) ? [value] : [...rest, value];
      return { [key]: after.join(',') || undefined };
    });
  };
  const submit = (id: string) => {
    if (id === BACK) go(null);
    else if (key) toggle(id.slice(1));
    else go(id as Narrowing);
  };
  const fits = (label: string) => label.toLowerCase().includes(sought.trim().toLowerCase());
  const values = key ? options[key].filter(({ label }) => fits(label)) : [];
  const keys = FILTERS.filter((each) => options[each].length > 0 && fits(words.filters[each]));
  const prompt = key ? words.findValue(words.filters[key]) : words.findFilter;

  return (
    <Combobox store={box} width={248} position={position} shadow="md" onOptionSubmit={submit}>
      <Combobox.Target withAriaAttributes={false}>
        <span style={{ display: 'inline-flex' }}>{children}</span>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') leave();
            if (event.key === 'Backspace' && !sought && key) go(null);
          }}
          placeholder={prompt}
          aria-label={prompt}
        />
        <Combobox.Options mah={400} style={{ overflowY: 'auto' }} aria-label={prompt} aria-multiselectable>
          {key &&
            values.map(({ value, label }) => {
              const on = valuesOf(filter, key).includes(value);
              return (
                <Combobox.Option
                  key={value}
                  // Nothing that anybody calls a tag can be taken for the way back.
                  value={`=${value}`}
                  active={on}
                  className={classes.option}
                >
                  <span className={classes.label}>{label}</span>
                  {on && <IconCheck {...icon} />}
                </Combobox.Option>
              );
            })}
          {key && !of && (
            <Combobox.Option value={BACK} className={classes.option}>
              <IconChevronLeft {...icon} />
              <span className={classes.label}>{words.backToFilters}</span>
            </Combobox.Option>
          )}
          {!key &&
            keys.map((each) => (
              <Combobox.Option key={each} value={each} className={classes.option}>
                <span className={classes.label}>{words.filters[each]}</span>
                <span className={classes.set}>{sayValues(filter, each, options[each])}</span>
                <IconChevronRight {...icon} />
              </Combobox.Option>
            ))}
          {(key ? values : keys).length === 0 && <Combobox.Empty>{words.nothingMatches}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
