import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ConnectorList } from '#channels';
import type { Address } from '#connector-sdk';
import {
  type Actor,
  answerOwed,
  bodyNamed,
  type Desk,
  Message,
  matterOf,
  type OtherBody,
  pictureOf,
  type ReplyTokens,
  seenConversation,
  snippetOf,
  type Task,
} from '#inbox';
import { addToOutbox } from '#outbox';
import { DomainError } from '#shared';
import { answering, type Clocks, type DueDates, dayInFull } from '#targets';
import { DELIVER } from './deliverer.js';
import { bodyBlock, contactBlock, envelope } from './envelopes.js';
import { answersTo, bareSubject, replySubject } from './outgoing-ids.js';
import { ownAddresses } from './own-addresses.js';
import type { Recall } from './recall.js';
import { answeredMessage, usualRecipients } from './recipients.js';
import type {
  ApologyData,
  DataFor,
  HandoverData,
  RedirectData,
  Rendered,
  TemplateRenderer,
} from './templates/index.js';
import { undoUntil } from './undo-until.js';

export interface Handover {
  queue: string;
  /** For the colleagues who take it on. */
  note?: string | undefined;
  /** Tell the contact who has it now. */
  tell?: boolean | undefined;
  /** What is added to that, in the advisor's own words. */
  words?: string | undefined;
  version?: number | undefined;
}

export interface Delay {
  /** The target's key; absent: the answer's, where one is owed, else the earliest. */
  target?: string | undefined;
  /** `YYYY-MM-DD` in the organisation's time zone. */
  until: string;
  /** Why it takes longer; the contact reads it, unless they are not told. */
  reason: string;
  tell?: boolean | undefined;
  version?: number | undefined;
}

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

/** What a template says beside what every message says. */
type Own<Data> = Omit<Data, 'organisation' | 'links' | 'contact' | 'reference' | 'subject'>;

/** By when the contact has an answer, as true as it is now: a day that has passed is no promise any more. */
function promised({
  clocks,
  now,
}: Pick<Task, 'clocks' | 'now'>): Pick<HandoverData, 'before' | 'expectedBy'> {
  const passed = answerOwed(clocks.filter(({ dueAt }) => dueAt <= now));
  const ahead = answerOwed(clocks.filter(({ dueAt }) => dueAt > now));
  return {
    ...(passed ? { before: dayInFull(passed.due) } : {}),
    ...(ahead ? { expectedBy: dayInFull(ahead.due) } : {}),
  };
}

/** What changes for the person who wrote, and the message that tells them so. It answers nothing: no promise is met by it. */
export class Updates {
  constructor(
    private readonly desk: Desk,
    private readonly dueDates: DueDates,
    private readonly clocks: Clocks,
    private readonly connectors: ConnectorList,
    private readonly tokens: ReplyTokens,
    private readonly templates: TemplateRenderer,
  ) {}

  /**
   * Hands it to another queue, with a note for those who take it on and, where wished, word to the contact.
   * @throws DomainError `not-found` where there is no such queue, `invalid` where the contact cannot be told
   */
  async handOver(reference: string, actor: Actor, handover: Handover): Promise<void> {
    await this.desk.work(reference, actor, handover.version, async (task) => {
      const { conversation, now, tell } = task;
      if (handover.note?.trim()) await this.desk.addNote(task, actor, handover.note.trim());
      const queue = await this.desk.move(task, actor, handover.queue);
      if (!queue || !handover.tell) return;
      const words = handover.words?.trim();
      await this.send(task, 'handover', {
        queue: { name: queue.name },
        ...promised(task),
        ...(words ? { words } : {}),
      });
      tell('replied', `${actor.name} told the contact that ${queue.name} has it now.`);
      conversation.activityAt = now;
    });
  }

