import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { applyRulesToOpenItems, saveRules } from '#api-client';
import { say, sayFailure } from '../conversation/toasts.js';
import { texts } from '../texts.js';
import { openItemsQuery, rulesQuery } from './rule-queries.js';
import classes from './rules-page.module.css';
import type { RuleDrafting } from './use-rule-draft.js';

const words = texts.rules;

/** Makes the rules hold for what comes in from then on; says why it cannot. */
export function SaveBar({
  drafting,
  errors,
  inUse,
}: {
  drafting: RuleDrafting;
  errors: number;
  inUse: number;
}) {
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const [alsoOpen, setAlsoOpen] = useState(false);
  const { draft, stale } = drafting;
  const { data: preview } = useQuery({ ...openItemsQuery(draft), enabled: alsoOpen && errors === 0 });
  const apply = useMutation({
    mutationFn: async (version: number) =>
      (await applyRulesToOpenItems({ body: { version }, throwOnError: true })).data,
    onSuccess: ({ looked, changed }) => say(words.applied(changed, looked)),
    onError: (error) => sayFailure(error),
  });
  const save = useMutation({
    mutationFn: async () => {
      const { version, defaults } = draft;
      const body = { version, rules: drafting.toSave(), defaults, note };
      const { findings: _, ...saved } = (await saveRules({ body, throwOnError: true })).data;
      return saved;
    },
    onSuccess: (saved) => {
      queries.setQueryData(rulesQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['rules', 'versions'] });
      drafting.drop();
      setNote('');
      say(words.saved(saved.version));
      if (alsoOpen) apply.mutate(saved.version);
    },
    onError: (error) => {
      // Somebody else was first: what they saved is fetched, and said.
      void queries.invalidateQueries({ queryKey: rulesQuery.queryKey });
      sayFailure(error);
    },
  });
  const discard = () => {
    drafting.drop();
    say(words.discarded);
  };
  if (stale) {
    return (
      <section className={classes.save} aria-label={words.unsaved}>
        <p role="alert">{words.stale(inUse)}</p>
        <div className={classes.saveButtons}>
          <Button variant="default" onClick={() => drafting.take({ ...draft, version: inUse })}>
            {words.overwrite}
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
      aria-label={words.unsaved}
      onSubmit={(event) => {
        event.preventDefault();
        if (errors === 0) save.mutate();
      }}
    >
      <TextInput
        className={classes.why}
        aria-label={words.why}
        placeholder={words.why}
        maxLength={1000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <div className={classes.saveButtons}>
        <Button type="submit" loading={save.isPending} disabled={errors > 0}>
          {words.save}
        </Button>
        <Button variant="default" onClick={discard}>
          {words.discard}
        </Button>
      </div>
      {errors > 0 ? (
        <p className={classes.saveProblem}>{words.errors(errors)}</p>
      ) : (
        <div className={classes.holds}>
          <Checkbox
            label={words.alsoOpen}
            checked={alsoOpen}
            onChange={({ currentTarget }) => setAlsoOpen(currentTarget.checked)}
          />
          <p role="status">
            {alsoOpen ? preview && words.wouldChange(preview.changed, preview.items) : words.holds}
          </p>
        </div>
      )}
    </form>
  );
}
