import type { Target } from '#targets';
import type { Conversation } from './conversation.entity.js';
import type { Message } from './message.entity.js';
import { momentOf } from './moments.js';

/** What has to be known before a matter is taken to stage two. */
export interface StageTwo {
  /** Id of who answered, and will not answer stage two. */
  answeredBy: string;
  /** What can be promised for it. */
  targets: { key: string; name: string }[];
}

type Sent = Pick<Message, 'direction' | 'purpose' | 'forwardOf' | 'holding' | 'delivery' | 'authorId'>;

const NOT_LEFT = new Set<Message['delivery']>(['scheduled', 'failed', 'bounced']);

/** Who wrote the newest answer that has left; one that says that more is to follow is none. @param messages the oldest first */
export function lastToAnswer(messages: readonly Sent[]): string | null {
  const answer = messages.findLast(
    (message) =>
      message.direction === 'outbound' &&
      momentOf(message) === 'answer' &&
      message.delivery &&
      !NOT_LEFT.has(message.delivery),
  );
  return answer?.authorId ?? null;
}

/** Null where there is no stage two to begin: it has begun, nobody has answered, or nothing is promised for it. */
export function stageTwoOf(
  { stage, status }: Pick<Conversation, 'stage' | 'status'>,
  messages: readonly Sent[],
  targets: readonly Pick<Target, 'key' | 'name' | 'startsOn' | 'metBy'>[],
): StageTwo | null {
  if (stage === 2 || status === 'spam') return null;
  const answeredBy = lastToAnswer(messages);
  const promised = secondStagesOf(targets);
  if (!answeredBy || promised.length === 0) return null;
  return { answeredBy, targets: promised.map(({ key, name }) => ({ key, name })) };
}

type Startable = Pick<Target, 'startsOn' | 'metBy'>;

/** What can be promised for stage two: to acknowledge it is promised beside each of them, and is none by itself. */
export function secondStagesOf<T extends Startable>(targets: readonly T[]): T[] {
  return targets.filter(({ startsOn, metBy }) => startsOn === 'escalation' && metBy !== 'acknowledgement');
}

/** The promises to acknowledge it that start with it. */
export function besideStageTwo<T extends Startable>(targets: readonly T[]): T[] {
  return targets.filter(({ startsOn, metBy }) => startsOn === 'escalation' && metBy === 'acknowledgement');
}

/** Whether it may go out under its writer's name: nobody answers stage two who answered stage one. */
export function mayGoOut(
  conversation: Conversation,
  message: Pick<Message, 'purpose' | 'forwardOf' | 'holding' | 'authorId'>,
): boolean {
  return momentOf(message) !== 'answer' || conversation.isFor(message.authorId ?? '');
}
