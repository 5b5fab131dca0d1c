import type { EntityManager } from '@mikro-orm/sql';
import {
  type Actor,
  Attachment,
  Conversation,
  type Desk,
  HistoryEvent,
  Message,
  matterOf,
  mayGoOut,
  putBack,
  type Task,
} from '#inbox';
import { withdrawFromOutbox } from '#outbox';
import { DomainError } from '#shared';
import type { Clocks } from '#targets';
import { DELIVER } from './deliverer.js';
import { putBackDraft } from './drafts/index.js';
import type { Recall } from './recall.js';
import { answeredStageOne } from './replies.js';
import { SEND_LATER, sendScheduled } from './scheduled-messages.js';

/** What its writer may still do with a message that has not gone out: take it back, or let it go at once. */
export class TakeBack {
  constructor(
    private readonly desk: Desk,
    private readonly clocks: Clocks,
  ) {}

  /**
   * As if it had never been sent: everything that it changed is as it was, and its words are a draft again.
   * @throws DomainError `conflict` with the code `under-way` where it is too late, `escalated-since` where it is the answer
   *   after which it went to stage two
   */
  async takeBack(reference: string, messageId: string, actor: Actor): Promise<void> {
    await this.desk.work(reference, actor, undefined, async (task) => {
      const { em, conversation, clocks, now } = task;
      const message = await own(task, messageId, actor);
      const recall = message.recall as unknown as Recall | null;
      if (message.delivery === 'queued' && !mayGoOut(conversation, message))
        throw escalatedSince(conversation);
      const topic = message.delivery === 'scheduled' ? SEND_LATER : DELIVER;
      const mayComeBack = recall && (message.delivery === 'scheduled' || message.delivery === 'queued');
      if (!mayComeBack || !(await withdrawFromOutbox(em, topic, message.id))) throw underWay();
      const started = recall.changed ? putBack(conversation, clocks, recall.changed) : [];
      for (const clock of started) em.remove(clock);
      clocks.splice(0, clocks.length, ...clocks.filter((clock) => !started.includes(clock)));
      if (recall.written) await putBackDraft(em, actor.id, conversation.id, recall.written, now);
      await em.nativeDelete(Attachment, { messageId: message.id });
      await forget(em, conversation.id, message.id);
      em.remove(message);
    });
  }

  /**
   * @throws DomainError `conflict` with the code `under-way` where it has gone out already, `answered-stage-one` where its writer
   *   has, and this is stage two
   */
  async sendNow(reference: string, messageId: string, actor: Actor): Promise<void> {
    await this.desk.work(reference, actor, undefined, async (task) => {
      const message = await own(task, messageId, actor);
      if (!mayGoOut(task.conversation, message)) throw answeredStageOne();
      const waits = message.delivery === 'scheduled';
      if (!waits || !(await withdrawFromOutbox(task.em, SEND_LATER, message.id))) throw underWay();
      await sendScheduled(task, this.clocks, actor, message);
    });
  }
}

async function own({ em, conversation }: Task, messageId: string, actor: Actor): Promise<Message> {
  const message = await em.findOne(
    Message,
    { id: messageId, conversationId: await matterOf(em, conversation.id) },
    { populate: ['recall'] },
  );
  if (!message) throw DomainError.notFound('message', messageId);
  if (message.authorId === actor.id) return message;
  throw new DomainError('forbidden', 'not-yours', 'Only who wrote it can take it back or send it early.');
}

/** What was told of it, also where it was written before that was merged, or split off. */
async function forget(em: EntityManager, conversationId: string, messageId: string): Promise<void> {
  const matter = await em.find(Conversation, { id: await matterOf(em, conversationId) });
  await em.nativeDelete(HistoryEvent, {
    conversationId: matter.flatMap(({ id, splitFrom }) => (splitFrom ? [id, splitFrom] : [id])),
    detail: { message: messageId },
  });
}

/** There is no stage two of what was never answered. */
function escalatedSince({ reference }: Conversation): DomainError {
  return new DomainError(
    'conflict',
    'escalated-since',
    `${reference} has gone to stage two after this answer. Take it back from there first.`,
  );
}

function underWay(): DomainError {
  return new DomainError(
    'conflict',
    'under-way',
    'It is too late: the message is on its way. Write another one if something has to be put right.',
  );
}
