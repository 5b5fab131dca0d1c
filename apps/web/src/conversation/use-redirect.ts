import { useQueryClient } from '@tanstack/react-query';
import { type Conversation, redirectConversation } from '#api-client';
import { bodiesQuery } from '../bodies/body-queries.js';
import { useTakeBack } from '../composer/use-take-back.js';
import { texts } from '../texts.js';
import { say } from './toasts.js';
import { offerUndo } from './undo.js';
import { useChange } from './use-change.js';

/** Tells the contact which body looks after it, and closes it; true where it was done. */
export function useRedirect({ reference }: Conversation, goNext: () => void) {
  const change = useChange(reference);
  const takeBack = useTakeBack(reference);
  const queries = useQueryClient();
  return async (body: { key: string; name: string }, own: string): Promise<boolean> => {
    const draft = { body: body.key, undoable: true, ...(own ? { words: own } : {}) };
    const done = await change({
      run: (version) =>
        redirectConversation({ path: { reference }, body: { ...draft, version }, throwOnError: true }),
      patch: { status: 'done', outcome: 'not-ours' },
      leaves: true,
      throws: true,
    });
    if (!done) return false;
    goNext();
    void queries.invalidateQueries({ queryKey: bodiesQuery.queryKey });
    const message = done.messages.findLast(({ purpose }) => purpose === 'redirect');
    const said = texts.bodies.done(reference, body.name);
    if (message?.goesOutAt) offerUndo(said, () => takeBack(message.id, null), message.goesOutAt);
    else say(said);
    return true;
  };
}
