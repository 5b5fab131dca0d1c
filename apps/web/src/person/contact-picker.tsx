import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ContactSummary } from '#api-client';
import { contactsFoundQuery } from '../api/contact-queries.js';
import { texts } from '../texts.js';
import classes from './person.module.css';

const words = texts.person;
const QUIET_MS = 180;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface Props {
  label: string;
  hint?: string | undefined;
  /** Whom not to offer. */
  without: string | undefined;
  pick: (contact: Pick<ContactSummary, 'id' | 'name'>) => void;
  /** An address that nobody has yet may be chosen too. */
  pickNew?: (address: string) => void;
  cancel: () => void;
}

/** Finds one person among all who have ever written: a few letters of a name or an address, Enter. */
export function ContactPicker({ label, hint, without, pick, pickNew, cancel }: Props) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), QUIET_MS);
  const { data, isFetching } = useQuery(contactsFoundQuery(q));
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const box = useCombobox({ defaultOpened: true });
  const found = (data ?? []).filter(({ id }) => id !== without);
  const fresh =
    pickNew &&
    ADDRESS.test(q) &&
    !found.some(({ identities }) => identities.some(({ value }) => value === q.toLowerCase()));
  const submit = (value: string) => {
    if (value === 'new') return pickNew?.(q);
    const contact = found.find(({ id }) => id === value);
    if (contact) pick({ id: contact.id, name: contact.name || (contact.identities[0]?.value ?? '') });
  };
  return (
    <Combobox store={box} onOptionSubmit={submit} withinPortal={false} shadow="md">
      <Combobox.Target>
        <TextInput
          label={label}
          {...(hint ? { description: hint } : {})}
          value={typed}
          ref={input}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            box.openDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            cancel();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q.length < 2}>
        <Combobox.Options aria-label={label} className={classes.found}>
          {found.map(({ id, name, identities, all }) => (
            <Combobox.Option key={id} value={id}>
              <span className={classes.foundName}>{name || words.noName}</span>
              <span className={classes.foundMore}>
                {identities[0] && <>{identities[0].value} · </>}
                <span className={classes.count}>{words.conversations(all)}</span>
              </span>
            </Combobox.Option>
          ))}
          {fresh && <Combobox.Option value="new">{words.belongsNew(q)}</Combobox.Option>}
          {found.length === 0 && !fresh && !isFetching && <Combobox.Empty>{words.sameNone}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
