import type { EntityManager } from '@mikro-orm/sql';
import { seenConversation, seenQueues, sightOf } from '#inbox';
import { type Clock, DomainError, newId } from '#shared';
import { cleanRichText } from '../rich-text/index.js';
import { Draft, type DraftContent } from './draft.entity.js';

/** One line of what somebody is still writing. */
export interface DraftLine {
  reference: string;
  writing: DraftContent['writing'];
  updatedAt: Date;
}

/** What people are writing, kept on every device that they use. */
export class Drafts {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async of(reference: string, personId: string): Promise<Draft | null> {
    const em = this.em.fork();
    const { id } = await seenConversation(em, reference, personId);
    return em.findOne(Draft, { personId, conversationId: id });
  }

  /** All that one person is writing, the newest first. */
  async all(personId: string): Promise<DraftLine[]> {
    const em = this.em.fork();
    const seen = seenQueues(await sightOf(em, personId), 'c.queue');
    const rows = await em.execute<
      { reference: string; writing: DraftContent['writing']; at: string | Date }[]
    >(
      `select c.reference, content->>'writing' as writing, updated_at as at
       from draft join conversation c on c.id = conversation_id
       where person_id = ?${seen ? ` and ${seen.sql}` : ''} order by updated_at desc limit 500`,
      [personId, ...(seen?.params ?? [])],
    );
    return rows.map(({ at, ...line }) => ({ ...line, updatedAt: new Date(at) }));
  }

  /**
   * @param revision what the writer had in front of them; null: nothing
   * @throws DomainError `conflict` with the code `newer-draft` where there is another by now
   */
  async keep(
    reference: string,
    personId: string,
    content: DraftContent,
    revision: string | null,
  ): Promise<Draft> {
    return this.em.fork().transactional(async (transaction) => {
      const em = transaction as EntityManager;
      const { id } = await seenConversation(em, reference, personId);
      const values = [newId(), JSON.stringify(clean(content)), this.clock.date().toISOString()];
      // One that was there and is gone was sent or discarded elsewhere: that is news too.
      const [row] = revision
        ? await em.execute(
            `update draft set revision = ?, content = ?::jsonb, updated_at = ?
             where person_id = ? and conversation_id = ? and revision = ? returning revision`,
            [...values, personId, id, revision],
          )
        : await em.execute(
            `insert into draft (revision, content, updated_at, person_id, conversation_id) values (?, ?::jsonb, ?, ?, ?)
             on conflict (person_id, conversation_id) do nothing returning revision`,
            [...values, personId, id],
          );
      if (!row) throw newer();
      return em.findOneOrFail(Draft, { personId, conversationId: id });
    });
  }

  /**
   * Where there is none any more, there is nothing to do.
   * @param revision what the writer had in front of them; null: its words have just been kept elsewhere
   * @throws DomainError `conflict` with the code `newer-draft` where there is another by now
   */
  async discard(reference: string, personId: string, revision: string | null): Promise<void> {
    const em = this.em.fork();
    const { id } = await seenConversation(em, reference, personId);
    if (!revision) return discardDraft(em, personId, id);
    const gone = await em.nativeDelete(Draft, { personId, conversationId: id, revision });
    if (gone === 0 && (await em.count(Draft, { personId, conversationId: id })) > 0) throw newer();
  }
}

/** It was sent, or is not wanted any more. */
export async function discardDraft(
  em: EntityManager,
  personId: string,
  conversationId: string,
): Promise<void> {
  await em.nativeDelete(Draft, { personId, conversationId });
}

/** Puts something back that had been written, before anything that has been written since. */
export async function putBackDraft(
  em: EntityManager,
  personId: string,
  conversationId: string,
  content: DraftContent,
  at: Date,
): Promise<void> {
  const since = await em.findOne(Draft, { personId, conversationId });
  if (!since) {
    em.persist(em.create(Draft, { personId, conversationId, revision: newId(), content, updatedAt: at }));
    return;
  }
  const { html, note, attachments } = since.content;
  since.content = {
    ...content,
    html: content.html + html,
    note,
    attachments: [...content.attachments, ...attachments],
  };
  since.revision = newId();
  since.updatedAt = at;
}

function clean(content: DraftContent): DraftContent {
  return { ...content, html: cleanRichText(content.html) };
}

function newer(): DomainError {
  return new DomainError(
    'conflict',
    'newer-draft',
    'This draft was changed on another device since. Nothing was overwritten: choose which one to keep.',
  );
}
