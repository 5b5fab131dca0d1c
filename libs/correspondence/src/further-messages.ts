import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ConnectorList } from '#channels';
import {
  announceById,
  answerOwed,
  Conversation,
  FURTHER_MESSAGE,
  HistoryEvent,
  Message,
  matterOf,
  Queue,
  type ReplyTokens,
  whereItGoesOn,
} from '#inbox';
import { addToOutbox, type InsideHandler, type OutboxWork } from '#outbox';
import type { Clock } from '#shared';
import { type Clocks, type DueDates } from '#targets';
import { acknowledgedLately } from './acknowledged-lately.js';
import { reasonNotToAcknowledge } from './acknowledgement-policy.js';
import { DELIVER } from './deliverer.js';
import { contactBlock, envelope } from './envelopes.js';
import { messageLanguage } from './message-language.js';
import { answersTo, bareSubject, replySubject } from './outgoing-ids.js';
import { ownAddresses } from './own-addresses.js';
import type { EveryMessage, Rendered, Templates } from './templates/index.js';

/** Whoever is away says so to one matter this often. */
const AGAIN_AFTER_MS = 7 * 24 * 3600_000;

interface Absence {
  name: string;
  until: string;
  cover: string | null;
}

/**
 * Answers by itself whoever writes again, where they would not know what happens next: whoever has it is away, or it was
 * done and goes on. Everybody else hears from a person.
 */
export class FurtherMessages implements InsideHandler {
  readonly topic = FURTHER_MESSAGE;
  readonly kind = 'inside';

  constructor(
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
    private readonly clocks: Clocks,
    private readonly connectors: ConnectorList,
    private readonly tokens: ReplyTokens,
    private readonly templates: Templates,
  ) {}

  async handle(em: EntityManager, work: OutboxWork[]): Promise<void> {
    for (const { key, payload } of work) {
      const message = await em.findOne(Message, { id: key });
      if (message) await this.answer(em, message, payload.reopened === true);
    }
  }

  private async answer(em: EntityManager, message: Message, reopened: boolean): Promise<void> {
    const first = await em.findOneOrFail(Conversation, { id: message.conversationId });
    const conversation = await whereItGoesOn(em, first);
    const absence = await this.absenceOf(em, conversation);
    const purpose = absence ? 'out-of-office' : 'reopened';
    if (!conversation.isOpen() || (!absence && !reopened)) return;
    const channels = await em.find(Channel, {});
    const channel = channels.find(({ id }) => id === conversation.channelId);
    const recipient = message.replyTo[0] ?? message.from;
    if (!channel || !recipient) return;
    const now = this.clock.date();
    const address = recipient.address.toLowerCase();
    const lately = await acknowledgedLately(em, [address], now);
    const against = reasonNotToAcknowledge({
      automatic: message.automatic ?? null,
      recipient: address,
      ownAddresses: ownAddresses(channels),
      // Where the rules want no acknowledgement, they want none of these either.
      template: conversation.acknowledgement ? purpose : null,
      channelCanAcknowledge: this.connectors.get(channel.connector).manifest.capabilities.acknowledge,
      sentInLastHour: lately.get(address) ?? 0,
    });
    if (against) return;
    const organisation = await this.dueDates.organisation();
    const rendered = await this.words(em, conversation, absence, {
      ...contactBlock(organisation),
      contact: { name: recipient.name || undefined },
      reference: conversation.reference,
      subject: bareSubject(conversation.subject) || undefined,
    });
    const covered = envelope(channel, organisation, conversation.reference, this.tokens);
    em.create(Message, {
      ...covered,
      conversationId: conversation.id,
      purpose,
      to: [recipient],
      subject: replySubject(rendered.subject, conversation.reference).replace(/^Re: /, ''),
      text: rendered.text,
      newText: rendered.text,
      html: rendered.html,
      inReplyTo: answersTo(message),
      at: now,
      recipient: address,
    });
    em.create(HistoryEvent, {
      conversationId: conversation.id,
      kind: 'acknowledged',
      at: now,
      text: absence
        ? `Told ${recipient.address} automatically that ${absence.name} is away.`
        : `Told ${recipient.address} automatically that it is open again.`,
    });
    await em.flush();
    await announceById(em, [conversation.id]);
    await addToOutbox(em, [{ topic: DELIVER, key: covered.id }]);
  }

  private async words(
    em: EntityManager,
    conversation: Conversation,
    absence: Absence | null,
    usual: EveryMessage,
  ): Promise<Rendered> {
    const language = await messageLanguage(em, conversation);
    if (absence) {
      const { name, until, cover } = absence;
      return this.templates.render(
        'out-of-office/default',
        {
          ...usual,
          advisor: { name },
          until: until,
          cover: cover ? { name: cover } : null,
        },
        language,
      );
    }
    const clocks = await this.clocks.of(em, await matterOf(em, conversation.id));
    const due = answerOwed(clocks.filter(({ dueAt }) => dueAt > this.clock.date()));
    const queue = await em.findOne(Queue, { key: conversation.queue });
    return this.templates.render(
      'reopened/default',
      {
        ...usual,
        queue: { name: queue?.name ?? conversation.queue },
        expectedBy: due?.due ?? null,
      },
      language,
    );
  }

  /** Whoever has it, where they are away and have not said so lately. */
  private async absenceOf(em: EntityManager, { id, assigneeId }: Conversation): Promise<Absence | null> {
    if (!assigneeId) return null;
    const now = this.clock.date();
    const [absence] = await em.execute<Absence[]>(
      `select p.name, p.away_until::text as until, cover.name as cover
       from person p left join person cover on cover.id = p.covered_by
       where p.id = ? and p.away_until >= (?::timestamptz at time zone (select time_zone from organisation limit 1))::date
         and not exists (select 1 from message m
           where m.conversation_id = ? and m.purpose = 'out-of-office' and m.at > ?)`,
      [assigneeId, now.toISOString(), id, new Date(now.getTime() - AGAIN_AFTER_MS).toISOString()],
    );
    return absence ?? null;
  }
}
