import type { EntityManager } from '@mikro-orm/sql';
import { Channel } from '#channels';
import type { Address } from '#connector-sdk';
import { type Actor, type Desk, Message, type ReplyTokens, snippetOf, type Task } from '#inbox';
import { addToOutbox, repeatFromOutbox } from '#outbox';
import { DomainError, newId } from '#shared';
import type { Clocks, DueDates } from '#targets';
import { DELIVER } from './deliverer.js';
import { answersTo, outgoingId, replySubject } from './outgoing-ids.js';
import { ownAddress } from './own-addresses.js';
import { htmlFromText, type TemplateRenderer } from './templates/index.js';

export interface ReplyDraft {
  text: string;
  /** Absent: where the contact wants answers. */
  to?: string[] | undefined;
  cc?: string[] | undefined;
  subject?: string | undefined;
  after?: 'stay' | 'wait' | 'done' | undefined;
  version?: number | undefined;
}

/** What advisors write back. */
export class Replies {
  constructor(
    private readonly desk: Desk,
    private readonly dueDates: DueDates,
    private readonly clocks: Clocks,
    private readonly tokens: ReplyTokens,
    private readonly templates: TemplateRenderer,
  ) {}

  /**
   * Stores the answer, meets what it answers, and lets it go out.
   * @throws DomainError `invalid` where there is nobody to answer, `conflict` where the version is stale
   */
  async reply(reference: string, actor: Actor, draft: ReplyDraft): Promise<void> {
    const organisation = await this.dueDates.organisation();
    await this.desk.work(reference, actor, draft.version, async (task) => {
      const { em, conversation, clocks, now, tell } = task;
      const channel = await em.findOneOrFail(Channel, { id: conversation.channelId });
      const answered = await lastInbound(em, conversation.id);
      const to = draft.to?.map(addressOnly) ?? recipients(answered);
      if (to.length === 0)
        throw DomainError.invalid('There is nobody to answer: say who it goes to.', [
          { path: 'to', message: 'is needed' },
        ]);
      const from = ownAddress(channel, organisation.name);
      const rendered = this.templates.render('reply/default', {
        organisation: {
          name: organisation.name,
          telephone: organisation.telephone,
          website: organisation.website,
          openingHours: organisation.openingHours,
        },
        links: organisation.links,
        contact: { name: to[0]?.name || undefined },
        reference: conversation.reference,
        subject: conversation.subject || undefined,
        advisor: { name: actor.name },
        body: draft.text,
        bodyHtml: htmlFromText(draft.text),
      });
      const id = newId();
      em.persist(
        em.create(Message, {
          id,
          conversationId: conversation.id,
          direction: 'outbound',
          channelId: channel.id,
          externalId: outgoingId(id, from.address),
          from,
          to,
          cc: draft.cc?.map(addressOnly) ?? [],
          replyTo:
            channel.settings.replyAddress === 'tagged'
              ? [{ name: from.name, address: this.tokens.address(from.address, conversation.reference) }]
              : [],
          subject: replySubject(draft.subject ?? conversation.subject, conversation.reference),
          text: rendered.text,
          newText: draft.text,
          html: rendered.html,
          inReplyTo: answersTo(answered),
          authorId: actor.id,
          at: now,
          delivery: 'queued',
        }),
      );
      for (const clock of clocks) clock.meet(now, id);
      conversation.answered(now, snippetOf(draft.text));
      if (!conversation.assigneeId) conversation.assign(actor.id);
      tell('replied', `${actor.name} answered.`);
      await this.afterwards(task, actor, draft.after ?? 'stay');
      await em.flush();
      await addToOutbox(em, [{ topic: DELIVER, key: id }]);
    });
  }

  /**
   * Lets a message go out once more: it failed, bounced, or nobody knows; a person has decided so.
   * @throws DomainError `conflict` where it is not in such a state
   */
  async sendAgain(reference: string, messageId: string, actor: Actor): Promise<void> {
    await this.desk.work(reference, actor, undefined, async ({ em, conversation, clocks, now, tell }) => {
      const message = await em.findOne(Message, { id: messageId, conversationId: conversation.id });
      if (!message) throw DomainError.notFound('message', messageId);
      const again =
        message.delivery === 'bounced'
          ? await addToOutbox(em, [{ topic: DELIVER, key: message.id }]).then(() => true)
          : await repeatFromOutbox(em, DELIVER, message.id);
      if (!again) {
        throw new DomainError(
          'conflict',
          'not-failed',
          'Only what failed, or may not have gone out, can be sent again.',
        );
      }
      message.sendAgain();
      if (!message.purpose) for (const clock of clocks) clock.meet(now, message.id);
      tell(
        'replied',
        `${actor.name} had the message to ${message.to[0]?.address ?? 'the contact'} sent again.`,
      );
    });
  }

  private async afterwards(
    { conversation, clocks, now, tell }: Task,
    actor: Actor,
    after: 'stay' | 'wait' | 'done',
  ): Promise<void> {
    if (after === 'wait') {
      conversation.wait('contact');
      await this.clocks.pause(clocks, now);
      tell('waiting', `${actor.name} is waiting for the contact.`);
    } else if (after === 'done') {
      conversation.resolve(now);
      for (const clock of clocks) clock.stop();
      tell('resolved', `${actor.name} marked it as done.`);
    }
  }
}

async function lastInbound(em: EntityManager, conversationId: string): Promise<Message | null> {
  const newest = { orderBy: { at: 'desc', id: 'desc' } } as const;
  return (
    (await em.findOne(Message, { conversationId, direction: 'inbound', automatic: null }, newest)) ??
    em.findOne(Message, { conversationId, direction: 'inbound' }, newest)
  );
}

function recipients(message: Message | null): Address[] {
  if (!message) return [];
  if (message.replyTo.length > 0) return message.replyTo;
  return message.from ? [message.from] : [];
}

function addressOnly(address: string): Address {
  return { name: '', address };
}
