import { Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation } from '#api-client';
import { allQueuesQuery } from '../../api/queries.js';
import { texts } from '../../texts.js';
import type { Handling } from '../use-handling.js';
import { DialogForm } from './dialog-form.js';
import { TellFields, told, useTelling } from './tell-fields.js';

const words = texts.handling;

interface Props {
  conversation: Conversation;
  handling: Handling;
  close: () => void;
}

/** Hands it to another queue: with a note for those who take it on, and where wished with word to the contact. */
export function HandOverDialog({ conversation, handling, close }: Props) {
  const { data: queues = [] } = useQuery(allQueuesQuery);
  const [key, setKey] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [telling, setTelling] = useTelling();
  const queue = queues.find((each) => each.key === key);
  const go = async () =>
    queue !== undefined &&
    handling.handOver(queue, {
      ...told(telling),
      ...(note.trim() ? { note: note.trim() } : {}),
    });
  return (
    <DialogForm
      title={words.handOver}
      size={520}
      go={words.handOverGo}
      ready={queue !== undefined}
      submit={go}
      close={close}
    >
      <Select
        label={words.queue}
        placeholder={words.queueChoose}
        searchable
        // The list would hide the rest of the dialog before anybody has read it.
        openOnFocus={false}
        data-autofocus
        data={queues
          .filter((each) => each.key !== conversation.queue)
          .map(({ key: value, name, restricted }) => ({
            value,
            label: restricted ? `${name} (${words.restricted})` : name,
          }))}
        value={key}
        onChange={setKey}
      />
      <Textarea
        label={words.note}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TellFields label={words.tell} telling={telling} change={setTelling} />
    </DialogForm>
  );
}