  /**
   * Moves a promise to a later day, before it has passed, and says sorry.
   * @throws DomainError `conflict` where it has passed or nothing is owed, `invalid` where the day is none to move it to
   */
  async extend(reference: string, actor: Actor, delay: Delay): Promise<void> {
    await this.desk.work(reference, actor, delay.version, async (task) => {
      const { conversation, clocks, now, tell } = task;
      const clock = delay.target
        ? clocks.findLast((each) => each.target === delay.target)
        : (answering(clocks.filter((each) => each.isOwed())) ?? clocks.find((each) => each.isOwed()));
      if (!clock)
        throw new DomainError('conflict', 'nothing-owed', 'Nothing is owed here, so nothing can be moved.');
      const { until, reason } = delay;
      const before = await this.clocks.extend(clock, { until, reason, personId: actor.id, at: now });
      tell(
        'extended',
        `${actor.name} moved the date from ${dayInFull(before)} to ${dayInFull(clock.due)}: ${reason}`,
        { target: clock.target, before },
      );
      if (delay.tell === false) return;
      await this.send(task, 'apology', {
        reason,
        before: dayInFull(before),
        expectedBy: dayInFull(clock.due),
      });
      conversation.activityAt = now;
    });
  }

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
      const message = await this.send(task, 'redirect', redirectData(body, redirect), goesOutAt);
      message.authorId = actor.id;
      conversation.activityAt = now;
      const detail = { message: message.id, outcome: 'not-ours' };
      tell(
        'redirected',
        `${actor.name} redirected it to ${body.name} and marked it as done: not ours.`,
        detail,
      );
      if (!goesOutAt) return;
      const changed = { before, now: pictureOf(conversation, clocks) };
      const recall: Recall = { written: null, after: 'done', changed };
      message.recall = recall as unknown as Record<string, unknown>;
    });
  }

  /**
   * The words of a redirect; changes nothing.
   * @throws DomainError `not-found` where there is no such body, `invalid` where the contact cannot be told
   */
  async previewRedirect(
    em: EntityManager,
    reference: string,
    actor: Actor,
    redirect: Redirect,
  ): Promise<Preview> {
    const conversation = await seenConversation(em, reference, actor.id);
    const body = await bodyNamed(em, redirect.body);
    const { to, rendered } = await this.words({ em, conversation }, 'redirect', redirectData(body, redirect));
    return { to, ...rendered };
  }

  private async send(
    task: Pick<Task, 'em' | 'conversation' | 'now'>,
    purpose: ToContact,
    data: Own<DataFor<ToContact>>,
    goesOutAt: Date | null = null,
  ): Promise<Message> {
    const { em, conversation, now } = task;
    const { to, answered, channel, organisation, rendered } = await this.words(task, purpose, data);
    const message = em.create(Message, {
      ...envelope(channel, organisation, conversation.reference, this.tokens),
      conversationId: conversation.id,
      purpose,
      to,
      subject: rendered.subject,
      text: rendered.text,
      newText: rendered.text,
      html: rendered.html,
      inReplyTo: answersTo(answered),
      at: now,
      goesOutAt,
    });
    em.persist(message);
    conversation.snippet = snippetOf(rendered.text);
    await em.flush();
    await addToOutbox(em, [
      { topic: DELIVER, key: message.id, ...(goesOutAt ? { availableAt: goesOutAt } : {}) },
    ]);
    return message;
  }

  /** What it would say, and to whom. */
  private async words(
    { em, conversation }: Pick<Task, 'em' | 'conversation'>,
    purpose: ToContact,
    data: Own<DataFor<ToContact>>,
  ) {
    const organisation = await this.dueDates.organisation();
    const channel = await em.findOneOrFail(Channel, { id: conversation.channelId });
    const answered = await answeredMessage(em, await matterOf(em, conversation.id));
    const { to } = usualRecipients('reply', answered, ownAddresses(await em.find(Channel, {})), new Set());
    if (to.length === 0 || !this.connectors.get(channel.connector).send) {
      const message = 'cannot be: nothing can be sent to them by the way they wrote';
      throw DomainError.invalid(`The contact ${message}. ${INSTEAD[purpose]}`, [{ path: 'tell', message }]);
    }
    const { subject, ...rest } = this.templates.render(`${purpose}/default`, {
      ...data,
      ...contactBlock(organisation),
      contact: { name: to[0]?.name || undefined },
      reference: conversation.reference,
      subject: bareSubject(conversation.subject) || undefined,
    } as HandoverData & ApologyData & RedirectData);
    const line = replySubject(subject, conversation.reference).replace(/^Re: /, '');
    return { to, answered, channel, organisation, rendered: { ...rest, subject: line } };
  }
}

/** What goes to whoever wrote in, in words of a template. */
type ToContact = 'handover' | 'apology' | 'redirect';

/** What to do where they cannot be told. */
const INSTEAD: Record<ToContact, string> = {
  handover: 'Do it without telling them.',
  apology: 'Do it without telling them.',
  redirect: 'Mark it as done instead, as a matter for another body.',
};

function redirectData(body: OtherBody, { words = '' }: Redirect): Own<RedirectData> {
  return { ...bodyBlock(body), ...(words.trim() ? { words: words.trim() } : {}) };
}
