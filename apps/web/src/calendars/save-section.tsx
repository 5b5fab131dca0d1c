import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Calendar, changeCalendar, type DateMoves, previewCalendar } from '#api-client';
import { Problem } from '../api/problem.js';
import { say, sayFailure } from '../conversation/toasts.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { type CalendarDraft, isSame } from './calendar-draft.js';
import classes from './calendar-editor.module.css';
import { calendarsQuery } from './calendar-queries.js';
import { MovesList } from './moves-list.js';

const words = texts.calendars;

interface Props {
  calendar: Calendar;
  draft: CalendarDraft;
  drop: () => void;
  /** Told what was wrong with it, by field; null: nothing. */
  onChecked: (problem: Problem | null) => void;
}

/** Shows what a change would move; only then is it saved. */
export function SaveSection({ calendar, draft, drop, onChecked }: Props) {
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const path = { key: calendar.key };
  const changed = !isSame(draft, calendar);
  const preview = useMutation({
    mutationFn: async (of: CalendarDraft): Promise<{ of: CalendarDraft; moves: DateMoves }> => ({
      of,
      moves: (await previewCalendar({ path, body: of, throwOnError: true })).data,
    }),
    onSuccess: () => onChecked(null),
    onError: (error) => onChecked(error instanceof Problem ? error : null),
  });
  const seen = preview.data && isSame(preview.data.of, draft) ? preview.data.moves : null;
  const save = useMutation({
    mutationFn: async (of: CalendarDraft) => {
      const body = { ...of, version: calendar.version };
      return (await changeCalendar({ path, body, throwOnError: true })).data;
    },
    onSuccess: ({ moved, ...now }) => {
      queries.setQueryData(calendarsQuery.queryKey, (all) =>
        all?.map((each) => (each.key === now.key ? now : each)),
      );
      preview.reset();
      heading.current?.focus();
      say(words.saved(now.name, moved));
      void queries.invalidateQueries();
    },
    onError: (error) => {
      // Somebody else was first: what they saved is fetched, and what moves has to be looked at again.
      void queries.invalidateQueries({ queryKey: calendarsQuery.queryKey });
      preview.reset();
      sayFailure(error);
    },
  });
  const wrong = preview.error instanceof Problem && preview.error.fields.length > 0;
  return (
    <form
      className={classes.save}
      onSubmit={(event) => {
        event.preventDefault();
        if (seen) save.mutate(draft);
        else if (changed) preview.mutate(draft);
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {words.save}
      </h2>
      <div role="status">
        {!changed && <p className={classes.quiet}>{words.unchanged}</p>}
        {changed && !preview.data && !preview.isPending && !preview.error && <p>{words.ask}</p>}
        {preview.isPending && <p>{words.previewing}</p>}
        {changed && !preview.isPending && preview.data && (
          <>
            {!seen && <p className={classes.stale}>{words.stale}</p>}
            {seen && <MovesList moves={seen} />}
          </>
        )}
      </div>
      {changed && preview.error && <Mistake>{wrong ? words.mend : preview.error.message}</Mistake>}
      <div className={classes.buttons}>
        {seen && changed ? (
          <Button type="submit" loading={save.isPending}>
            {seen.conversations > 0 ? words.saveMoves(seen.earlier + seen.later) : words.saveNone}
          </Button>
        ) : (
          <Button type="submit" disabled={!changed} loading={preview.isPending}>
            {words.preview}
          </Button>
        )}
        {changed && (
          <Button
            variant="default"
            onClick={() => {
              drop();
              preview.reset();
              onChecked(null);
              heading.current?.focus();
              say(words.dropped);
            }}
          >
            {words.drop}
          </Button>
        )}
      </div>
    </form>
  );
}
