import type { EntityManager } from '@mikro-orm/sql';
import { answering, type Clocks } from '#targets';
import type { Conversation } from './conversation.entity.js';
import { HistoryEvent } from './history-event.entity.js';
import { matterOf } from './matter.js';
import type { Message } from './message.entity.js';
import { followersOf, notify, withCover } from './notifications.js';
import { oweEarliest } from './owed.js';

type Sent = Pick<Message, 'id' | 'authorId' | 'purpose' | 'forwardOf'>;

/** Spam has no true sender, and a machine reads nothing: that an acknowledgement came back from there is no news. */
function isNews(conversation: Conversation, { purpose }: Pick<Message, 'purpose'>): boolean {
  const nobody = conversation.status === 'spam' || Boolean(conversation.automatic);
  return !(nobody && purpose === 'acknowledgement');
}

/**
 * Tells whoever wrote a message, whoever has its conversation, and those who follow it, that it did not surely arrive.
 * @param text one plain sentence
 */
export async function tellNotArrived(
  em: EntityManager,
  conversation: Conversation,
  message: Sent,
  text: string,
  at: Date,
): Promise<void> {
  if (!isNews(conversation, message)) return;
  const news = { text: `${conversation.reference}: ${text}`, at };
  const whom = await withCover(em, [message.authorId, conversation.assigneeId], at);
  await notify(em, conversation, whom, { kind: 'not-delivered', ...news });
  const followers = await followersOf(em, await matterOf(em, conversation.id));
  const others = followers.filter((id) => !whom.includes(id));
  await notify(em, conversation, others, { kind: 'followed', ...news });
}

/** What a message had answered is owed again; where all was done, it is not, and the conversation is open again. */
export async function oweAgain(
  em: EntityManager,
  conversation: Conversation,
  message: Sent,
  clocks: Clocks,
  at: Date,
): Promise<void> {
  const started = await clocks.of(em, await matterOf(em, conversation.id));
  for (const clock of started) if (clock.metBy === message.id) clock.unmeet(at);
  if (conversation.status === 'done' && isNews(conversation, message)) {
    conversation.cameBack();
    await clocks.resume(started, at);
    for (const clock of started) clock.unresolve(at);
    const last = answering(started.toReversed());
    if (last && !started.some((clock) => clock.isOwed())) {
      // What was done without an answer is owed by the same date; where another answer had arrived, a new one is owed.
      if (last.state === 'stopped') last.unmeet(at);
      else if (answers(message)) started.push(await clocks.start(em, conversation.id, last.target, at));
    }
    const text = 'Opened again, because a message did not arrive.';
    em.persist(em.create(HistoryEvent, { conversationId: conversation.id, kind: 'reopened', at, text }));
  }
  oweEarliest(conversation, started);
}

/** Whether the contact has their answer by it; what Postroom writes by itself, or is handed on to others, is none. */
function answers({ purpose, forwardOf }: Sent): boolean {
  return !purpose && !forwardOf;
}
