import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Replies, type ReplyDraft } from '#correspondence';
import { Person } from '#identity';
import { type Actor, clocksOf, conversationDetails, Desk, listConversations, type WaitingFor } from '#inbox';
import { DomainError } from '#shared';
import { DueBoundsNow } from '../due-bounds.js';
import { presentConversation, presentSummary } from './conversation.presenter.js';
import type { conversationSchema, ListQuery } from './conversation.schemas.js';

type Presented = z.infer<typeof conversationSchema>;

/** Joins the rooms behind the conversation calls: work is done in the libs, names are added, and it is presented. */
@Injectable()
export class ConversationsFacade {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: Desk,
    private readonly replies: Replies,
    private readonly bounds: DueBoundsNow,
  ) {}

  async list({ assignee, ...query }: ListQuery, caller: Person) {
    const em = this.em.fork();
    const filter = { ...query, ...(assignee ? { assignee: assignee === 'me' ? caller.id : assignee } : {}) };
    const { rows, next } = await listConversations(em, filter, await this.bounds.now());
    const clocks = await clocksOf(
      em,
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => presentSummary(row, clocks.get(row.id) ?? [])), next };
  }

  /** Opening it is reading it. */
  async open(reference: string): Promise<Presented> {
    const presented = await this.present(reference);
    if (presented.unread) await this.desk.markRead(presented.reference);
    return presented;
  }

  async reply(reference: string, caller: Person, draft: ReplyDraft): Promise<Presented> {
    await this.replies.reply(reference, caller, draft);
    return this.present(reference);
  }

  async note(reference: string, caller: Person, text: string): Promise<Presented> {
    await this.desk.note(reference, caller, text);
    return this.present(reference);
  }

  async assign(
    reference: string,
    caller: Person,
    body: { assignee: string | null; version?: number | undefined },
  ): Promise<Presented> {
    const assignee = body.assignee === 'me' ? caller : body.assignee && (await this.colleague(body.assignee));
    await this.desk.assign(reference, caller, assignee || null, body.version);
    return this.present(reference);
  }

  async transfer(
    reference: string,
    caller: Person,
    body: { queue: string; version?: number | undefined },
  ): Promise<Presented> {
    await this.desk.transfer(reference, caller, body.queue, body.version);
    return this.present(reference);
  }

  async wait(
    reference: string,
    caller: Person,
    body: { for: WaitingFor; version?: number | undefined },
  ): Promise<Presented> {
    await this.desk.wait(reference, caller, body.for, body.version);
    return this.present(reference);
  }

  async resolve(reference: string, caller: Person, version?: number): Promise<Presented> {
    await this.desk.resolve(reference, caller, version);
    return this.present(reference);
  }

  async reopen(reference: string, caller: Person, version?: number): Promise<Presented> {
    await this.desk.reopen(reference, caller, version);
    return this.present(reference);
  }

  async sendAgain(reference: string, message: string, caller: Person): Promise<Presented> {
    await this.replies.sendAgain(reference, message, caller);
    return this.present(reference);
  }

  private async colleague(id: string): Promise<Actor> {
    const person = await this.em.fork().findOne(Person, { id });
    if (!person || person.disabledAt) throw DomainError.notFound('colleague', id);
    return person;
  }

  private async present(reference: string): Promise<Presented> {
    const em = this.em.fork();
    const details = await conversationDetails(em, reference);
    const ids = [
      details.conversation.assigneeId,
      ...details.messages.map(({ authorId }) => authorId),
      ...details.history.map(({ personId }) => personId),
    ].filter((id) => id != null);
    const people = ids.length ? await em.find(Person, { id: [...new Set(ids)] }) : [];
    return presentConversation(details, new Map(people.map(({ id, name }) => [id, name])));
  }
}
