import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { removeTemplate, saveTemplate, type Template } from '#api-client';
import { say } from '../conversation/toasts.js';
import { texts } from '../texts.js';
import { languageName } from './languages.js';
import classes from './template-desk.module.css';
import { ENGLISH, textIn } from './template-draft.js';
import { putTemplate, templatesQuery } from './template-queries.js';
import { WhyDialog } from './why-dialog.js';

const words = texts.templates;

interface Props {
  template: Template;
  language: string;
  /** The newest that was saved. */
  version: number;
}

/** What is done with a text as a whole: back to the one of the files, or out with it. */
export function TemplateActions({ template, language, version }: Props) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'back' | 'remove' | null>(null);
  const { key, title, madeHere } = template;
  const close = () => setAsking(null);
  const back = useMutation({
    mutationFn: async (why: string) => {
      const body = { language, parts: null, why, version };
      return (await saveTemplate({ path: { key }, body, throwOnError: true })).data;
    },
    onSuccess: (saved) => {
      putTemplate(queries, saved);
      close();
      say(
        textIn(saved, language) ? words.backDone(title) : words.languageGone(title, languageName(language)),
      );
    },
    onError: () => void queries.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  });
  const remove = useMutation<void, Error, string>({
    mutationFn: async () => {
      await removeTemplate({ path: { key }, throwOnError: true });
    },
    onSuccess: async () => {
      say(words.removed(title));
      await navigate('/templates');
      await queries.invalidateQueries();
    },
  });
  const saved = textIn(template, language)?.from === 'app';
  const onlyHere = madeHere && language === ENGLISH;
  return (
    <div className={classes.actions}>
      {saved && !onlyHere && (
        <Button variant="default" onClick={() => setAsking('back')}>
          {words.back}
        </Button>
      )}
      {madeHere && (
        <Button variant="default" color="red" onClick={() => setAsking('remove')}>
          {words.remove}
        </Button>
      )}
      {asking && (
        <WhyDialog
          title={asking === 'back' ? words.back : words.removeTitle(title)}
          lead={asking === 'back' ? words.backLead : words.removeLead}
          go={asking === 'back' ? words.backGo : words.remove}
          doing={asking === 'back' ? back : remove}
          asksWhy={asking === 'back'}
          close={close}
        />
      )}
    </div>
  );
}
