import type { EntityManager } from '@mikro-orm/sql';
import { Channel } from '#channels';
import { type Actor, type Desk, happened, Message, matterOf, mayGoOut, momentOf, type Task } from '#inbox';
import { addToOutbox, repeatFromOutbox } from '#outbox';
import { DomainError, isId } from '#shared';
import type { Clocks, DueDates } from '#targets';
import { DELIVER } from './deliverer.js';
import { depart } from './departure.js';
import { type DraftContent, discardDraft } from './drafts/index.js';
import { forwardedOriginal } from './forwarded-original.js';
import { addressOnly, type Composed, type MessageWriter, originalsOf } from './message-writer.js';
import { ownAddresses } from './own-addresses.js';
import type { After, Recall } from './recall.js';
import { messageAbout, type Recipients, usualRecipients } from './recipients.js';
import { bodyOf, cleanRichText, writtenBody } from './rich-text/index.js';
import { SEND_LATER } from './scheduled-messages.js';
import { composingSettings } from './sending/settings.js';
import { htmlFromText } from './templates/index.js';
import { uploadsOf } from './uploads/index.js';

/** What everybody who writes may say, whatever they write. */
interface Sending {
  text?: string | undefined;
  /** Rich text; the plain form is made from it. */
  html?: string | undefined;
  cc?: string[] | undefined;
  /** They get it too, and nobody is told. */
  bcc?: string[] | undefined;
  subject?: string | undefined;
  /** What it answers or hands on; absent: the newest that came in. */
  message?: string | undefined;
  /** Ids of uploads. */
  attachments?: string[] | undefined;
  after?: After | undefined;
  version?: number | undefined;
  /** Refuse where somebody newly sees the conversation who is not named in `confirmed`. */
  guard?: boolean | undefined;
  confirmed?: string[] | undefined;
  /** Can be taken back for as long as the organisation has set. */
  undoable?: boolean | undefined;
  /** Goes out then. */
  scheduledFor?: Date | undefined;
  /** It was written in the writer's draft, which goes with it. */
  draft?: boolean | undefined;
}

export interface ReplyDraft extends Sending {
  /** Absent: where the contact wants answers. */
  to?: string[] | undefined;
  /** More is to follow: a first contact, but not the answer. */
  holding?: boolean | undefined;
}

export interface ForwardDraft extends Sending {
  to: string[];
  /** Ids of its attachments that go along; absent: all. */
  originals?: string[] | undefined;
}

/** What advisors write to people outside. Each answers with the id of the message that it stored. */
export class Replies {
  constructor(
    private readonly desk: Desk,
    private readonly dueDates: DueDates,
    private readonly clocks: Clocks,
    private readonly writer: MessageWriter,
  ) {}

  /**
   * Stores the answer, meets what it answers, and lets it go out.
   * @throws DomainError `invalid` where there is nobody to answer, `conflict` where the version is stale, or the writer has
   *   answered stage one and this is stage two
   */
  async reply(reference: string, actor: Actor, draft: ReplyDraft): Promise<string> {
    return this.desk.work(reference, actor, draft.version, async (task) => {
      if (!draft.holding && !task.conversation.isFor(actor.id)) throw answeredStageOne();
      const matter = await matterOf(task.em, task.conversation.id);
      const answered = await messageAbout(task.em, 'reply', matter, draft.message);
      const ours = ownAddresses(await task.em.find(Channel, {}));
      const usual = usualRecipients('reply', answered, ours);
      const recipients = {
        to: draft.to?.map(addressOnly) ?? usual.to,
        ...copies(draft),
      };
      const body = writtenBody(draft);
      const holding = draft.holding ?? false;
      return this.send(task, actor, draft, 'reply', { recipients, body, answered, holding });
    });
  }

  /** Hands a message on to somebody else, with its files. Nothing is answered by that. */
  async forward(reference: string, actor: Actor, draft: ForwardDraft): Promise<string> {
    const { timeZone } = await this.dueDates.organisation();
    return this.desk.work(reference, actor, draft.version, async (task) => {
      const { em, conversation } = task;
      const matter = await matterOf(em, conversation.id);
      const message = await messageAbout(em, 'forward', matter, draft.message);
      if (!message) throw DomainError.notFound('message', '');
      const enclosures = await originalsOf(em, message, draft.originals);
      return this.send(task, actor, draft, 'forward', {
        recipients: { to: draft.to.map(addressOnly), ...copies(draft) },
        body: bodyOf(draft),
        answered: null,
        handedOn: { message, ...forwardedOriginal(message, timeZone), enclosures },
      });
    });
  }

