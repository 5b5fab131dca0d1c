import { MultiSelect, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationSummary } from '#api-client';
import { filterOptionsQuery } from '../api/queries.js';
import { DialogForm } from '../conversation/dialogs/dialog-form.js';
import { texts } from '../texts.js';

const words = texts.bulk;
const MOST = 20;

interface Props {
  rows: readonly ConversationSummary[];
  change: (add: string[], remove: string[]) => Promise<boolean>;
  close: () => void;
}

/** Puts tags on all that is selected, and takes off what some of it has. */
export function BulkTagsDialog({ rows, change, close }: Props) {
  const { data: options } = useQuery(filterOptionsQuery);
  const [put, setPut] = useState<string[]>([]);
  const [off, setOff] = useState<string[]>([]);
  const had = [...new Set(rows.flatMap(({ tags }) => tags))].sort();
  const add = [...new Set(put.map((tag) => tag.trim().toLowerCase()))].filter(
    (tag) => tag !== '' && !off.includes(tag),
  );
  return (
    <DialogForm
      title={words.tags}
      size={480}
      go={words.tagsGo}
      ready={add.length + off.length > 0}
      submit={() => change(add, off)}
      close={close}
    >
      <TagsInput
        label={words.tagsOn}
        description={words.tagsOnHint}
        data-autofocus
        data={options?.tags ?? []}
        value={put}
        onChange={setPut}
        maxTags={MOST}
        acceptValueOnBlur
      />
      {had.length > 0 && (
        <MultiSelect
          label={words.tagsOff}
          description={words.tagsOffHint}
          data={had}
          value={off}
          onChange={setOff}
          searchable
        />
      )}
    </DialogForm>
  );
}
