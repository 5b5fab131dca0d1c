import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import {
  Drafts,
  type Handover,
  Replies,
  type ReplyDraft,
  type Resolution,
  Updates,
  type Waiting,
} from '#correspondence';
import { Person } from '#identity';
import {
  type Actor,
  clocksOf,
  Desk,
  Escalation,
  type EscalationDraft,
  foundIn,
  listConversations,
  sightOf,
} from '#inbox';
import { DomainError } from '#shared';
import { DueBoundsNow } from '../../due-bounds.js';
import { presentSummary } from './conversation.presenter.js';
import { ConversationAnswers, type PresentedConversation } from './conversation-answers.js';
import type { ListQuery } from './conversation-list.schemas.js';
import { mustNameOne } from './must-name-one.js';

interface Escalating extends Omit<EscalationDraft, 'assignee'> {
  /** Id of who answers now, or `me`; null: nobody yet. */
  assignee?: string | null | undefined;
  /** Tell the contact, and what is added to that. */
  tell?: boolean | undefined;
  words?: string | undefined;
}

/** Joins the rooms behind the conversation calls: work is done in the libs, names are added, and it is presented. */
@Injectable()
export class ConversationsFacade {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: Desk,
    private readonly replies: Replies,
    private readonly updates: Updates,
    private readonly drafts: Drafts,
    private readonly bounds: DueBoundsNow,
    private readonly escalation: Escalation,
    private readonly answers: ConversationAnswers,
  ) {}

  async list(query: ListQuery, caller: Person) {
    const em = this.em.fork();
    const sight = await sightOf(em, caller.id);
    const filter = { ...query, me: caller.id };
    const { rows, next } = await listConversations(em, filter, await this.bounds.now(), sight);
    const found = await foundIn(em, rows, query.q);
    const clocks = await clocksOf(
      em,
      rows.map(({ id }) => id),
    );
    return {
      items: rows.map((row) => presentSummary(row, clocks.get(row.id) ?? [], found.get(row.id))),
      next,
    };
  }

  async reply(
    reference: string,
    caller: Person,
    { scheduledFor, ...draft }: Omit<ReplyDraft, 'scheduledFor'> & { scheduledFor?: string | undefined },
  ): Promise<PresentedConversation> {
    const later = scheduledFor ? { scheduledFor: new Date(scheduledFor) } : {};
    await this.replies.reply(reference, caller, { ...draft, ...later });
    return this.answers.of(reference, caller);
  }

  async note(
    reference: string,
    caller: Person,
    body: {
      text: string;
      mentions?: string[] | undefined;
      draft?: boolean | undefined;
      version?: number | undefined;
    },
  ): Promise<PresentedConversation> {
    await this.desk.note(reference, caller, body.text, body.mentions, body.version);
    if (body.draft) await this.drafts.discard(reference, caller.id, null);
    return this.answers.of(reference, caller);
  }

  async assign(
    reference: string,
    caller: Person,
    body: { assignee?: string | null | undefined; team?: string | undefined; version?: number | undefined },
  ): Promise<PresentedConversation> {
    mustNameOne(body);
    if (body.team) {
      await this.desk.assignTeam(reference, caller, body.team, body.version);
      return this.answers.of(reference, caller);
    }
    const assignee = await this.named(body.assignee ?? null, caller);
    await this.desk.assign(reference, caller, assignee, body.version);
    return this.answers.of(reference, caller);
  }

  async escalate(
    reference: string,
    caller: Person,
    { assignee, tell, words, ...body }: Escalating,
  ): Promise<PresentedConversation> {
    if (body.team) mustNameOne({ assignee, team: body.team });
    const named = assignee === undefined ? {} : { assignee: await this.named(assignee, caller) };
    await this.escalation.escalate(reference, caller, { ...body, ...named }, async (task) => {
      if (tell) await this.updates.tellOfStageTwo(task, caller, words);
    });
    return this.answers.of(reference, caller);
  }

  /** Whoever hands it to a queue that is not theirs sees it this once more, as it has become. */
  async transfer(reference: string, caller: Person, body: Handover): Promise<PresentedConversation> {
    await this.updates.handOver(reference, caller, body);
    return this.answers.handedOver(reference, body.queue, caller);
  }

  async wait(
    reference: string,
    caller: Person,
    { until, ...body }: Omit<Waiting, 'until'> & { until?: string | undefined },
  ): Promise<PresentedConversation> {
    await this.updates.wait(reference, caller, { ...body, until: until ? new Date(until) : null });
    return this.answers.of(reference, caller);
  }

  async resolve(reference: string, caller: Person, resolution: Resolution): Promise<PresentedConversation> {
    await this.updates.resolve(reference, caller, resolution);
    return this.answers.of(reference, caller);
  }

  async reopen(reference: string, caller: Person, version?: number): Promise<PresentedConversation> {
    await this.desk.reopen(reference, caller, version);
    return this.answers.of(reference, caller);
  }

  async sendAgain(reference: string, message: string, caller: Person): Promise<PresentedConversation> {
    await this.replies.sendAgain(reference, message, caller);
    return this.answers.of(reference, caller);
  }

  /** @param id null: nobody */
  private async named(id: string | null, caller: Person): Promise<Actor | null> {
    if (!id) return null;
    if (id === 'me') return caller;
    const person = await this.em.fork().findOne(Person, { id });
    if (!person || person.disabledAt) throw DomainError.notFound('colleague', id);
    return person;
  }
}
