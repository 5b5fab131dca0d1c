import type { Conversation, Message } from '#api-client';

/** Whether it is an answer of somebody who answered stage one, which no longer goes out in stage two. */
export function isHeldBack(
  { author, holding, purpose, forwardOf }: Pick<Message, 'author' | 'holding' | 'purpose' | 'forwardOf'>,
  { stage, stageOneBy }: Pick<Conversation, 'stage' | 'stageOneBy'>,
): boolean {
  return stage === 2 && !holding && !purpose && !forwardOf && author !== null && author.id === stageOneBy?.id;
}
