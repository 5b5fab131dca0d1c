import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { newKey } from '../api/set-up-client.js';
import { texts } from '../texts.js';
import classes from './person.module.css';

const words = texts.person;

/** One that stands already has an id; `key` tells them apart while they are written. */
export interface WarningDraft {
  id?: string;
  text: string;
  key: string;
}

interface Props {
  warnings: WarningDraft[];
  change: (warnings: WarningDraft[]) => void;
}

/** What colleagues must know before they speak to somebody. */
export function WarningsEditor({ warnings, change }: Props) {
  return (
    <fieldset className={classes.group}>
      <legend>{words.warning}</legend>
      {warnings.map(({ key, text }) => (
        <div key={key} className={classes.row}>
          <Textarea
            className={classes.grow}
            aria-label={words.warningText}
            placeholder={words.warningText}
            autosize
            maxLength={500}
            value={text}
            onChange={(event) => {
              const written = event.currentTarget.value;
              change(warnings.map((each) => (each.key === key ? { ...each, text: written } : each)));
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={words.removeWarning}
            onClick={() => change(warnings.filter((each) => each.key !== key))}
          >
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        className={classes.small}
        leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />}
        onClick={() => change([...warnings, { text: '', key: newKey() }])}
      >
        {words.addWarning}
      </Button>
    </fieldset>
  );
}
