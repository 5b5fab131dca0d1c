import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  addCannedReply,
  type CannedReply,
  changeCannedReply,
  previewCannedReply,
  removeCannedReply,
} from '#api-client';
import { Problem } from '../api/problem.js';
import { queuesQuery } from '../api/queries.js';
import { cannedRepliesQuery } from '../composer/composer-queries.js';
import { say } from '../conversation/toasts.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import classes from './canned-replies-page.module.css';

const words = texts.cannedReplies;
const throwOnError = true as const;
const QUIET_MS = 400;

/** One canned reply: its name, where it is for, its words, and how they read on an example. */
export function CannedReplyForm({ reply, close }: { reply: CannedReply | null; close: () => void }) {
  const queries = useQueryClient();
  const { data: queues = [] } = useQuery(queuesQuery);
  const [name, setName] = useState(reply?.name ?? '');
  const [body, setBody] = useState(reply?.body ?? '');
  const [queue, setQueue] = useState(reply?.queue ?? '');
  const [settled] = useDebouncedValue(body, QUIET_MS);
  const area = useRef<HTMLTextAreaElement>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const preview = useQuery({
    queryKey: ['canned-preview', settled],
    queryFn: async ({ signal }) =>
      (await previewCannedReply({ body: { body: settled }, throwOnError, signal })).data.text,
    enabled: settled.trim() !== '',
    placeholderData: (before) => before,
  });
  const done = (message: string) => {
    void queries.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey });
    say(message);
    close();
  };
  const save = useMutation({
    mutationFn: async () => {
      const draft = { name, body, queue: queue || null };
      return reply
        ? (await changeCannedReply({ path: { id: reply.id }, body: draft, throwOnError })).data
        : (await addCannedReply({ body: draft, throwOnError })).data;
    },
    onSuccess: (saved) => done(words.saved(saved.name)),
  });
  const remove = useMutation({
    mutationFn: async (id: string) => void (await removeCannedReply({ path: { id }, throwOnError })),
    onSuccess: () => done(words.removed(name)),
  });
  const put = (text: string) => {
    const at = area.current?.selectionStart ?? body.length;
    setBody(body.slice(0, at) + text + body.slice(at));
    area.current?.focus();
  };
  const problem = save.error instanceof Problem ? save.error : null;
  const wrong = preview.error instanceof Problem ? preview.error.message : undefined;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.error && <Mistake>{save.error.message}</Mistake>}
      {remove.error && <Mistake>{remove.error.message}</Mistake>}
      <TextInput
        ref={first}
        label={words.name}
        value={name}
        maxLength={100}
        error={problem?.field('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.queue}
        value={queue}
        data={[
          { value: '', label: words.everywhere },
          ...queues.map((q) => ({ value: q.key, label: q.name })),
        ]}
        onChange={(event) => setQueue(event.currentTarget.value)}
      />
      <Textarea
        ref={area}
        label={words.body}
        autosize
        minRows={6}
        maxRows={20}
        value={body}
        error={wrong ?? problem?.field('body')}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <fieldset
        className={classes.variables}
        aria-label={words.variables}
        style={{ border: 0, margin: 0, padding: 0 }}
      >
        {Object.entries(words.variable).map(([label, text]) => (
          <button key={label} type="button" onClick={() => put(text)}>
            {label}
          </button>
        ))}
      </fieldset>
      {preview.data && !wrong && body.trim() && (
        <section aria-label={words.preview} className={classes.preview}>
          {preview.data}
        </section>
      )}
      <div className={classes.foot}>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        {reply && (
          <Button
            variant="subtle"
            color="red"
            className={classes.remove}
            loading={remove.isPending}
            onClick={() => remove.mutate(reply.id)}
          >
            {words.remove}
          </Button>
        )}
      </div>
    </form>
  );
}
