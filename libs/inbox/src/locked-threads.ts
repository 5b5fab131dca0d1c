import { type EntityManager, LockMode } from '@mikro-orm/sql';
import type { InboundMessage } from '#connector-sdk';
import { Conversation } from './conversation.entity.js';
import { whereItGoesOn } from './matter.js';
import type { ReplyTokens } from './reply-token.js';
import { mayAnswer, namedIn } from './threading.js';

/** The conversations that one batch of messages has to itself until it is stored. */
export class LockedThreads {
  private constructor(
    private readonly em: EntityManager,
    private readonly ids: Set<string>,
  ) {}

  /** Locks all that the messages may belong to, in one order, so that two batches never wait for each other. */
  static async of(
    em: EntityManager,
    messages: InboundMessage[],
    tokens: ReplyTokens,
  ): Promise<LockedThreads> {
    const named = messages.filter(mayAnswer).map((message) => namedIn(message, tokens));
    const references = new Set(named.flatMap((each) => each.references));
    const externalIds = new Set(named.flatMap((each) => each.externalIds));
    if (references.size + externalIds.size === 0) return new LockedThreads(em, new Set());
    const rows = await em.execute<{ id: string }[]>(
      `select id from conversation where id in (
         select coalesce(merged_into, id) from conversation where reference in (?)
         union
         select coalesce(c.merged_into, c.id) from message m join conversation c on c.id = m.conversation_id
         where m.external_id in (?))
       order by id for update`,
      // A list must not be empty; nothing is called by no name.
      [
        ['', ...references],
        ['', ...externalIds],
      ],
    );
    return new LockedThreads(em, new Set(rows.map(({ id }) => id)));
  }

  /** Where a message goes that belongs to this conversation, as it stands now: it may have been merged a moment ago. */
  async hold(conversation: Conversation): Promise<Conversation> {
    if (this.ids.has(conversation.id)) return conversation;
    const held = await this.em.findOneOrFail(
      Conversation,
      { id: conversation.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    this.ids.add(held.id);
    return held.mergedInto ? this.hold(await whereItGoesOn(this.em, held)) : held;
  }
}
