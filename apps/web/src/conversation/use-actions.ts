import type { Conversation, QueueCounts } from '#api-client';
import { assignConversation, resolveConversation, transferConversation } from '#api-client';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { assignmentTo, type Holder, heldBy } from './holders.js';
import { say } from './toasts.js';
import { offerUndo } from './undo.js';
import { useChange } from './use-change.js';
import { useStanding } from './use-standing.js';

const { toasts } = texts.actions;
const throwOnError = true as const;

export type Actions = ReturnType<typeof useActions>;

/** How it ended, and a remark for colleagues. */
export interface Ending {
  outcome: NonNullable<Conversation['outcome']>;
  remark: string;
  /** Whether the contact is told, and what is added to that. */
  tell: boolean;
  words?: string;
}

/** What an advisor does with a conversation beside writing; each is shown at once, and what is easily done by mistake can be undone. */
export function useActions(conversation: Conversation, goNext: () => void) {
  const { reference } = conversation;
  const me = useWho();
  const change = useChange(reference);
  const standing = useStanding(reference);
  const path = { reference };

  const assignQuietly = (holder: Holder) =>
    change({
      run: (version) =>
        assignConversation({ path, body: { ...assignmentTo(holder, me.id), version }, throwOnError }),
      patch: heldBy(holder),
    });

  /** As it was: a team's, and within it a person's; or nobody's, and then a person's, who may be in the team it leaves. */
  const giveBack = async ({ assignee, team }: Pick<Conversation, 'assignee' | 'team'>) => {
    if (!(await assignQuietly(team && { kind: 'team', ...team }))) return false;
    return !assignee || Boolean(await assignQuietly({ kind: 'person', ...assignee }));
  };

  const transferQuietly = (queue: string) =>
    change({
      run: (version) => transferConversation({ path, body: { queue, version }, throwOnError }),
      patch: { queue, assignee: null, team: null },
    });

  return {
    async assign(holder: Holder) {
      const { assignee, team } = conversation;
      if ((assignee ?? team)?.id === holder?.id) return;
      if (!(await assignQuietly(holder))) return;
      offerUndo(holder ? toasts.assigned(reference, holder.name) : toasts.unassigned(reference), async () => {
        if (await giveBack({ assignee, team })) say(toasts.undone);
      });
    },

    /** @throws Error where an ending was given and it was not done; so does waiting until a moment */
    async done(ending?: Ending) {
      if (conversation.status === 'done') return false;
      // With an ending the dialog waits for the answer, so that its words are kept where it is refused.
      if (!ending) goNext();
      const run = (version: number) =>
        resolveConversation({ path, body: { ...ending, version }, throwOnError });
      const patch = { status: 'done', outcome: ending?.outcome ?? null } as const;
      if (!(await change({ run, patch, leaves: true, throws: Boolean(ending) }))) return false;
      if (ending) goNext();
      // What has been said stays said.
      if (ending?.tell) {
        say(`${toasts.done(reference)} ${texts.handling.toasts.told}`);
        return true;
      }
      offerUndo(toasts.done(reference), async () => {
        if (await standing.putBack(conversation, 'done')) say(toasts.reopened(reference));
      });
      return true;
    },

    async reopen() {
      if (await standing.reopen()) say(toasts.reopened(reference));
    },

    async wait(whom: 'contact' | 'others', until: string | null = null) {
      if (!(await standing.wait(whom, until, { throws: until !== null }))) return false;
      offerUndo(toasts.waiting(reference), async () => {
        if (await standing.putBack(conversation, 'waiting')) say(toasts.undone);
      });
      return true;
    },

    /** @throws Error where it was not done */
    async ask(words: string, until: string | null) {
      if (!(await standing.wait('contact', until, { throws: true, words }))) return false;
      say(texts.handling.toasts.asked(reference));
      return true;
    },

    async transfer(queue: Pick<QueueCounts, 'key' | 'name'>) {
      const { queue: before, assignee, team } = conversation;
      if (!(await transferQuietly(queue.key))) return;
      offerUndo(toasts.moved(reference, queue.name), async () => {
        if (!(await transferQuietly(before))) return;
        if (assignee || team) await giveBack({ assignee, team });
        say(toasts.undone);
      });
    },
  };
}
