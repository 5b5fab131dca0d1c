import { isDeepStrictEqual } from 'node:util';
import type { TargetClock } from '#targets';
import type { Conversation } from './conversation.entity.js';

/** What can be put back of a conversation. */
const OF_CONVERSATION = [
  'status',
  'waitingFor',
  'waitUntil',
  'snoozedUntil',
  'assigneeId',
  'teamId',
  'resolvedAt',
  'outcome',
  'redirectedTo',
  'redirectedAt',
  'unread',
  'snippet',
  'activityAt',
  'pendingTargets',
  'stage',
  'stageOneBy',
] as const;
/** And of its clocks. */
const OF_CLOCK = ['state', 'metAt', 'metBy', 'missedAt', 'pauses'] as const;
const DATES: ReadonlySet<string> = new Set([
  'resolvedAt',
  'redirectedAt',
  'waitUntil',
  'snoozedUntil',
  'activityAt',
  'metAt',
  'missedAt',
]);

type Values = Record<string, unknown>;

/** How a conversation stood at one moment, as far as a message, or an escalation, changes it. */
export interface Picture {
  conversationId: string;
  conversation: Values;
  /** By the clock's id. */
  clocks: Record<string, Values>;
}

export function pictureOf(conversation: Conversation, clocks: readonly TargetClock[]): Picture {
  return {
    conversationId: conversation.id,
    conversation: valuesOf(conversation, OF_CONVERSATION),
    clocks: Object.fromEntries(clocks.map((clock) => [clock.id, valuesOf(clock, OF_CLOCK)])),
  };
}

/**
 * Puts everything back that was changed, and nothing that somebody else has changed since.
 * @returns the clocks that it started, which the caller removes
 */
export function putBack(
  conversation: Conversation,
  clocks: readonly TargetClock[],
  { before, now }: { before: Picture; now: Picture },
): TargetClock[] {
  const current = pictureOf(conversation, clocks);
  // Where it goes on in another by now, that one has not changed by it.
  const fields = current.conversationId === now.conversationId ? OF_CONVERSATION : [];
  for (const field of fields) {
    if (isDeepStrictEqual(current.conversation[field], now.conversation[field])) {
      assign(conversation, field, before.conversation[field]);
    }
  }
  for (const clock of clocks) {
    const earlier = before.clocks[clock.id];
    // A clock changes as a whole: half of one state and half of another would be no state at all.
    if (!earlier || !isDeepStrictEqual(current.clocks[clock.id], now.clocks[clock.id])) continue;
    for (const field of OF_CLOCK) assign(clock, field, earlier[field]);
  }
  return clocks.filter(({ id }) => id in now.clocks && !(id in before.clocks));
}

function valuesOf(of: object, fields: readonly string[]): Values {
  return Object.fromEntries(fields.map((field) => [field, plain((of as Values)[field])]));
}

/** As it is after a journey through JSON. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function assign(to: object, field: string, value: unknown): void {
  (to as Values)[field] = typeof value === 'string' && DATES.has(field) ? new Date(value) : (value ?? null);
}
