import type { Clock, Conversation } from '#api-client';
import { type DayContext, zoned } from '../dates/days.js';
import { sayDay } from '../dates/say-when.js';
import { texts } from '../texts.js';

const words = texts.composer.holding;

/** What is needed of a conversation to say what is owed. */
export type Promised = Pick<Conversation, 'pending' | 'stage' | 'stageOneBy'> & {
  clocks: Pick<Clock, 'state' | 'metBy' | 'metAt' | 'dueAt'>[];
};

/** Whoever answered stage one cannot answer stage two. */
export function isBarred({ stage, stageOneBy }: Pick<Promised, 'stage' | 'stageOneBy'>, id: string): boolean {
  return stage === 2 && stageOneBy?.id === id;
}

/** Whether an answer would meet something that a reply with more to follow does not. */
export function makesADifference(conversation: Pick<Promised, 'clocks' | 'pending'>): boolean {
  return answersOwed(conversation).length > 0 || answerBegins(conversation);
}

/** What is still owed once it is sent, in words. */
export function sayStillOwed(
  conversation: Pick<Promised, 'clocks' | 'pending'>,
  context: DayContext,
): string {
  const [first] = answersOwed(conversation);
  if (!first) return answerBegins(conversation) ? words.owedThen : words.nothingOwed;
  if (first.state === 'paused') return words.owedPaused;
  const day = sayDay(zoned(first.dueAt, context), context);
  const passed = Date.parse(first.dueAt) < context.now.epochMilliseconds;
  return passed ? words.owedSince(day) : words.owedBy(day);
}

function answersOwed({ clocks }: Pick<Promised, 'clocks'>) {
  return clocks
    .filter(
      ({ metBy, state, metAt }) => metBy === 'answer' && !metAt && state !== 'met' && state !== 'stopped',
    )
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

/** The first words of a person begin it, and only the answer ends it. */
function answerBegins({ pending }: Pick<Promised, 'pending'>): boolean {
  return pending.some(({ startsOn, metBy }) => startsOn === 'acknowledgement' && metBy === 'answer');
}
