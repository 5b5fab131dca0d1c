import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { changeMe, type Me } from '#api-client';
import { Problem } from '../api/problem.js';
import { meQuery, usersQuery } from '../api/queries.js';
import { say, sayFailure } from '../conversation/toasts.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './me-form.module.css';

const words = texts.people;
const KINDS = Object.keys(texts.notifications.kinds) as (keyof typeof texts.notifications.kinds)[];
const WAYS = ['browser', 'mail'] as const;
const FOCUS_MS = 30;

/** Availability, and which news comes by which way. */
export function MeForm({ me }: { me: Me }) {
  const who = useWho();
  const queries = useQueryClient();
  const { data: users = [] } = useQuery(usersQuery);
  const [draft, setDraft] = useState(me);
  const { hash, key } = useLocation();
  const away = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hash !== '#away') return;
    // Once the menu that led here has let go of the focus.
    const timer = setTimeout(() => away.current?.focus(), FOCUS_MS);
    return () => clearTimeout(timer);
  }, [hash, key]);
  const save = useMutation({
    mutationFn: async () => (await changeMe({ body: draft, throwOnError: true })).data,
    onSuccess: (data) => {
      queries.setQueryData(meQuery.queryKey, data);
      void queries.invalidateQueries({ queryKey: usersQuery.queryKey });
      say(words.saved);
    },
    onError: (error) => sayFailure(error),
  });
  const wrong = (path: string) => (save.error instanceof Problem ? save.error.field(path) : undefined);
  const choose = async (kind: (typeof KINDS)[number], way: (typeof WAYS)[number], on: boolean) => {
    if (way === 'browser' && on && 'Notification' in window && Notification.permission !== 'granted') {
      if ((await Notification.requestPermission()) !== 'granted') return sayFailure(words.browserOff);
    }
    setDraft((before) => ({
      ...before,
      news: { ...before.news, [kind]: { ...before.news[kind], [way]: on } },
    }));
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <section className={classes.section}>
        <h2>{words.away}</h2>
        <div className={classes.fields}>
          <TextInput
            ref={away}
            type="date"
            label={words.awayUntil}
            description={words.awayUntilHint}
            value={draft.awayUntil ?? ''}
            error={wrong('awayUntil')}
            onChange={({ currentTarget }) => setDraft({ ...draft, awayUntil: currentTarget.value || null })}
          />
          <Select
            label={words.cover}
            description={words.coverHint}
            placeholder={words.coverNone}
            clearable
            searchable
            data={users
              .filter(({ id, disabled }) => id !== who.id && !disabled)
              .map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.coveredBy}
            error={wrong('coveredBy')}
            onChange={(coveredBy) => setDraft({ ...draft, coveredBy })}
          />
        </div>
      </section>
      <section className={classes.section}>
        <h2>{words.news}</h2>
        <p className={classes.lead}>{words.newsLead}</p>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{words.news}</span>
              </th>
              {WAYS.map((way) => (
                <th key={way} scope="col">
                  {words[way]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{texts.notifications.kinds[kind]}</th>
                {WAYS.map((way) => (
                  <td key={way}>
                    <Checkbox
                      aria-label={`${texts.notifications.kinds[kind]}: ${words[way]}`}
                      checked={draft.news[kind]?.[way] ?? false}
                      onChange={({ currentTarget }) => void choose(kind, way, currentTarget.checked)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Select
          className={classes.digest}
          label={words.digest}
          allowDeselect={false}
          data={(['off', 'hourly', 'daily'] as const).map((value) => ({
            value,
            label: words.digests[value],
          }))}
          value={draft.digest}
          onChange={(digest) => digest && setDraft({ ...draft, digest: digest as Me['digest'] })}
        />
      </section>
      <div>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
