import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addTemplate, type Template } from '#api-client';
import { Problem } from '../api/problem.js';
import { say } from '../conversation/toasts.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { addressOfTemplate } from './template-address.js';
import { ENGLISH, textIn } from './template-draft.js';
import classes from './template-list.module.css';
import { isUsual } from './template-order.js';
import type { Occasion } from './template-queries.js';

const words = texts.templates;

interface Props {
  occasions: Occasion[];
  templates: Template[];
  close: () => void;
}

/** Makes a further template for an occasion, with the words of the usual one to begin with. */
export function NewTemplateForm({ occasions, templates, close }: Props) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState(occasions[0]?.purpose ?? '');
  const usual = templates.find((each) => each.purpose === purpose && isUsual(each));
  const add = useMutation({
    mutationFn: async () => {
      const parts = (usual && textIn(usual, ENGLISH)?.sources) ?? {};
      const body = { purpose, name, parts, why: '' };
      return (await addTemplate({ body, throwOnError: true })).data;
    },
    onSuccess: async ({ key, title }) => {
      // Rules can choose it from now on.
      await queries.invalidateQueries();
      say(words.added(title));
      await navigate(addressOfTemplate(key));
    },
  });
  const problem = add.error instanceof Problem ? add.error : null;
  const wrong = problem?.field('name');
  return (
    <form
      className={classes.form}
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      {add.error && !wrong && <Mistake>{add.error.message}</Mistake>}
      {occasions.length > 1 && (
        <NativeSelect
          label={words.occasion}
          value={purpose}
          data={occasions.map((each) => ({ value: each.purpose, label: each.title }))}
          onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
        />
      )}
      <TextInput
        label={words.newName}
        description={words.newHint}
        autoFocus
        required
        withAsterisk={false}
        maxLength={60}
        value={name}
        error={wrong && problem?.message}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={add.isPending}>
          {words.make}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
