import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ConnectorList } from '#channels';
import {
  type Actor,
  answerOwed,
  clockToMove,
  conversationDetails,
  type Desk,
  type Ending,
  happened,
  Message,
  matterOf,
  Queue,
  type ReplyTokens,
  sightOf,
  snippetOf,
  type Task,
  type WaitingFor,
} from '#inbox';
import { addToOutbox } from '#outbox';
import { DomainError } from '#shared';
import { type Clocks, type DueDates, dayInFull, dayOf, type TargetClock } from '#targets';
import { DELIVER } from './deliverer.js';
import { contactBlock, envelope } from './envelopes.js';
import { messageLanguage } from './message-language.js';
import { answersTo, bareSubject, replySubject } from './outgoing-ids.js';
import { ownAddresses } from './own-addresses.js';
import { answeredMessage, usualRecipients } from './recipients.js';
import type { DataFor, HandoverData, Templates } from './templates/index.js';

/** What a drafted word of a delay says until somebody says it better. */
export const DRAFTED_REASON = 'We need more time to give you a full answer.';

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

export interface Waiting {
  for: WaitingFor;
  /** When to look at it again in any case. */
  until?: Date | null | undefined;
  /** Tell the contact what they are asked for; their words go by `words`. */
  tell?: boolean | undefined;
  words?: string | undefined;
  version?: number | undefined;
}

export interface Resolution extends Ending {
  /** Tell the contact that it is done. */
  tell?: boolean | undefined;
  /** What is added to that, in the advisor's own words. */
  words?: string | undefined;
  version?: number | undefined;
}

/** What the contact is told of by somebody here. */
type Told = 'handover' | 'apology' | 'awaiting' | 'resolved' | 'escalation' | 'redirect';

/** What a template says beside what every message says. */
type Own<P extends Told> = Omit<DataFor<P>, 'organisation' | 'links' | 'contact' | 'reference' | 'subject'>;

/** By when the contact has an answer, as true as it is now: a day that has passed is no promise any more. */
function promised({
  clocks,
  now,
}: Pick<Task, 'clocks' | 'now'>): Pick<HandoverData, 'before' | 'expectedBy'> {
  const passed = answerOwed(clocks.filter(({ dueAt }) => dueAt <= now));
  const ahead = answerOwed(clocks.filter(({ dueAt }) => dueAt > now));
  return {
    ...(passed ? { before: passed.due } : {}),
    ...(ahead ? { expectedBy: ahead.due } : {}),
  };
}

/** @param clocks the earliest due first */
function whichToMove(clocks: readonly TargetClock[], target: string | undefined): TargetClock {
  const clock = target ? clocks.findLast((each) => each.target === target) : clockToMove(clocks);
  if (clock) return clock;
  throw new DomainError('conflict', 'nothing-owed', 'Nothing is owed here, so nothing can be moved.');
}

/** What changes for the person who wrote, and the message that tells them so. It answers nothing: no promise is met by it. */
export class Updates {
  constructor(
    private readonly desk: Desk,
    private readonly dueDates: DueDates,
    private readonly clocks: Clocks,
    private readonly connectors: ConnectorList,
    private readonly tokens: ReplyTokens,
    private readonly templates: Templates,
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
   * @throws DomainError `conflict` where it has passed or nothing is owed, `invalid` where the day is none to move it to, or the
   *   contact must be told and is not, though they can be
   */
  async extend(reference: string, actor: Actor, delay: Delay): Promise<void> {
    await this.desk.work(reference, actor, delay.version, async (task) => {
      const { conversation, clocks, now, tell } = task;
      const clock = whichToMove(clocks, delay.target);
      const { until, reason } = delay;
      const limit = await this.clocks.limitOf(clock);
      if (limit?.toldBy && delay.tell === false && (await this.recipients(task)).to.length > 0) {
        const message = `must be: ${clock.name} can be moved only if the contact is told, by ${dayInFull(limit.toldBy)}`;
        throw DomainError.invalid(`The contact ${message}.`, [{ path: 'tell', message }]);
      }
      const before = await this.clocks.extend(clock, { until, reason, personId: actor.id, at: now });
      tell(
        'extended',
        `${actor.name} moved the date from ${dayInFull(before)} to ${dayInFull(clock.due)}: ${reason}`,
        { target: clock.target, before },
      );
      if (delay.tell === false) return;
      await this.send(task, 'apology', {
        reason,
        before,
        expectedBy: clock.due,
      });
      conversation.activityAt = now;
    });
  }

  /**
   * The word of a delay as it would go out; changes nothing. `em` is no transaction's.
   * @throws DomainError as `extend` does
   */
  async previewDelay(
    em: EntityManager,
    reference: string,
    actor: Actor,
    { target, until, reason }: Delay,
    now: Date,
  ): Promise<{ subject: string; text: string }> {
    const { conversation, clocks } = await conversationDetails(em, reference, await sightOf(em, actor.id));
    const clock = whichToMove(
      clocks.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()),
      target,
    );
    // What is moved here is never stored.
    const before = await this.clocks.extend(clock, { until, reason, personId: actor.id, at: now });
    const data = { reason, before, expectedBy: clock.due };
    const { rendered } = await this.words({ em, conversation }, 'apology', data);
    return { subject: rendered.subject, text: rendered.text };
  }

