import { Pill, PillsInput } from '@mantine/core';
import { useState } from 'react';
import { texts } from '../texts.js';
import classes from './address-field.module.css';

const words = texts.composer;
const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

export const isAddress = (text: string) => ADDRESS.test(text);

interface Props {
  label: string;
  addresses: string[];
  /** Names by address, where they are known. */
  names: ReadonlyMap<string, string>;
  onChange: (addresses: string[]) => void;
  /** It was just asked for: one goes on typing in it. */
  autoFocus?: boolean;
}

/** Addresses as chips; Enter, a comma or leaving the field makes one, Backspace takes the last away. */
export function AddressField({ label, addresses, names, onChange, autoFocus = false }: Props) {
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const found = text
      .split(/[\s,;]+/)
      .map((part) => part.replace(/^<|>$/g, '').trim())
      .filter(Boolean);
    setTyped('');
    if (found.length > 0) onChange([...new Set([...addresses, ...found])]);
  };
  const wrong = addresses.filter((address) => !isAddress(address));
  return (
    <div className={classes.line}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      <PillsInput
        variant="unstyled"
        size="xs"
        className={classes.input}
        error={wrong.length > 0 ? words.notAnAddress(wrong.join(', ')) : undefined}
      >
        <Pill.Group>
          {addresses.map((address) => (
            <Pill
              key={address}
              className={classes.chip}
              data-wrong={!isAddress(address) || undefined}
              title={address}
              withRemoveButton
              onRemove={() => onChange(addresses.filter((each) => each !== address))}
              removeButtonProps={{
                'aria-label': words.takeOff(address),
                'aria-hidden': false,
                tabIndex: 0,
              }}
            >
              {names.get(address.toLowerCase()) || address}
            </Pill>
          ))}
          <PillsInput.Field
            aria-label={label}
            autoFocus={autoFocus}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={() => add(typed)}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text');
              if (!/[\s,;]/.test(pasted.trim())) return;
              event.preventDefault();
              add(`${typed} ${pasted}`);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && typed.trim()) {
                // What stands here is meant too; it is sent once it has become a chip.
                const { form } = event.currentTarget;
                event.preventDefault();
                add(typed);
                setTimeout(() => form?.requestSubmit());
                return;
              }
              if (event.ctrlKey || event.metaKey) return;
              if ((event.key === 'Enter' || event.key === ',' || event.key === ';') && typed.trim()) {
                event.preventDefault();
                add(typed);
              } else if (event.key === 'Enter') event.preventDefault();
              else if (event.key === 'Backspace' && typed === '') onChange(addresses.slice(0, -1));
            }}
          />
        </Pill.Group>
      </PillsInput>
    </div>
  );
}
