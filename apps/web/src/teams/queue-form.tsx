import { Button, Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeQueue, type Queue, type Team } from '#api-client';
import { Problem } from '../api/problem.js';
import { say, sayFailure } from '../conversation/toasts.js';
import { texts } from '../texts.js';
import classes from './teams-page.module.css';

const words = texts.people;

/** A queue's name, who works on it, and whether only they see it. */
export function QueueForm({ queue, teams, close }: { queue: Queue; teams: Team[]; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(queue.name);
  const [mine, setMine] = useState(queue.teams);
  const [restricted, setRestricted] = useState(queue.restricted);
  const save = useMutation({
    mutationFn: () =>
      changeQueue({ path: { key: queue.key }, body: { name, restricted, teams: mine }, throwOnError: true }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      say(words.queueSaved(name.trim()));
      close();
    },
    onError: (error) => sayFailure(error),
  });
  const wrong = (path: string) => (save.error instanceof Problem ? save.error.field(path) : undefined);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={words.queueName}
        autoFocus
        required
        maxLength={200}
        value={name}
        error={wrong('name')}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <MultiSelect
        label={words.queueTeams}
        searchable
        data={teams.map(({ id, name: label }) => ({ value: id, label }))}
        value={mine}
        error={wrong('teams')}
        onChange={setMine}
      />
      <Checkbox
        label={words.queueRestricted}
        description={words.queueRestrictedHint}
        checked={restricted}
        onChange={({ currentTarget }) => setRestricted(currentTarget.checked)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