  /**
   * Waits, and asks the contact for what is needed, where wished.
   * @throws DomainError `invalid` where they are to be told and there are no words, or it is not them we wait for
   */
  async wait(reference: string, actor: Actor, waiting: Waiting): Promise<void> {
    const words = waiting.words?.trim() ?? '';
    if (waiting.tell && waiting.for !== 'contact')
      throw refuse('tell', 'is for when we wait for the contact');
    if (waiting.tell && !words) throw refuse('words', 'must say what is needed');
    await this.desk.work(reference, actor, waiting.version, async (task) => {
      const until = waiting.until ?? null;
      await this.desk.waitFor(task, actor, waiting.for, until);
      if (!waiting.tell) return;
      const { timeZone } = await this.dueDates.organisation();
      await this.send(task, 'awaiting', { words, ...(until ? { until: dayOf(until, timeZone) } : {}) });
      task.tell('replied', `${actor.name} asked the contact for what is needed.`);
    });
  }

  /** Marks it as done and, where wished, tells the contact. */
  async resolve(reference: string, actor: Actor, resolution: Resolution): Promise<void> {
    await this.desk.work(reference, actor, resolution.version, async (task) => {
      this.desk.end(task, actor, resolution);
      if (!resolution.tell) return;
      const words = resolution.words?.trim();
      await this.send(task, 'resolved', words ? { words } : {});
      task.tell('replied', `${actor.name} told the contact that it is done.`);
    });
  }

  /** Tells the contact that stage two has begun, which acknowledges it; within the work that begins it. */
  async tellOfStageTwo(task: Task, actor: Actor, own: string | undefined): Promise<void> {
    const { em, conversation } = task;
    const queue = await em.findOne(Queue, { key: conversation.queue });
    const words = own?.trim();
    const { expectedBy } = promised(task);
    const { id } = await this.send(task, 'escalation', {
      queue: { name: queue?.name ?? conversation.queue },
      ...(expectedBy ? { expectedBy } : {}),
      ...(words ? { words } : {}),
    });
    await happened(task, this.clocks, 'acknowledgement', id);
    task.tell('replied', `${actor.name} told the contact that it is looked at anew.`);
  }

  /**
   * Stores what the contact is told, and lets it go out; within a larger piece of work.
   * @param goesOutAt until then it can be taken back; null: at once
   */
  async send<P extends Told>(
    task: Pick<Task, 'em' | 'conversation' | 'now'>,
    purpose: P,
    data: Own<P>,
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

  /** Who hears of it, and what they wrote; nobody where nothing can be sent to them by the way they wrote. */
  private async recipients({ em, conversation }: Pick<Task, 'em' | 'conversation'>) {
    const channel = await em.findOneOrFail(Channel, { id: conversation.channelId });
    const answered = await answeredMessage(em, await matterOf(em, conversation.id));
    const { to } = usualRecipients('reply', answered, ownAddresses(await em.find(Channel, {})), new Set());
    return { channel, answered, to: this.connectors.get(channel.connector).send ? to : [] };
  }

  /** What the contact would be told, and where. @throws DomainError `invalid` where they cannot be */
  async words<P extends Told>(
    { em, conversation }: Pick<Task, 'em' | 'conversation'>,
    purpose: P,
    data: Own<P>,
  ) {
    const organisation = await this.dueDates.organisation();
    const { channel, answered, to } = await this.recipients({ em, conversation });
    if (to.length === 0) {
      const message = 'cannot be: nothing can be sent to them by the way they wrote';
      const instead =
        purpose === 'redirect'
          ? 'Mark it as done instead, as a matter for another body.'
          : 'Do it without telling them.';
      throw DomainError.invalid(`The contact ${message}. ${instead}`, [{ path: 'tell', message }]);
    }
    const words = {
      ...data,
      ...contactBlock(organisation),
      contact: { name: to[0]?.name || undefined },
      reference: conversation.reference,
      subject: bareSubject(conversation.subject) || undefined,
    } as unknown as DataFor<P>;
    const language = await messageLanguage(em, conversation);
    const { subject, ...rest } = await this.templates.render<P>(`${purpose}/default`, words, language);
    const line = replySubject(subject, conversation.reference).replace(/^Re: /, '');
    return { to, answered, channel, organisation, rendered: { ...rest, subject: line } };
  }
}

function refuse(field: string, message: string): DomainError {
  return DomainError.invalid(`${field} ${message}.`, [{ path: field, message }]);
}
