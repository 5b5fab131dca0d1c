import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveTemplate, type Template } from '#api-client';
import { say, sayFailure } from '../conversation/toasts.js';
import { texts } from '../texts.js';
import { languageName } from './languages.js';
import classes from './save-bar.module.css';
import { toSave } from './template-draft.js';
import { putTemplate, templatesQuery } from './template-queries.js';
import type { TemplateDrafting } from './use-template-draft.js';

const words = texts.templates;

interface Props {
  template: Template;
  language: string;
  /** The newest that was saved. */
  version: number;
  drafting: TemplateDrafting;
  mistakes: number;
}

/** Puts the words to use; says why it cannot. */
export function SaveBar({ template, language, version, drafting, mistakes }: Props) {
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const { key, title } = template;
  const save = useMutation({
    mutationFn: async () => {
      const body = { language, parts: toSave(drafting.sources), why, version };
      return (await saveTemplate({ path: { key }, body, throwOnError: true })).data;
    },
    onSuccess: (saved) => {
      putTemplate(queries, saved);
      drafting.drop();
      say(words.saved(title, languageName(language)));
    },
    onError: (error) => {
      // Somebody else was first: what they saved is fetched, and said.
      void queries.invalidateQueries({ queryKey: templatesQuery.queryKey });
      sayFailure(error);
    },
  });
  const discard = () => {
    drafting.drop();
    say(words.discarded);
    document.getElementById('main')?.focus();
  };
  if (drafting.stale) {
    return (
      <section className={classes.save} aria-label={words.unsavedBar}>
        <p role="alert">{words.stale}</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={drafting.keepOn}>
            {words.keepOn}
          </Button>
          <Button variant="subtle" onClick={discard}>
            {words.discard}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <form
      className={classes.save}
      aria-label={words.unsavedBar}
      onSubmit={(event) => {
        event.preventDefault();
        if (mistakes === 0) save.mutate();
      }}
    >
      <TextInput
        className={classes.why}
        aria-label={words.why}
        placeholder={words.why}
        maxLength={1000}
        value={why}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending} disabled={mistakes > 0}>
          {words.save}
        </Button>
        <Button variant="default" onClick={discard}>
          {words.discard}
        </Button>
      </div>
      <p className={mistakes > 0 ? classes.problem : classes.holds}>
        {mistakes > 0 ? words.mend(mistakes) : words.holds}
      </p>
    </form>
  );
}
