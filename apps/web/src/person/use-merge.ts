import type { Contact } from '#api-client';
import { mergeContact, unmergeContact } from '#api-client';
import { say } from '../conversation/toasts.js';
import { offerUndo } from '../conversation/undo.js';
import { texts } from '../texts.js';
import { useContactChange } from './use-contact-change.js';

const words = texts.person;
const throwOnError = true as const;
type Named = Pick<Contact, 'id' | 'name'>;

/** Says that two contacts are one person; it can be taken back at once, and later from the panel. */
export function useMerge(): (from: Named, into: Named) => Promise<void> {
  const change = useContactChange();
  return async (from, into) => {
    const done = await change(() =>
      mergeContact({ path: { id: from.id }, body: { into: into.id }, throwOnError }),
    );
    if (!done) return;
    offerUndo(words.merged(from.name || words.noName, into.name || words.noName), async () => {
      if (await change(() => unmergeContact({ path: { id: from.id }, throwOnError })))
        say(words.unmerged(from.name || words.noName));
    });
  };
}
