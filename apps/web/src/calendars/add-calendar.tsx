import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addCalendar, type Calendar } from '#api-client';
import { DialogForm } from '../conversation/dialogs/dialog-form.js';
import { say } from '../conversation/toasts.js';
import { texts } from '../texts.js';
import type { Region } from './calendar-draft.js';
import classes from './calendar-editor.module.css';
import { calendarsQuery } from './calendar-queries.js';

const words = texts.calendars.add;

interface Props {
  calendars: Calendar[];
  /** The one on the screen, which the new one begins as a copy of. */
  shown: Calendar;
  /** Told the key of what was added. */
  added: (key: string) => void;
  close: () => void;
}

/** Asks what another calendar is called, which it begins as a copy of, and whose bank holidays count in it. */
export function AddCalendar({ calendars, shown, added, close }: Props) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [copyOf, setCopyOf] = useState(shown.key);
  const [regions, setRegions] = useState<Region[]>(shown.regions);
  const submit = async () => {
    const body = { name: name.trim(), copyOf, regions };
    const { data } = await addCalendar({ body, throwOnError: true });
    queries.setQueryData(calendarsQuery.queryKey, (all) => all && [...all, data]);
    void queries.invalidateQueries({ queryKey: calendarsQuery.queryKey });
    added(data.key);
    say(words.added(data.name));
    return true;
  };
  return (
    <DialogForm
      title={words.title}
      size={480}
      go={words.go}
      ready={name.trim() !== ''}
      submit={submit}
      close={close}
    >
      <TextInput
        label={words.name}
        description={words.nameHint}
        data-autofocus
        maxLength={200}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <NativeSelect
        label={words.copyOf}
        description={words.copyHint}
        value={copyOf}
        data={calendars.map((each) => ({ value: each.key, label: each.name }))}
        onChange={({ currentTarget: { value } }) => {
          setCopyOf(value);
          setRegions(calendars.find(({ key }) => key === value)?.regions ?? []);
        }}
      />
      <Checkbox.Group
        label={texts.calendars.holidays}
        value={regions}
        onChange={(chosen) => setRegions(chosen as Region[])}
      >
        <div className={classes.regions}>
          {(Object.keys(texts.calendars.places) as Region[]).map((region) => (
            <Checkbox key={region} value={region} label={texts.calendars.places[region]} />
          ))}
        </div>
      </Checkbox.Group>
    </DialogForm>
  );
}
