import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { texts } from '../../texts.js';

/** Whether the contact is told, and what is added to that. */
export interface Telling {
  tell: boolean;
  words: string;
}

export function useTelling(tell = false) {
  return useState<Telling>({ tell, words: '' });
}

/** As the calls take it: words only where they go out. */
export function told({ tell, words }: Telling): { tell: boolean; words?: string } {
  return tell && words.trim() ? { tell, words: words.trim() } : { tell };
}

interface Props {
  label: string;
  telling: Telling;
  change: (telling: Telling) => void;
}

/** Asks whether the contact is told, and for words of one's own. */
export function TellFields({ label, telling, change }: Props) {
  return (
    <>
      <Checkbox
        label={label}
        checked={telling.tell}
        onChange={(event) => change({ ...telling, tell: event.currentTarget.checked })}
      />
      {telling.tell && (
        <Textarea
          label={texts.handling.words}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={telling.words}
          onChange={(event) => change({ ...telling, words: event.currentTarget.value })}
        />
      )}
    </>
  );
}
