import { type Conversation, escalateConversation, undoEscalation } from '#api-client';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { assignmentTo, type Holder, heldBy } from './holders.js';
import { say } from './toasts.js';
import { offerUndo } from './undo.js';
import { useChange } from './use-change.js';

const { toasts } = texts.handling;
const throwOnError = true as const;

/** Why it goes to stage two, what is then promised, who answers, and what the contact is told. */
interface Escalating {
  reason: string;
  target: string;
  holder: Holder;
  tell: boolean;
  words?: string;
}

/** Takes a matter to stage two, and back. */
export function useEscalation(conversation: Conversation) {
  const { reference } = conversation;
  const path = { reference };
  const change = useChange(reference);
  const me = useWho();
  const leaveStageTwo = () =>
    change({
      run: (version) => undoEscalation({ path, body: { version }, throwOnError }),
      patch: { stage: 1, stageOneBy: null },
    });
  return {
    async escalate({ holder, ...draft }: Escalating) {
      const assignment = assignmentTo(holder, me.id);
      const done = await change({
        run: (version) =>
          escalateConversation({ path, body: { ...draft, ...assignment, version }, throwOnError }),
        patch: {
          ...heldBy(holder),
          ...{
            stage: 2,
            stageOneBy: conversation.stageTwo?.answeredBy ?? null,
            status: 'open',
            outcome: null,
          },
          ...{ waitingFor: null, waitUntil: null, snoozedUntil: null },
        },
        throws: true,
      });
      if (!done) return false;
      // What has been said stays said.
      if (draft.tell) {
        say(`${toasts.escalated(reference)} ${toasts.told}`);
        return true;
      }
      offerUndo(toasts.escalated(reference), async () => {
        if (await leaveStageTwo()) say(toasts.stageOneAgain(reference));
      });
      return true;
    },
    async leaveStageTwo() {
      if (await leaveStageTwo()) say(toasts.stageOneAgain(reference));
    },
  };
}
