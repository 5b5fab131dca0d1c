import type { EntityManager } from '@mikro-orm/sql';
import type { Address } from '#connector-sdk';
import { type Actor, bodyNamed, type Desk, type OtherBody, pictureOf, seenConversation } from '#inbox';
import { bodyBlock } from './envelopes.js';
import type { Recall } from './recall.js';
import type { Rendered } from './templates/index.js';
import { undoUntil } from './undo-until.js';
import type { Updates } from './updates.js';

export interface Redirect {
  /** Key of the other body. */
  body: string;
  /** What is added in the advisor's own words. */
  words?: string | undefined;
  /** Can be taken back for as long as the organisation has set. */
  undoable?: boolean | undefined;
  version?: number | undefined;
}

/** A message as it would go out. */
export interface Preview extends Rendered {
  to: Address[];
}

/** What an advisor finds to be a matter for another body. */
export class Redirects {
  constructor(
    private readonly desk: Desk,
    private readonly updates: Updates,
  ) {}

  /**
   * Tells the contact whose matter it is and how to reach them, and closes it: nothing is owed any more.
   * @throws DomainError `not-found` where there is no such body, `conflict` where it is over already, `invalid` where the
   *   contact cannot be told
   */
  async redirect(reference: string, actor: Actor, redirect: Redirect): Promise<void> {
    await this.desk.work(reference, actor, redirect.version, async (task) => {
      const { em, conversation, clocks, now, tell } = task;
      const body = await bodyNamed(em, redirect.body);
      const before = pictureOf(conversation, clocks);
      conversation.redirect(body.key, now);
      for (const clock of clocks) clock.resolve(now);
      const goesOutAt = redirect.undoable ? await undoUntil(em) : null;
      const message = await this.updates.send(task, 'redirect', dataOf(body, redirect), goesOutAt);
      message.authorId = actor.id;
      conversation.activityAt = now;
      const detail = { message: message.id, outcome: 'not-ours' };
      const text = `${actor.name} redirected it to ${body.name} and marked it as done: not ours.`;
      tell('redirected', text, detail);
      if (!goesOutAt) return;
      const changed = { before, now: pictureOf(conversation, clocks) };
      const recall: Recall = { written: null, after: 'done', changed };
      message.recall = recall as unknown as Record<string, unknown>;
    });
  }

  /**
   * The words of it; changes nothing.
   * @throws DomainError `not-found` where there is no such body, `invalid` where the contact cannot be told
   */
  async preview(em: EntityManager, reference: string, actor: Actor, redirect: Redirect): Promise<Preview> {
    const conversation = await seenConversation(em, reference, actor.id);
    const body = await bodyNamed(em, redirect.body);
    const { to, rendered } = await this.updates.words(
      { em, conversation },
      'redirect',
      dataOf(body, redirect),
    );
    return { to, ...rendered };
  }
}

function dataOf(body: OtherBody, { words = '' }: Redirect) {
  return { ...bodyBlock(body), ...(words.trim() ? { words: words.trim() } : {}) };
}
