import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addTeam, changeTeam, removeTeam, type Team, type User } from '#api-client';
import { Problem } from '../api/problem.js';
import { teamsQuery } from '../api/queries.js';
import { say, sayFailure } from '../conversation/toasts.js';
import { texts } from '../texts.js';
import classes from './teams-page.module.css';

const words = texts.people;
const throwOnError = true as const;

/** A team's name and who is in it. */
export function TeamForm({ team, users, close }: { team: Team | null; users: User[]; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState(team?.members ?? []);
  const done = async (message: string) => {
    await queries.invalidateQueries({ queryKey: teamsQuery.queryKey });
    say(message);
    close();
  };
  const save = useMutation({
    mutationFn: () =>
      team
        ? changeTeam({ path: { id: team.id }, body: { name, members }, throwOnError })
        : addTeam({ body: { name, members }, throwOnError }),
    onSuccess: () => done(words.teamSaved(name.trim())),
    onError: (error) => sayFailure(error),
  });
  const remove = useMutation({
    mutationFn: () => removeTeam({ path: { id: team?.id ?? '' }, throwOnError }),
    onSuccess: () => done(words.teamRemoved(name)),
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
        label={words.teamName}
        autoFocus
        required
        maxLength={200}
        value={name}
        error={wrong('name')}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <MultiSelect
        label={words.teamMembers}
        searchable
        data={users
          .filter(({ id, disabled }) => !disabled || members.includes(id))
          .map(({ id, name: label }) => ({ value: id, label }))}
        value={members}
        error={wrong('members')}
        onChange={setMembers}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        <span className={classes.gap} />
        {team && (
          <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.teamRemove}
          </Button>
        )}
      </div>
    </form>
  );
}
