import type { Conversation, Message } from '#api-client';

const NOT_SAID = new Set<NonNullable<Message['delivery']>['state'] | undefined>(['scheduled', 'failed']);

/** Whether it can still be taken back from stage two: nothing has been said to or by the contact since. */
export function mayLeaveStageTwo({
  stage,
  history,
  messages,
}: Pick<Conversation, 'stage' | 'history' | 'messages'>): boolean {
  const escalated = history.findLast(({ kind }) => kind === 'escalated');
  if (stage !== 2 || !escalated) return false;
  // What was written before for later may have gone out since: its id is older, its moment is not.
  return !messages.some(
    ({ id, at, direction, delivery }) =>
      (id > escalated.id || at > escalated.at) && direction !== 'note' && !NOT_SAID.has(delivery?.state),
  );
}
