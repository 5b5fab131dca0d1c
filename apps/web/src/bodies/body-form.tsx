import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { addBody, changeBody, type OtherBody, removeBody } from '#api-client';
import { Problem } from '../api/problem.js';
import { say } from '../conversation/toasts.js';
import { Mistake } from '../frame/mistake.js';
import { keyFor } from '../rules/rule-draft.js';
import { vocabularyQuery } from '../rules/rule-queries.js';
import { texts } from '../texts.js';
import classes from './bodies-page.module.css';
import { bodiesQuery } from './body-queries.js';

const words = texts.bodies;
const throwOnError = true as const;
const FIELDS = ['name', 'about', 'website', 'telephone', 'email'] as const;
const LONGEST = { name: 200, about: 500, website: 2000, telephone: 60, email: 320 };
const HINTS: Partial<Record<(typeof FIELDS)[number], string>> = {
  about: words.aboutHint,
  website: words.websiteHint,
  email: words.ways,
};

interface Props {
  /** Null: a new one. */
  body: OtherBody | null;
  /** The keys that there are. */
  taken: string[];
  close: () => void;
}

/** One body: what it is called, what it looks after, and how people reach it. */
export function BodyForm({ body, taken, close }: Props) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => ({
    ...{ name: body?.name ?? '', about: body?.about ?? '', website: body?.website ?? '' },
    ...{ telephone: body?.telephone ?? '', email: body?.email ?? '' },
  }));
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const done = (message: string) => {
    void queries.invalidateQueries({ queryKey: bodiesQuery.queryKey });
    void queries.invalidateQueries({ queryKey: vocabularyQuery.queryKey });
    say(message);
    close();
  };
  const save = useMutation({
    mutationFn: async () => {
      const { name, about, ...ways } = draft;
      const given = Object.fromEntries(
        Object.entries(ways).map(([way, value]) => [way, value.trim() || null]),
      ) as { [way in keyof typeof ways]: string | null };
      const content = { name, about, ...given };
      if (body) await changeBody({ path: { key: body.key }, body: content, throwOnError });
      else await addBody({ body: { key: keyFor(name, taken, 'body'), ...content }, throwOnError });
    },
    onSuccess: () => done(words.saved(draft.name.trim())),
  });
  const remove = useMutation({
    mutationFn: async (key: string) => void (await removeBody({ path: { key }, throwOnError })),
    onSuccess: () => done(words.removed(draft.name)),
  });
  const wrong = save.error instanceof Problem ? save.error : null;
  const problem = save.error ?? remove.error;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {problem && <Mistake>{problem.message}</Mistake>}
      {FIELDS.map((field, index) => (
        <TextInput
          key={field}
          ref={index === 0 ? first : null}
          label={words[field]}
          description={HINTS[field]}
          inputMode={field === 'website' ? 'url' : field === 'telephone' ? 'tel' : undefined}
          maxLength={LONGEST[field]}
          value={draft[field]}
          error={wrong?.field(field)}
          onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
        />
      ))}
      <div className={classes.foot}>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        {body && (
          <Button
            variant="subtle"
            color="red"
            className={classes.remove}
            loading={remove.isPending}
            onClick={() => remove.mutate(body.key)}
          >
            {words.remove}
          </Button>
        )}
      </div>
    </form>
  );
}
