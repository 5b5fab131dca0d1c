import type { EntityManager } from '@mikro-orm/sql';
import type { Acceptance, Arrival } from '#channels';

interface Known {
  messageId: string;
  reference: string;
}

/** What of a batch of arrivals we have already: seen before, or our own, which came back. */
export class KnownMessages {
  private constructor(
    private readonly byIdentity: Map<string, Known>,
    private readonly ourOwn: Map<string, string>,
  ) {}

  static async of(em: EntityManager, arrivals: Arrival[]): Promise<KnownMessages> {
    const channelIds = [...new Set(arrivals.map(({ channel }) => channel.id))];
    const identities = arrivals.map(({ message }) => message.identity);
    const externalIds = arrivals.flatMap(({ message }) => message.externalId ?? []);
    const seen = channelIds.length
      ? await em.execute<{ id: string; identity: string; reference: string }[]>(
          `select m.id, m.identity, c.reference from message m join conversation c on c.id = m.conversation_id
           where m.channel_id in (?) and m.identity in (?)`,
          [channelIds, identities],
        )
      : [];
    const own = externalIds.length
      ? await em.execute<{ external_id: string; reference: string }[]>(
          `select m.external_id, c.reference from message m join conversation c on c.id = m.conversation_id
           where m.external_id in (?) and m.direction = 'outbound'`,
          [externalIds],
        )
      : [];
    return new KnownMessages(
      new Map(seen.map(({ id, identity, reference }) => [identity, { messageId: id, reference }])),
      new Map(own.map(({ external_id, reference }) => [external_id, reference])),
    );
  }

  /** What becomes of an arrival that is nothing new; null where it is. */
  settled({ message }: Arrival): Acceptance | null {
    const known = this.byIdentity.get(message.identity);
    if (known) {
      return { outcome: 'duplicate', ...known, reason: `It came in before and is in ${known.reference}.` };
    }
    const own = message.externalId ? this.ourOwn.get(message.externalId) : undefined;
    if (!own) return null;
    const reason = `It is our own message of ${own}, which came back.`;
    return { outcome: 'ignored', reference: own, messageId: null, reason };
  }

  /** The same message may come twice in one batch. */
  note({ message }: Arrival, { outcome, messageId, reference }: Acceptance): void {
    if ((outcome === 'created' || outcome === 'appended') && messageId && reference) {
      this.byIdentity.set(message.identity, { messageId, reference });
    }
  }
}
