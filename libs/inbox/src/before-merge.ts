import type { Conversation, Status, WaitingFor } from './conversation.entity.js';
import type { Outcome } from './outcome.js';

/** What a merge takes from a conversation, as its history keeps it: moments as text. */
export interface BeforeMerge {
  status: Status;
  waitingFor: WaitingFor | null;
  waitUntil: string | null;
  snoozedUntil: string | null;
  resolvedAt: string | null;
  outcome: Outcome | null;
  unread: boolean;
}

export function beforeMerge(conversation: Conversation): BeforeMerge {
  const { status, waitingFor = null, outcome = null, unread } = conversation;
  const { waitUntil, snoozedUntil, resolvedAt } = conversation;
  const text = (moment: Date | null | undefined) => moment?.toISOString() ?? null;
  return {
    status,
    waitingFor,
    waitUntil: text(waitUntil),
    snoozedUntil: text(snoozedUntil),
    resolvedAt: text(resolvedAt),
    outcome,
    unread,
  };
}
