import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ConnectorList } from '#channels';
import type { Address } from '#connector-sdk';
import {
  type Actor,
  Attachment,
  type Conversation,
  Message,
  matterOf,
  type ReplyTokens,
  type Task,
} from '#inbox';
import { DomainError } from '#shared';
import type { DueDates } from '#targets';
import { circleOf } from './circle.js';
import { contactBlock, envelope } from './envelopes.js';
import { messageLanguage } from './message-language.js';
import { answersTo, forwardSubject, replySubject } from './outgoing-ids.js';
import { ownAddresses } from './own-addresses.js';
import { guardNewRecipients, isOurs, newRecipients, type Recipients, unveiled } from './recipients.js';
import type { Body } from './rich-text/index.js';
import type { Rendered, ReplyData, Templates } from './templates/index.js';
import { mustFit, uploadsOf } from './uploads/index.js';

/** A file that goes along: brought here, or one that came with the message that is handed on. */
type Enclosure = Pick<Attachment, 'name' | 'contentType' | 'size' | 'blob'>;

/** All that a message needs before it can go out. */
export interface Composed {
  recipients: Recipients;
  subject: string | undefined;
  body: Body;
  /** The message it answers. */
  answered: Message | null;
  /** The message it hands on, in both forms, and its files that go along. */
  handedOn?: { message: Message; text: string; html: string; enclosures: Enclosure[] };
  /** Ids of uploads. */
  uploads: readonly string[];
  /** Addresses that may newly see it; absent: whoever is named may. */
  confirmed: readonly string[] | undefined;
  recall: Record<string, unknown> | null;
  /** More is to follow. */
  holding?: boolean;
}

/** Makes messages of what people write: whom it is from and to, its words within the organisation's template, its files. */
export class MessageWriter {
  constructor(
    private readonly dueDates: DueDates,
    private readonly tokens: ReplyTokens,
    private readonly templates: Templates,
    private readonly connectors: ConnectorList,
  ) {}

  /** Stores it; it does not go out yet. */
  async write({ em, conversation, now }: Task, actor: Actor, composed: Composed): Promise<Message> {
    const channels = await em.find(Channel, {});
    const channel = channels.find(({ id }) => id === conversation.channelId) as Channel;
    const ours = ownAddresses(channels);
    const { known, hidden } = await circleOf(em, await matterOf(em, conversation.id), ours);
    const recipients = named(composed.recipients, known);
    const { to, cc, bcc } = recipients;
    if (to.length === 0) {
      throw DomainError.invalid('There is nobody to answer: say who it goes to.', [
        { path: 'to', message: 'is needed' },
      ]);
    }
    if (composed.confirmed) {
      const found = newRecipients(recipients, known, ours);
      guardNewRecipients(found, unveiled(recipients, hidden, ours), composed.confirmed);
    }
    const enclosures: Enclosure[] = [
      ...(composed.handedOn?.enclosures ?? []),
      ...(await uploadsOf(em, actor.id, composed.uploads)),
    ];
    this.mustCarry(channel, enclosures);
    const organisation = await this.dueDates.organisation();
    // A name that the writer gave themselves greets nobody else.
    const greeted = isOurs(to[0]?.address ?? '', ours) ? undefined : to[0]?.name || undefined;
    const rendered = await this.words(em, conversation, actor, greeted, composed);
    const forward = composed.handedOn !== undefined;
    const subject = composed.subject?.trim() || conversation.subject;
    const message = em.create(Message, {
      ...envelope(channel, organisation, conversation.reference, this.tokens),
      conversationId: conversation.id,
      to,
      cc,
      bcc,
      subject: (forward ? forwardSubject : replySubject)(subject, conversation.reference),
      text: rendered.text,
      newText: composed.body.text,
      newHtml: composed.body.clean || null,
      quotedText: composed.handedOn?.text ?? '',
      html: rendered.html,
      inReplyTo: forward
        ? []
        : answersTo(composed.answered && mayBeNamed(composed.answered, recipients, hidden)),
      forwardOf: composed.handedOn?.message.id ?? null,
      holding: composed.holding ?? false,
      authorId: actor.id,
      at: now,
      recall: composed.recall,
    });
    em.persist(message);
    for (const { name, contentType, size, blob } of enclosures) {
      em.persist(
        em.create(Attachment, {
          messageId: message.id,
          name,
          contentType,
          size,
          blob,
          inline: false,
          contentId: null,
        }),
      );
    }
    return message;
  }

