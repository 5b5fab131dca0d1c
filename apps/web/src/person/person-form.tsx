import { Alert, Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Contact, changeContact } from '#api-client';
import { contactQuery, contactsKey } from '../api/contact-queries.js';
import { Problem } from '../api/problem.js';
import { conversationsKey } from '../api/queries.js';
import { say } from '../conversation/toasts.js';
import { texts } from '../texts.js';
import { IdentityEditor } from './identity-editor.js';
import { languageChoices } from './languages.js';
import { NeedsEditor } from './needs-editor.js';
import classes from './person.module.css';
import { draftOf, onNewer, type PersonDraft } from './person-draft.js';
import { WarningsEditor } from './warnings-editor.js';

const words = texts.person;

/** Puts right what is known of somebody. What was typed stays, whatever the server says. */
export function PersonForm({ contact, close }: { contact: Contact; close: () => void }) {
  const queries = useQueryClient();
  const { queryKey } = contactQuery(contact.id);
  const [draft, setDraft] = useState(() => draftOf(contact));
  const put = (change: Partial<PersonDraft>) => setDraft((held) => ({ ...held, ...change }));
  const { name, language, needs, warnings, notes } = draft;
  const [problem, setProblem] = useState<{ title: string; detail: string } | null>(null);
  /** What stood there when it was opened, or was last looked at. */
  const [seen, setSeen] = useState(contact);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const plain = { name, language, needs, notes };
    const before = queries.getQueryData(queryKey);
    queries.setQueryData(queryKey, (held) => held && { ...held, ...plain });
    try {
      const { data } = await changeContact({
        path: { id: contact.id },
        body: {
          ...plain,
          warnings: warnings
            .filter(({ text }) => text.trim())
            .map(({ id, text }) => (id ? { id, text: text.trim() } : { text: text.trim() })),
          version: seen.version,
        },
        throwOnError: true,
      });
      queries.setQueryData(queryKey, data);
      void queries.invalidateQueries({ queryKey: conversationsKey });
      void queries.invalidateQueries({ queryKey: contactsKey });
      say(words.saved);
      close();
    } catch (error) {
      queries.setQueryData(queryKey, before);
      if (error instanceof Problem && error.code === 'stale-version') {
        const now = await queries.fetchQuery({ ...contactQuery(contact.id), staleTime: 0 });
        setDraft(onNewer(draft, seen, now));
        setSeen(now);
        setProblem({ title: words.stale, detail: words.staleKept });
      } else {
        const detail = error instanceof Error ? error.message : String(error);
        setProblem({ title: texts.actions.toasts.failed, detail });
      }
    }
  };

  return (
    <section
      className={classes.person}
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
    >
      <form className={classes.form} onSubmit={(event) => void save(event)}>
        {problem && (
          <Alert color="red" variant="light" title={problem.title} role="alert">
            {problem.detail}
          </Alert>
        )}
        <TextInput
          ref={first}
          label={words.name}
          description={words.nameHint}
          maxLength={300}
          value={name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <NeedsEditor needs={needs} change={(next) => put({ needs: next })} />
        <Select
          label={words.language}
          placeholder={words.languageNone}
          data={languageChoices(language)}
          value={language}
          onChange={(next) => put({ language: next })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': words.languageNone }}
        />
        <WarningsEditor warnings={warnings} change={(next) => put({ warnings: next })} />
        <Textarea
          label={words.notes}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={20_000}
          value={notes}
          onChange={(event) => put({ notes: event.currentTarget.value })}
        />
        <div className={classes.buttons}>
          <Button type="submit">{words.save}</Button>
          <Button variant="subtle" color="gray" onClick={close}>
            {words.cancel}
          </Button>
        </div>
      </form>
      <IdentityEditor contact={contact} />
    </section>
  );
}
