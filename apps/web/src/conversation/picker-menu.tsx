import { Combobox, useCombobox } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { texts } from '../texts.js';

interface Props {
  opened: boolean;
  onOpen: () => void;
  onClose: () => void;
  options: { id: string; label: string; disabled?: boolean }[];
  /** What the search box says. */
  search: string;
  pick: (id: string) => void;
  target: ReactElement<{ onClick?: () => void }>;
}

/** A button that opens a short list one can type into: a few letters, Enter, done. */
export function PickerMenu({ opened, onOpen, onClose, options, search, pick, target }: Props) {
  const [query, setQuery] = useState('');
  const box = useCombobox({ opened, onDropdownClose: onClose });
  const found = options.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  useEffect(() => {
    if (!opened) return;
    setQuery('');
    const timer = setTimeout(() => {
      box.focusSearchInput();
      box.selectFirstOption();
    });
    return () => clearTimeout(timer);
  }, [opened]);
  useEffect(() => {
    if (query) box.selectFirstOption();
  }, [query]);
  const leave = () => {
    onClose();
    box.focusTarget();
  };
  return (
    <Combobox
      store={box}
      width={260}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(id) => {
        leave();
        pick(id);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <span style={{ display: 'inline-flex' }}>
          {cloneWithClick(target, opened ? leave : onOpen, opened)}
        </span>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && leave()}
          placeholder={search}
          aria-label={search}
        />
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={search}>
          {found.map(({ id, label, disabled = false }) => (
            <Combobox.Option key={id} value={id} disabled={disabled}>
              {label}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{texts.actions.nothingFound}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function cloneWithClick(target: Props['target'], onClick: () => void, expanded: boolean) {
  const { type: Type, props } = target;
  return <Type {...props} onClick={onClick} aria-expanded={expanded} aria-haspopup="listbox" />;
}
