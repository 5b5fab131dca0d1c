import type { EntityManager } from '@mikro-orm/sql';
import { type Actor, answerOwed, Contact, matterOf, maySee, Queue, seenConversation, sightOf } from '#inbox';
import { type Clock, DomainError } from '#shared';
import { type DueDates, dayInFull, TargetClock } from '#targets';
import { exampleData, fillText, mistakeIn, TemplateError } from '../templates/index.js';
import { CannedReply } from './canned-reply.entity.js';
import { cannedVariables } from './canned-variables.js';

export interface CannedDraft {
  name: string;
  body: string;
  queue: string | null;
}

const FILE = 'canned reply';

/** Words that are needed again and again: managers write them, everybody puts them into their answers. */
export class CannedReplies {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
  ) {}

  /** By name; those of restricted queues only for their teams. */
  async all(personId: string): Promise<CannedReply[]> {
    const em = this.em.fork();
    const sight = await sightOf(em, personId);
    const found = await em.find(CannedReply, {}, { orderBy: { name: 'asc', id: 'asc' } });
    return found.filter(({ queue }) => !queue || maySee(sight, queue));
  }

  /** @throws DomainError `invalid` where its text cannot be filled, with line and column */
  async add(draft: CannedDraft, personId: string): Promise<CannedReply> {
    const em = this.em.fork();
    await this.check(em, draft, personId);
    const reply = em.create(CannedReply, { ...draft, updatedAt: this.clock.date() });
    await em.persist(reply).flush();
    return reply;
  }

  async change(id: string, draft: CannedDraft, personId: string): Promise<CannedReply> {
    const em = this.em.fork();
    const reply = await this.one(em, id, personId);
    await this.check(em, draft, personId);
    Object.assign(reply, draft, { updatedAt: this.clock.date() });
    await em.flush();
    return reply;
  }

  async remove(id: string, personId: string): Promise<void> {
    const em = this.em.fork();
    await em.remove(await this.one(em, id, personId)).flush();
  }

  /** Its words for one conversation. */
  async render(id: string, reference: string, actor: Actor): Promise<string> {
    const em = this.em.fork();
    const { body } = await this.one(em, id, actor.id);
    const { name, telephone, website, openingHours } = await this.dueDates.organisation();
    const conversation = await seenConversation(em, reference, actor.id);
    const contact = conversation.contactId ? await em.findOne(Contact, { id: conversation.contactId }) : null;
    const due = await this.answerDue(em, conversation.id);
    return filled(body, {
      organisation: { name, telephone, website, openingHours },
      contact: { name: contact?.name || undefined },
      reference: conversation.reference,
      subject: conversation.subject || undefined,
      advisor: { name: actor.name },
      due: due ? dayInFull(due) : undefined,
    });
  }

  /** The day of the answer, which need not be what is due first. */
  private async answerDue(em: EntityManager, conversationId: string): Promise<string | undefined> {
    const clocks = await em.find(
      TargetClock,
      { conversationId: await matterOf(em, conversationId) },
      { orderBy: { dueAt: 'asc' } },
    );
    return answerOwed(clocks)?.due;
  }

  /** Its words on an invented example. */
  preview(body: string): string {
    return filled(body, exampleData(cannedVariables));
  }

  private async one(em: EntityManager, id: string, personId: string): Promise<CannedReply> {
    const reply = await em.findOne(CannedReply, { id });
    if (!reply || (reply.queue && !maySee(await sightOf(em, personId), reply.queue))) {
      throw DomainError.notFound('canned reply', id);
    }
    return reply;
  }

  private async check(em: EntityManager, { body, queue }: CannedDraft, personId: string): Promise<void> {
    const mistake = mistakeIn(body, cannedVariables, FILE);
    if (mistake) throw cannotBeFilled(mistake);
    if (!queue) return;
    const known = await em.findOne(Queue, { key: queue });
    if (!known || !maySee(await sightOf(em, personId), queue)) throw DomainError.notFound('queue', queue);
  }
}

function filled(body: string, data: Parameters<typeof fillText<typeof cannedVariables>>[2]): string {
  try {
    return fillText(body, cannedVariables, data, FILE);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { line, column, detail } = error;
    throw cannotBeFilled({ line, column, message: detail });
  }
}

function cannotBeFilled({
  line,
  column,
  message,
}: {
  line: number;
  column: number;
  message: string;
}): DomainError {
  return DomainError.invalid(`Line ${line}, column ${column}: ${message}`, [
    { path: 'body', message: `${line}:${column}: ${message}` },
  ]);
}