  /** The words as they go out, with all that the template adds. */
  async words(
    em: EntityManager,
    conversation: Pick<Conversation, 'reference' | 'subject' | 'kind' | 'stage' | 'contactId' | 'language'>,
    actor: Pick<Actor, 'name'>,
    contactName: string | undefined,
    { body, handedOn, holding }: Pick<Composed, 'handedOn' | 'holding'> & { body: Omit<Body, 'clean'> },
  ): Promise<Rendered> {
    const { reference, subject, kind, stage } = conversation;
    const organisation = await this.dueDates.organisation();
    const language = await messageLanguage(em, conversation);
    const data: ReplyData = {
      ...contactBlock(organisation),
      ombudsman: organisation.ombudsman ?? null,
      contact: { name: contactName },
      reference,
      subject: subject || undefined,
      advisor: { name: actor.name },
      body: body.text,
      bodyHtml: body.html,
    };
    const around = holding ? 'default' : await this.answerTo(kind, stage);
    if (!handedOn) return this.templates.render(`reply/${around}`, data, language);
    // Whoever it is handed on to need not read the language of the contact.
    return this.templates.render('forward/default', {
      ...data,
      body: body.text || undefined,
      bodyHtml: body.html || undefined,
      original: handedOn.text,
      originalHtml: handedOn.html,
    });
  }

  /** What an answer is wrapped in: that of its kind and stage, where there is one. */
  private async answerTo(kind: string, stage: Conversation['stage']): Promise<string> {
    const wanted = stage === 2 ? [`${kind}-stage-two`, kind] : [kind];
    const names = await this.templates.names('reply');
    return wanted.find((name) => names.includes(name)) ?? 'default';
  }

  private mustCarry(channel: Channel, enclosures: Enclosure[]): void {
    if (enclosures.length === 0) return;
    mustFit(enclosures);
    const { name, capabilities } = this.connectors.get(channel.connector).manifest;
    if (!capabilities.attachments) {
      throw DomainError.invalid(`${name} carries no files. Take them off, then send again.`, [
        { path: 'attachments', message: 'cannot go this way' },
      ]);
    }
  }
}

/** Gives addresses the names that are known here. Who stands in the open needs no blind copy. */
function named({ to, cc, bcc }: Recipients, known: ReadonlyMap<string, string>): Recipients {
  const name = (each: Address): Address => ({
    name: each.name || (known.get(each.address.toLowerCase()) ?? ''),
    address: each.address,
  });
  const open = new Set([...to, ...cc].map(({ address }) => address.toLowerCase()));
  const blind = bcc.filter(({ address }) => !open.has(address.toLowerCase()));
  return { to: to.map(name), cc: cc.map(name), bcc: blind.map(name) };
}

/** What an answer refers to travels in its headers: the id of what somebody hidden wrote would tell the others of them. */
function mayBeNamed(
  { from, externalId, inReplyTo }: Message,
  { to, cc, bcc }: Recipients,
  hidden: ReadonlySet<string>,
): Pick<Message, 'externalId' | 'inReplyTo'> {
  const writer = from?.address.toLowerCase() ?? '';
  const others = [...to, ...cc, ...bcc].some(({ address }) => address.toLowerCase() !== writer);
  return { externalId: others && hidden.has(writer) ? null : (externalId ?? null), inReplyTo };
}

export function addressOnly(address: string): Address {
  return { name: '', address };
}

/** The files of a message that may be handed on, of those asked for. */
export async function originalsOf(
  em: EntityManager,
  message: Message,
  ids: readonly string[] | undefined,
): Promise<Attachment[]> {
  const all = await em.find(Attachment, { messageId: message.id }, { orderBy: { id: 'asc' } });
  return ids ? all.filter(({ id }) => ids.includes(id)) : all;
}
