import type { TargetClock } from '#targets';
import type { Conversation } from './conversation.entity.js';

/** @param names of the promises, as they were called when their clocks started */
export function missedInWords(names: readonly string[]): string {
  return `The promised date has passed: ${[...new Set(names)].join(', ')}.`;
}

/** Keeps the conversation's due date in step with its clocks: the earliest that runs, or ran out and is still owed. */
export function oweEarliest(conversation: Conversation, clocks: TargetClock[]): void {
  const earliest = clocks
    .filter((clock) => clock.isOwed() && clock.state !== 'paused')
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  conversation.owe(earliest?.due ?? null, earliest?.dueAt ?? null);
}
