import { answering, type TargetClock } from '#targets';
import type { Conversation } from './conversation.entity.js';

/** What the contact is waiting for: of what is owed, the answer, or the next best. @param clocks the earliest due first */
export function answerOwed(clocks: readonly TargetClock[]): TargetClock | undefined {
  return answering(clocks.filter(isDue));
}

function isDue(clock: TargetClock): boolean {
  return clock.isOwed() && clock.state !== 'paused';
}

/** @param names of the promises, as they were called when their clocks started */
export function missedInWords(names: readonly string[]): string {
  return `The promised date has passed: ${[...new Set(names)].join(', ')}.`;
}

/** Keeps the conversation's due date in step with its clocks: the earliest that runs, or ran out and is still owed. */
export function oweEarliest(conversation: Conversation, clocks: TargetClock[]): void {
  const earliest = clocks.filter(isDue).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  conversation.owe(earliest?.due ?? null, earliest?.dueAt ?? null);
}
