import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation } from '#api-client';
import { filterOptionsQuery } from '../../api/queries.js';
import { texts } from '../../texts.js';
import type { Handling } from '../use-handling.js';
import { DialogForm } from './dialog-form.js';

const words = texts.handling;
const MOST = 20;

/** The tags of a conversation, with those in use elsewhere offered as one types. */
export function TagsDialog({
  conversation,
  handling,
  close,
}: {
  conversation: Conversation;
  handling: Handling;
  close: () => void;
}) {
  const { data: options } = useQuery(filterOptionsQuery);
  const [tags, setTags] = useState(conversation.tags);
  const keep = () =>
    handling.tag(
      tags.map((tag) => tag.trim().toLowerCase()),
      { throws: true },
    );
  return (
    <DialogForm title={words.tags} size={480} go={words.tagsGo} submit={keep} close={close}>
      <TagsInput
        label={words.tagsLabel}
        description={words.tagsHint}
        data-autofocus
        data={options?.tags ?? []}
        value={tags}
        onChange={setTags}
        maxTags={MOST}
        acceptValueOnBlur
      />
    </DialogForm>
  );
}
