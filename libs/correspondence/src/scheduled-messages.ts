import { type EntityManager, LockMode } from '@mikro-orm/sql';
import {
  type Actor,
  announce,
  Conversation,
  HistoryEvent,
  Message,
  matterOf,
  mayGoOut,
  oweEarliest,
  type Task,
  tellNotArrived,
} from '#inbox';
import { addToOutbox, type InsideHandler, type OutboxWork } from '#outbox';
import type { Clock } from '#shared';
import type { Clocks } from '#targets';
import { DELIVER } from './deliverer.js';
import { depart } from './departure.js';
import type { Recall } from './recall.js';

/** The outbox topic of messages that are to go out later; its key is the message's id. */
export const SEND_LATER = 'send-later';

/** Lets messages go at the time their writers chose: only then do they answer anything. */
export class ScheduledMessages implements InsideHandler {
  readonly topic = SEND_LATER;
  readonly kind = 'inside';

  constructor(
    private readonly clock: Clock,
    private readonly clocks: Clocks,
  ) {}

  async handle(em: EntityManager, work: OutboxWork[]): Promise<void> {
    for (const { key } of work) {
      const message = await em.findOne(Message, { id: key, delivery: 'scheduled' }, { populate: ['recall'] });
      if (!message) continue;
      const own = await em.findOneOrFail(Conversation, { id: message.conversationId });
      const conversation = await em.findOneOrFail(
        Conversation,
        { id: own.mergedInto ?? own.id },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      const [author] = await em.execute<Actor[]>('select id, name from person where id = ?', [
        message.authorId,
      ]);
      const now = this.clock.date();
      const task: Task = {
        em,
        conversation,
        clocks: await this.clocks.of(em, await matterOf(em, conversation.id)),
        now,
        tell: (kind, text, detail = {}) => {
          const { id: conversationId } = conversation;
          em.persist(
            em.create(HistoryEvent, {
              conversationId,
              kind,
              at: now,
              personId: message.authorId,
              text,
              detail,
            }),
          );
        },
      };
      const writer = author ?? { id: message.authorId ?? '', name: 'Somebody' };
      if (mayGoOut(conversation, message)) await sendScheduled(task, this.clocks, writer, message);
      else await holdBack(task, writer, message);
      oweEarliest(conversation, task.clocks);
      await announce(em, [conversation]);
    }
  }
}

/** Its writer answered stage one, and since then it has gone to stage two: it stays here, and people are told. */
async function holdBack(
  { em, conversation, now, tell }: Task,
  { name }: Actor,
  message: Message,
): Promise<void> {
  const reason = `${name} answered stage one, so somebody else answers stage two.`;
  message.notSent('failed', reason);
  const what = `The message to ${message.to[0]?.address ?? 'the contact'} was held back`;
  tell('not-delivered', `${what}: ${reason}`);
  await tellNotArrived(em, conversation, message, `${what}.`, now);
  await em.flush();
}

/** Its time has come, or somebody does not want to wait for it. */
export async function sendScheduled(
  task: Task,
  clocks: Clocks,
  author: Actor,
  message: Message,
): Promise<void> {
  message.depart(task.now);
  // What was to happen afterwards may have been done by somebody else since.
  const { after = 'stay' } = (message.recall as unknown as Recall | null) ?? {};
  await depart(task, clocks, author, message, task.conversation.isOpen() ? after : 'stay');
  // From here on there is no way back.
  message.recall = null;
  await task.em.flush();
  await addToOutbox(task.em, [{ topic: DELIVER, key: message.id }]);
}
