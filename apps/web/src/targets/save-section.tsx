import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeTarget, createTarget, deleteTarget, type Target } from '#api-client';
import { Problem } from '../api/problem.js';
import { say, sayFailure } from '../conversation/toasts.js';
import { offerUndo } from '../conversation/undo.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { draftOf, isSame, type TargetDraft } from './target-draft.js';
import classes from './target-editor.module.css';
import { targetsQuery } from './target-queries.js';

const words = texts.targets;
const throwOnError = true as const;

interface Props {
  target: Target | null;
  draft: TargetDraft;
  /** It was saved, dropped or deleted. */
  done: (key: string | null) => void;
  /** Told what is wrong with it, by field. */
  onRefused: (problem: Problem | null) => void;
}

/** Saves a target, says for what that holds, and deletes one that nothing names. */
export function SaveSection({ target, draft, done, onRefused }: Props) {
  const queries = useQueryClient();
  const changed = !target || !isSame(draft, draftOf(target));
  const used = (target?.usedBy.length ?? 0) > 0;
  const save = useMutation({
    mutationFn: async () => {
      const body = { ...draft, name: draft.name.trim() };
      if (!target) return (await createTarget({ body, throwOnError })).data;
      const path = { key: target.key };
      return (await changeTarget({ path, body: { ...body, version: target.version }, throwOnError })).data;
    },
    onSuccess: (saved) => {
      const { key, name } = saved;
      queries.setQueryData(targetsQuery.queryKey, (all) =>
        target ? all?.map((each) => (each.key === key ? saved : each)) : all && [...all, saved],
      );
      done(key);
      say(target ? words.saved(name) : words.created(name));
      void queries.invalidateQueries();
    },
    onError: (error) => {
      const problem = error instanceof Problem ? error : null;
      onRefused(problem);
      // Somebody else was first: what they saved is fetched, and what stands here stays.
      if (problem?.code === 'stale-version') {
        void queries.invalidateQueries({ queryKey: targetsQuery.queryKey });
      }
    },
  });
  const remove = useMutation({
    mutationFn: async (gone: Target) => {
      await deleteTarget({ path: { key: gone.key }, query: { version: gone.version }, throwOnError });
      return gone;
    },
    onSuccess: async (gone) => {
      await queries.invalidateQueries();
      offerUndo(words.deleted(gone.name), async () => {
        await createTarget({ body: { ...draftOf(gone), key: gone.key }, throwOnError });
        await queries.invalidateQueries();
        say(words.back(gone.name));
      });
      done(null);
    },
    onError: (error) => sayFailure(error),
  });
  const wrong = save.error instanceof Problem && save.error.fields.length > 0;
  return (
    <form
      className={classes.save}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) save.mutate();
      }}
    >
      <p className={classes.quiet}>{words.holds}</p>
      {changed && save.error && <Mistake>{wrong ? words.mend : save.error.message}</Mistake>}
      <div className={classes.buttons}>
        <Button type="submit" disabled={!changed} loading={save.isPending}>
          {target ? words.save : words.create}
        </Button>
        {changed && (
          <Button
            variant="default"
            onClick={() => {
              if (target) say(words.dropped);
              done(target?.key ?? null);
            }}
          >
            {words.drop}
          </Button>
        )}
        {target && !used && (
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(target)}>
            {words.delete}
          </Button>
        )}
      </div>
      {target && <Uses target={target} />}
    </form>
  );
}

/** What stands on it. */
function Uses({ target: { usedBy } }: { target: Target }) {
  return (
    <section className={classes.uses}>
      <h3>{words.usedBy}</h3>
      {usedBy.length === 0 && <p className={classes.quiet}>{words.usedByNone}</p>}
      {usedBy.length > 0 && (
        <>
          <ul>
            {usedBy.map(({ what, key, name }) => (
              <li key={`${what} ${key}`}>
                <span className={classes.what}>{words.uses[what]}</span> {name}
              </li>
            ))}
          </ul>
          <p className={classes.quiet}>{words.stays}</p>
        </>
      )}
    </section>
  );
}
