import { Select, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation } from '#api-client';
import { bodiesQuery, redirectPreviewQuery } from '../../bodies/body-queries.js';
import { Mistake } from '../../frame/mistake.js';
import { texts } from '../../texts.js';
import type { Handling } from '../use-handling.js';
import classes from './dialog.module.css';
import { DialogForm } from './dialog-form.js';

const words = texts.bodies;
const QUIET_MS = 400;

interface Props {
  conversation: Conversation;
  handling: Handling;
  close: () => void;
}

/** Tells the contact whose matter it is, and closes it; what they will read stands below before it goes. */
export function RedirectDialog({ conversation, handling, close }: Props) {
  const { data: bodies } = useQuery(bodiesQuery);
  const [key, setKey] = useState<string | null>(null);
  const [own, setOwn] = useState('');
  const [settled] = useDebouncedValue(own.trim(), QUIET_MS);
  const preview = useQuery({
    ...redirectPreviewQuery(conversation.reference, key ?? '', settled),
    enabled: key !== null,
    placeholderData: keepPreviousData,
  });
  const body = bodies?.find((each) => each.key === key);
  return (
    <DialogForm
      title={words.notOursTitle}
      size={640}
      go={words.go}
      ready={body !== undefined}
      submit={async () => body !== undefined && handling.redirect(body, own.trim())}
      close={close}
    >
      <p className={classes.lead}>{words.notOursLead}</p>
      {bodies?.length === 0 && <p>{words.empty}</p>}
      <Select
        label={words.whose}
        placeholder={words.choose}
        searchable
        // The list would hide the rest of the dialog before anybody has read it.
        openOnFocus={false}
        data-autofocus
        data={bodies?.map(({ key: value, name }) => ({ value, label: name })) ?? []}
        value={key}
        onChange={setKey}
      />
      <Textarea
        label={words.own}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={5000}
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
      />
      {preview.error && <Mistake>{preview.error.message}</Mistake>}
      {body && preview.data && (
        <section aria-label={words.preview} className={classes.preview}>
          <p className={classes.lead}>
            {words.previewTo(preview.data.to.map(({ name, address }) => name || address).join(', '))}
          </p>
          <p>
            <strong>{preview.data.subject}</strong>
          </p>
          <div className={classes.letter}>{preview.data.text}</div>
        </section>
      )}
    </DialogForm>
  );
}