  /**
   * Lets a message go out once more: it failed, bounced, or nobody knows; a person has decided so.
   * @throws DomainError `conflict` where it is not in such a state, or its writer has answered stage one and this is stage two
   */
  async sendAgain(reference: string, messageId: string, actor: Actor): Promise<void> {
    await this.desk.work(reference, actor, undefined, async (task) => {
      const { em, conversation, tell } = task;
      const message = isId(messageId)
        ? await em.findOne(Message, {
            id: messageId,
            conversationId: await matterOf(em, conversation.id),
          })
        : null;
      if (!message) throw DomainError.notFound('message', messageId);
      if (!mayGoOut(conversation, message)) throw writtenForStageOne();
      const anew = () => addToOutbox(em, [{ topic: DELIVER, key: message.id }]).then(() => true);
      const again =
        message.delivery === 'bounced'
          ? await anew()
          : (await repeatFromOutbox(em, DELIVER, message.id)) ||
            // It was held back before its time, and never on its way.
            (message.delivery === 'failed' && (await anew()));
      if (!again) {
        throw new DomainError(
          'conflict',
          'not-failed',
          'Only what failed, or may not have gone out, can be sent again.',
        );
      }
      message.sendAgain();
      const moment = momentOf(message);
      if (moment) await happened(task, this.clocks, moment, message.id);
      tell(
        'replied',
        `${actor.name} had the message to ${message.to[0]?.address ?? 'the contact'} sent again.`,
      );
    });
  }

  private async send(
    task: Task,
    actor: Actor,
    draft: Sending & Partial<Pick<ReplyDraft, 'to' | 'holding'>> & Partial<Pick<ForwardDraft, 'originals'>>,
    writing: 'reply' | 'forward',
    composed: Pick<Composed, 'recipients' | 'body' | 'answered' | 'handedOn' | 'holding'>,
  ): Promise<string> {
    const { em, conversation, tell } = task;
    const after = draft.after ?? 'stay';
    const undoSeconds = draft.undoable ? (await composingSettings(em)).undoSeconds : 0;
    const mayComeBack = undoSeconds > 0 || draft.scheduledFor !== undefined;
    const recall: Recall = { written: await written(em, actor, draft, writing), after, changed: null };
    const message = await this.writer.write(task, actor, {
      ...composed,
      subject: draft.subject,
      uploads: draft.attachments ?? [],
      confirmed: draft.guard ? (draft.confirmed ?? []) : undefined,
      recall: mayComeBack ? (recall as unknown as Record<string, unknown>) : null,
    });
    const times = await this.times(em, undoSeconds, draft.scheduledFor);
    if (draft.scheduledFor) {
      message.schedule(draft.scheduledFor);
      tell('scheduled', `${actor.name} wrote a message that goes out later.`, { message: message.id });
    } else {
      message.goesOutAt = times.goesOutAt;
      await depart(task, this.clocks, actor, message, after);
    }
    if (draft.draft) await discardDraft(em, actor.id, conversation.id);
    await em.flush();
    const availableAt = draft.scheduledFor ?? times.goesOutAt ?? undefined;
    const topic = draft.scheduledFor ? SEND_LATER : DELIVER;
    await addToOutbox(em, [{ topic, key: message.id, ...(availableAt ? { availableAt } : {}) }]);
    return message.id;
  }

  /** By the database's own clock, which is the one that the outbox goes by. */
  private async times(
    em: EntityManager,
    undoSeconds: number,
    scheduledFor: Date | undefined,
  ): Promise<{ goesOutAt: Date | null }> {
    if (undoSeconds === 0 && !scheduledFor) return { goesOutAt: null };
    const [row] = await em.execute<{ at: string | Date; past: boolean }[]>(
      `select now() + make_interval(secs => ?) as at, ?::timestamptz <= now() as past`,
      [undoSeconds, scheduledFor?.toISOString() ?? null],
    );
    if (row?.past) {
      throw DomainError.invalid('That time has passed. Choose a later one, or send it now.', [
        { path: 'scheduledFor', message: 'must be in the future' },
      ]);
    }
    return { goesOutAt: row && undoSeconds > 0 && !scheduledFor ? new Date(row.at) : null };
  }
}

function copies({ cc = [], bcc = [] }: Sending): Pick<Recipients, 'cc' | 'bcc'> {
  return { cc: cc.map(addressOnly), bcc: bcc.map(addressOnly) };
}

/** Nobody looks anew at an answer of their own. */
export function answeredStageOne(): DomainError {
  return new DomainError(
    'conflict',
    'answered-stage-one',
    'You answered stage one, so somebody else answers stage two. You can still say that more is to follow.',
  );
}

function writtenForStageOne(): DomainError {
  return new DomainError(
    'conflict',
    'answered-stage-one',
    'It is the answer of somebody who answered stage one, so it no longer goes out. Somebody else answers stage two.',
  );
}

/** What stands in the composer again where it is taken back. */
async function written(
  em: EntityManager,
  actor: Actor,
  draft: Sending & Partial<Pick<ReplyDraft, 'to' | 'holding'>> & Partial<Pick<ForwardDraft, 'originals'>>,
  writing: DraftContent['writing'],
): Promise<DraftContent> {
  const uploads = await uploadsOf(em, actor.id, draft.attachments ?? []);
  return {
    writing,
    html: cleanRichText(draft.html ?? htmlFromText(draft.text ?? '')),
    to: draft.to ?? null,
    cc: draft.cc ?? null,
    bcc: draft.bcc ?? null,
    subject: draft.subject ?? null,
    message: draft.message ?? null,
    holding: draft.holding ?? false,
    attachments: uploads.map(({ id, name, contentType, size }) => ({ id, name, contentType, size })),
    originals: draft.originals ?? null,
    note: '',
  };
}
