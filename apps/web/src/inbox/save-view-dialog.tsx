import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { addSavedView, changeSavedView, type SavedView } from '#api-client';
import { Problem } from '../api/problem.js';
import { type ListFilter, savedViewsQuery, teamsQuery } from '../api/queries.js';
import { say } from '../conversation/toasts.js';
import { Mistake } from '../frame/mistake.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { queryOf } from './filter.js';

const words = texts.views;
const throwOnError = true as const;

interface Props {
  opened: boolean;
  onClose: () => void;
  filter: ListFilter;
  /** The one to change; a new one where absent. */
  view?: SavedView;
}

/** Gives a list a name, for oneself or for a team. */
export function SaveViewDialog({ opened, onClose, filter, view }: Props) {
  const me = useWho();
  const queries = useQueryClient();
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: opened });
  const [name, setName] = useState('');
  const [team, setTeam] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!opened) return;
    setName(view?.name ?? '');
    setTeam(view?.team?.id ?? '');
    setProblem(null);
  }, [opened, view]);
  const mine = teams.filter(({ id, members }) => members.includes(me.id) || id === view?.team?.id);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const body = { name, query: queryOf(filter), team: team || null };
      const { data } = view
        ? await changeSavedView({ path: { id: view.id }, body, throwOnError })
        : await addSavedView({ body, throwOnError });
      queries.setQueryData(savedViewsQuery.queryKey, data.items);
      onClose();
      say(words.saved(name.trim()));
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'unknown', String(error)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={view ? words.changeTitle : words.saveTitle}
      size={420}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': words.cancel }}
    >
      <form onSubmit={(event) => void save(event)}>
        <Stack gap={16}>
          <TextInput
            label={words.name}
            description={words.nameHint}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
            required
            data-autofocus
            error={problem?.field('name')}
          />
          {mine.length > 0 && (
            <Radio.Group label={words.who} description={words.whoHint} value={team} onChange={setTeam}>
              <Stack gap={8} mt={8}>
                <Radio value="" label={words.onlyMe} />
                {mine.map(({ id, name: called }) => (
                  <Radio key={id} value={id} label={words.everybodyIn(called)} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {problem && !problem.field('name') && <Mistake>{problem.message}</Mistake>}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={busy} disabled={!name.trim()}>
              {words.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
