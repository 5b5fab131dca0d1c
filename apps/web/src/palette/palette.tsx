import { Combobox, Kbd, Modal, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { commandsNow } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import classes from './palette.module.css';
import { remember } from './recent.js';
import { type PaletteItem, usePaletteItems } from './use-palette-items.js';

const words = texts.palette;

/** Finds and does anything: what is possible here, every view and queue, conversations and people. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      size={640}
      yOffset="12dvh"
      centered={false}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={words.title}>
        <Modal.Body className={classes.body}>
          <Finder opened={opened} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  // As it was when the palette was opened: what is offered must not change while one reads it.
  const commands = useMemo(() => commandsNow(), []);
  const { groups, looking } = usePaletteItems(typed, commands, opened);
  const items = groups.flatMap((group) => group.items);
  const ids = items.map(({ id }) => id).join('\n');
  const box = useCombobox({ opened: true });
  useEffect(() => {
    box.selectFirstOption();
  }, [ids]);

  const run = ({ id, run: perform }: PaletteItem) => {
    remember(id);
    onClose();
    // Once the dialog has given the focus back to where it was.
    setTimeout(perform, 0);
  };

  return (
    <Combobox
      store={box}
      onOptionSubmit={(id) => {
        const item = items.find((each) => each.id === id);
        if (item) run(item);
      }}
    >
      <div className={classes.search}>
        <IconSearch size={18} stroke={1.75} aria-hidden="true" />
        <Combobox.EventsTarget autoComplete="off" withExpandedAttribute>
          <input
            data-autofocus
            type="text"
            role="combobox"
            aria-expanded={true}
            aria-autocomplete="list"
            spellCheck={false}
            aria-label={words.title}
            placeholder={words.placeholder}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && onClose()}
          />
        </Combobox.EventsTarget>
      </div>
      <Combobox.Options className={classes.options} aria-label={words.results}>
        {groups.map(({ name, items: members }) => (
          <Combobox.Group key={name} label={name} classNames={{ groupLabel: classes.group }}>
            {members.map(({ id, label, hint, keys = [], icon }) => (
              <Combobox.Option key={id} value={id} className={classes.option}>
                {icon}
                <span className={classes.label}>{label}</span>
                {hint && <span className={classes.hint}>{hint}</span>}
                {keys.length > 0 && (
                  <span className={classes.keys}>
                    {keys[0]?.split(' ').map((key) => (
                      <Kbd key={key} size="xs">
                        {key}
                      </Kbd>
                    ))}
                  </span>
                )}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      {items.length === 0 && <p className={classes.none}>{looking ? words.looking : words.nothing}</p>}
      <p className="unseen" role="status">
        {looking ? words.looking : words.found(items.length)}
      </p>
      <p className={classes.foot} aria-hidden="true">
        {words.hint.map(([key, what]) => (
          <span key={key}>
            <b>{key}</b> {what}
          </span>
        ))}
      </p>
    </Combobox>
  );
}
