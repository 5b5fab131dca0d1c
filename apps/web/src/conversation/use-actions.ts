import type { Conversation, PersonRef, QueueCounts } from '#api-client';
import {
  assignConversation,
  reopenConversation,
  resolveConversation,
  transferConversation,
  waitForContact,
} from '#api-client';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { say } from './toasts.js';
import { offerUndo } from './undo.js';
import { useChange } from './use-change.js';

const { toasts } = texts.actions;
const throwOnError = true as const;

export type Actions = ReturnType<typeof useActions>;

/** What an advisor does with a conversation beside writing; each is shown at once, and what is easily done by mistake can be undone. */
export function useActions(conversation: Conversation, goNext: () => void) {
  const { reference } = conversation;
  const me = useWho();
  const change = useChange(reference);
  const path = { reference };

  const assignQuietly = (person: PersonRef | null) =>
    change({
      run: (version) =>
        assignConversation({
          path,
          body: { assignee: person?.id === me.id ? 'me' : (person?.id ?? null), version },
          throwOnError,
        }),
      patch: { assignee: person },
    });

  const reopenQuietly = () =>
    change({
      run: (version) => reopenConversation({ path, body: { version }, throwOnError }),
      patch: { status: 'open', waitingFor: null },
    });

  const waitQuietly = (whom: 'contact' | 'others') =>
    change({
      run: (version) => waitForContact({ path, body: { for: whom, version }, throwOnError }),
      patch: { status: 'waiting', waitingFor: whom },
    });

  const transferQuietly = (queue: string) =>
    change({
      run: (version) => transferConversation({ path, body: { queue, version }, throwOnError }),
      patch: { queue, assignee: null },
    });

  return {
    async assign(person: PersonRef | null) {
      const before = conversation.assignee;
      if (before?.id === person?.id) return;
      if (!(await assignQuietly(person))) return;
      offerUndo(person ? toasts.assigned(reference, person.name) : toasts.unassigned(reference), async () => {
        if (await assignQuietly(before)) say(toasts.undone);
      });
    },

    async done() {
      const { status, waitingFor } = conversation;
      if (status === 'done') return;
      goNext();
      const run = (version: number) => resolveConversation({ path, body: { version }, throwOnError });
      if (!(await change({ run, patch: { status: 'done' }, leaves: true }))) return;
      offerUndo(toasts.done(reference), async () => {
        const opened = await reopenQuietly();
        if (opened && status === 'waiting') await waitQuietly(waitingFor ?? 'contact');
        if (opened) say(toasts.reopened(reference));
      });
    },

    async reopen() {
      if (await reopenQuietly()) say(toasts.reopened(reference));
    },

    async wait(whom: 'contact' | 'others') {
      if (!(await waitQuietly(whom))) return;
      offerUndo(toasts.waiting(reference), async () => {
        if (await reopenQuietly()) say(toasts.reopened(reference));
      });
    },

    async transfer(queue: Pick<QueueCounts, 'key' | 'name'>) {
      const { queue: before, assignee } = conversation;
      if (!(await transferQuietly(queue.key))) return;
      offerUndo(toasts.moved(reference, queue.name), async () => {
        if (!(await transferQuietly(before))) return;
        if (assignee) await assignQuietly(assignee);
        say(toasts.undone);
      });
    },
  };
}
