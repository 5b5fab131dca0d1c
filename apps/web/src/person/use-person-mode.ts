import { useEffect, useState } from 'react';
import type { Conversation } from '#api-client';
import { type Command, useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';

const words = texts.person;

/** What is being done about the person: looked at, put right, joined with another, or another one named. */
export type PersonMode = 'read' | 'edit' | 'same' | 'belongs';

const KEYS: Record<Exclude<PersonMode, 'read'>, string> = {
  belongs: 'Shift+p',
  edit: 'Shift+i',
  same: 'Shift+j',
};

/**
 * What is done about whoever wrote, by key and from the palette too, whether or not the panel is open.
 * @param shown whether the person is on the screen
 * @param show opens the panel at the person
 */
export function usePersonMode(
  conversation: Conversation,
  shown: boolean,
  show: () => void,
): [PersonMode, (mode: PersonMode) => void] {
  const [mode, setMode] = useState<PersonMode>('read');
  useEffect(() => {
    if (!shown) setMode('read');
  }, [shown]);
  const command = (to: keyof typeof KEYS, label: string): Command => ({
    id: `person-${to}`,
    label,
    keys: [KEYS[to]],
    run: () => {
      show();
      setMode(to);
    },
  });
  useCommands([
    command('belongs', words.belongs),
    ...(conversation.contact ? [command('edit', words.title), command('same', words.sameCommand)] : []),
  ]);
  return [mode, setMode];
}
