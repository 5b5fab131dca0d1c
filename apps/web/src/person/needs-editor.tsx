import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { texts } from '../texts.js';
import { type Need, sayNeed } from './needs.js';
import classes from './person.module.css';

const words = texts.person;
const KINDS = Object.keys(words.need) as Need['kind'][];

/** In which form somebody needs to be answered: chosen from a list, with a detail of each. */
export function NeedsEditor({ needs, change }: { needs: Need[]; change: (needs: Need[]) => void }) {
  const put = (at: number, need: Need) => change(needs.map((each, index) => (index === at ? need : each)));
  return (
    <fieldset className={classes.group}>
      <legend>{words.needs}</legend>
      {needs.map((need, at) => (
        <div key={at} className={classes.row}>
          <TextInput
            className={classes.grow}
            label={words.need[need.kind]}
            placeholder={words.needDetail[need.kind]}
            maxLength={300}
            value={need.detail}
            onChange={(event) => put(at, { ...need, detail: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={words.removeNeed(sayNeed(need))}
            onClick={() => change(needs.filter((_, index) => index !== at))}
          >
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <Select
        aria-label={words.addNeed}
        placeholder={words.addNeed}
        data={KINDS.map((value) => ({ value, label: words.need[value] }))}
        value={null}
        onChange={(kind) => kind && change([...needs, { kind: kind as Need['kind'], detail: '' }])}
      />
    </fieldset>
  );
}
