import type { EntityManager } from '@mikro-orm/sql';
import { Message } from '#inbox';
import { isOurs } from './recipients.js';

/** Who has part in a conversation, by addresses in lower case. */
export interface Circle {
  /** The names of everybody who has written, or been written to. */
  known: Map<string, string>;
  /** Those of them of whom the others do not know: they only ever had blind copies. */
  hidden: Set<string>;
}

type Envelope = Pick<Message, 'direction' | 'from' | 'to' | 'cc' | 'bcc' | 'replyTo'>;

export async function circleOf(
  em: EntityManager,
  conversationIds: string[],
  ours: readonly string[],
): Promise<Circle> {
  const messages = await em.find(
    Message,
    { conversationId: conversationIds, direction: ['inbound', 'outbound'] },
    {
      fields: ['direction', 'from', 'to', 'cc', 'bcc', 'replyTo', 'delivery'],
      orderBy: { at: 'asc', id: 'asc' },
      // Half of each message is read: nothing else may come upon these.
      disableIdentityMap: true,
    },
  );
  // What is only to go out later has reached nobody.
  return circleIn(
    messages.filter(({ delivery }) => delivery !== 'scheduled'),
    ours,
  );
}

/** @param messages the oldest first: who stood in the open before any blind copy is no secret */
export function circleIn(messages: readonly Envelope[], ours: readonly string[]): Circle {
  const known = new Map<string, string>();
  const hidden = new Set<string>();
  const open = new Set<string>();
  for (const { direction, from, to, cc, bcc, replyTo } of messages) {
    for (const { address, name } of [...(from ? [from] : []), ...to, ...cc, ...bcc, ...replyTo]) {
      const key = address.toLowerCase();
      known.set(key, known.get(key) || name);
    }
    const named = new Set(
      [...(from && direction === 'inbound' ? [from] : []), ...to, ...cc]
        .filter(({ address }) => !isOurs(address, ours))
        .map(({ address }) => address.toLowerCase()),
    );
    for (const address of named) {
      // What goes between us and one of the hidden alone shows them to nobody.
      if (named.size === 1 && bcc.length === 0 && hidden.has(address)) continue;
      hidden.delete(address);
      open.add(address);
    }
    for (const { address } of bcc) {
      const key = address.toLowerCase();
      if (!open.has(key)) hidden.add(key);
    }
  }
  return { known, hidden };
}
