import { Button, NumberInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePlainLanguage, changeSending, type PlainLanguage, type SendingSettings } from '#api-client';
import { plainLanguageQuery, sendingQuery } from '../composer/composer-queries.js';
import { say } from '../conversation/toasts.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { asLines, fromLines } from './word-list.js';
import classes from './writing-form.module.css';

const words = texts.writing;
const throwOnError = true as const;

interface Props {
  sending: SendingSettings;
  language: PlainLanguage;
}

export function WritingForm({ sending, language }: Props) {
  const queries = useQueryClient();
  const [undoSeconds, setUndoSeconds] = useState(sending.undoSeconds);
  const [longestSentence, setLongest] = useState(language.longestSentence);
  const [lines, setLines] = useState(() => asLines(language.words));
  const list = fromLines(lines);
  const save = useMutation({
    mutationFn: async () => {
      const body = { longestSentence, words: list.words };
      const changed = (await changePlainLanguage({ body, throwOnError })).data;
      return { changed, sent: (await changeSending({ body: { undoSeconds }, throwOnError })).data };
    },
    onSuccess: ({ changed, sent }) => {
      queries.setQueryData(plainLanguageQuery.queryKey, changed);
      queries.setQueryData(sendingQuery.queryKey, sent);
      say(words.saved);
    },
  });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (list.wrong === null) save.mutate();
      }}
    >
      {save.error && <Mistake>{save.error.message}</Mistake>}
      <NumberInput
        label={words.undo}
        description={words.undoHint}
        value={undoSeconds}
        min={0}
        max={120}
        allowDecimal={false}
        onChange={(value) => setUndoSeconds(Number(value))}
      />
      <NumberInput
        label={words.longest}
        description={words.longestHint}
        value={longestSentence}
        min={10}
        max={60}
        allowDecimal={false}
        onChange={(value) => setLongest(Number(value))}
      />
      <Textarea
        label={words.list}
        description={words.listHint}
        autosize
        minRows={10}
        maxRows={30}
        value={lines}
        error={list.wrong === null ? undefined : words.wrong(list.wrong)}
        onChange={(event) => setLines(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
