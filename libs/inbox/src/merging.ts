import { type EntityManager, LockMode } from '@mikro-orm/sql';
import { type Clock, DomainError, newId, newReference, parseReference } from '#shared';
import { answering, type Clocks } from '#targets';
import { type BeforeMerge, beforeMerge } from './before-merge.js';
import { announce } from './changes.js';
import { Conversation, NEVER } from './conversation.entity.js';
import type { Actor } from './desk.js';
import { HistoryEvent, type HistoryKind } from './history-event.entity.js';
import { matterOf } from './matter.js';
import { Message } from './message.entity.js';
import { oweEarliest } from './owed.js';
import { Queue } from './queue.entity.js';
import { maySee, sightOf } from './sight.js';
import { snippetOf } from './snippet.js';

/** Makes one matter of two, or two of one. Messages stay where they came in, so that every step can be taken back. */
export class Merging {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly clocks: Clocks,
  ) {}

  /**
   * Makes one conversation part of another: its messages are shown there, and what it owes is owed there.
   * @throws DomainError `invalid` where they are the same, or one stands in a restricted queue and the other elsewhere
   */
  async merge(reference: string, into: string, actor: Actor, version?: number): Promise<void> {
    await this.together([reference, into], actor, async (em, [source, target], now) => {
      source.expectVersion(version);
      if (source.id === target.id) throw refuse('into', 'must be another conversation');
      for (const each of [source, target]) {
        if (each.mergedInto) throw refuse('into', `cannot be: ${each.reference} is part of another already`);
      }
      await this.mustShareEyes(em, source, target);
      // Those that were merged into it before come along.
      const [, ...parts] = await matterOf(em, source.id);
      await takeAlong(em, parts, source, target);
      const before: Merged = {
        ...beforeMerge(source),
        queue: source.queue,
        joined: target.queue,
        parts,
      };
      source.mergeInto(target, now);
      source.queue = target.queue;
      if (!target.isOpen()) target.reopen();
      if (source.hasAttachments) target.hasAttachments = true;
      if (source.activityAt > target.activityAt) {
        target.activityAt = source.activityAt;
        target.snippet = source.snippet;
      }
      const detail = { ...before };
      tell(em, source, 'merged', `${actor.name} merged it into ${target.reference}.`, actor, now, detail);
      tell(em, target, 'merged', `${actor.name} merged ${source.reference} into it.`, actor, now);
      await em.flush();
      oweEarliest(target, await this.clocks.of(em, await matterOf(em, target.id)));
    });
  }

  /** Lets what was merged stand by itself again, with what it owed. */
  async unmerge(reference: string, actor: Actor): Promise<void> {
    const known = await this.em.fork().findOne(Conversation, { reference: parseReference(reference) ?? '' });
    const into = known?.mergedInto && (await this.em.fork().findOne(Conversation, { id: known.mergedInto }));
    if (!into) throw new DomainError('conflict', 'not-merged', `${reference} is not part of another.`);
    await this.together([reference, into.reference], actor, async (em, [source, target], now) => {
      if (source.mergedInto !== target.id) {
        throw new DomainError(
          'conflict',
          'not-merged',
          `${source.reference} is not part of another any more.`,
        );
      }
      const merged = await em.findOne(
        HistoryEvent,
        { conversationId: source.id, kind: 'merged' },
        { orderBy: { id: 'desc' } },
      );
      const before = (merged?.detail ?? {}) as Partial<Merged>;
      source.unmerge(before, now);
      await this.giveBackQueue(em, source, before);
      await takeAlong(em, before.parts ?? [], target, source);
      tell(em, source, 'unmerged', `${actor.name} took the merge into ${target.reference} back.`, actor, now);
      tell(em, target, 'unmerged', `${actor.name} took ${source.reference} out of it again.`, actor, now);
      await em.flush();
      await countAttachments(em, [source.id, target.id]);
      for (const each of [source, target]) {
        const clocks = await this.clocks.of(em, await matterOf(em, each.id));
        // Where it goes on, somebody may have been waited for, or been heard of, since.
        if (each === source && source.waitingFor === 'contact') await this.clocks.pause(clocks, now);
        else if (each === source && source.isOpen()) await this.clocks.resume(clocks, now);
        oweEarliest(each, clocks);
      }
    });
  }

  /** Where both were moved on together since, it stays there; and nobody gains or loses sight of it by this. */
  private async giveBackQueue(
    em: EntityManager,
    source: Conversation,
    { queue, joined }: Partial<Merged>,
  ): Promise<void> {
    if (!queue || queue === source.queue || joined !== source.queue) return;
    const both = await em.find(Queue, { key: [queue, source.queue] });
    if (both.length === 2 && !both.some(({ restricted }) => restricted)) source.queue = queue;
  }

  /**
   * Makes a conversation of its own out of some messages; what they ask is owed from when they came in. Merging it back takes
   * it back.
   * @returns the new conversation's reference
   * @throws DomainError `invalid` where a message is not one of its own, none came in from outside, or none would be left
   */
  async split(
    reference: string,
    messageIds: string[],
    actor: Actor,
    { subject, version }: { subject?: string | undefined; version?: number | undefined } = {},
  ): Promise<string> {
    return this.together([reference], actor, async (em, [origin], now) => {
      origin.expectVersion(version);
      const all = await em.find(
        Message,
        { conversationId: origin.id },
        { orderBy: { at: 'asc', id: 'asc' } },
      );
      const moved = all.filter(({ id }) => messageIds.includes(id));
      const first = moved.find(({ direction }) => direction === 'inbound');
      if (moved.length !== new Set(messageIds).size) throw refuse('messages', 'must be messages of its own');
      if (!first) throw refuse('messages', 'must hold one that came in');
      if (!all.some((each) => each.direction === 'inbound' && !moved.includes(each))) {
        throw refuse('messages', 'must leave one that came in');
      }
      const made = em.create(Conversation, {
        id: newId(),
        reference: newReference(),
        subject: subject?.trim() || first.subject || origin.subject,
        snippet: snippetOf(first.newText || first.text),
        channelId: first.channelId ?? origin.channelId,
        kind: origin.kind,
        priority: origin.priority,
        status: 'open',
        queue: origin.queue,
        assigneeId: origin.assigneeId ?? null,
        contactId: (await contactOf(em, first)) ?? origin.contactId ?? null,
        tags: origin.tags,
        language: origin.language ?? null,
        receivedAt: first.at,
        activityAt: moved.at(-1)?.at ?? first.at,
        dueOrder: NEVER,
        unread: false,
        splitFrom: origin.id,
      });
      em.persist(made);
      await em.flush();
      for (const message of moved) message.conversationId = made.id;
      const known = answering(await this.clocks.of(em, origin.id));
      if (known) oweEarliest(made, [await this.clocks.start(em, made.id, known.target, first.at)]);
      tell(em, made, 'split', `${actor.name} split it off ${origin.reference}.`, actor, now);
      tell(em, origin, 'split', `${actor.name} split ${made.reference} off it.`, actor, now);
      await em.flush();
      await countAttachments(em, [origin.id, made.id]);
      await announce(em, [made]);
      return made.reference;
    });
  }

  private async together<T, R extends string[]>(
    references: [...R],
    actor: Actor,
    work: (em: EntityManager, found: { [K in keyof R]: Conversation }, now: Date) => Promise<T>,
  ): Promise<T> {
    return this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      const sight = await sightOf(em, actor.id);
      // Locked in one order, whoever merges which into which.
      const locked = await em.find(
        Conversation,
        { reference: references.map((each) => parseReference(each) ?? '') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      );
      const found = references.map((reference) => {
        const conversation = locked.find((each) => each.reference === parseReference(reference));
        if (!conversation || !maySee(sight, conversation.queue)) {
          throw DomainError.notFound('conversation', reference);
        }
        return conversation;
      });
      const result = await work(em, found as { [K in keyof R]: Conversation }, this.clock.date());
      await announce(em, locked);
      return result;
    });
  }

  /** Nobody gets to see, or loses sight of, anything by a merge. */
  private async mustShareEyes(em: EntityManager, source: Conversation, target: Conversation): Promise<void> {
    if (source.queue === target.queue) return;
    const [restricted] = await em.find(Queue, { key: [source.queue, target.queue], restricted: true });
    if (restricted) {
      throw refuse('into', `must be in the same queue, because ${restricted.name} is restricted`);
    }
  }
}

/** What taking a merge back needs to know. */
interface Merged extends BeforeMerge {
  queue: string;
  /** The queue that it came to stand in. */
  joined: string;
  /** Ids of what was part of it already. */
  parts: string[];
}

/** Makes what is part of one conversation part of another. */
async function takeAlong(
  em: EntityManager,
  parts: string[],
  from: Conversation,
  to: Conversation,
): Promise<void> {
  if (parts.length === 0) return;
  const moved = await em.execute<{ id: string }[]>(
    'update conversation set merged_into = ?, queue = ? where id in (?) and merged_into = ? returning id',
    [to.id, to.queue, parts, from.id],
  );
  if (moved.length === 0 || from.queue === to.queue) return;
  await em.execute(
    `update history_event set detail = detail || jsonb_build_object('joined', ?::text)
     where conversation_id in (?) and kind = 'merged' and detail->>'joined' = ?`,
    [to.queue, moved.map(({ id }) => id), from.queue],
  );
}

/** Files are shown with the conversation that they are in, or are part of. */
async function countAttachments(em: EntityManager, ids: string[]): Promise<void> {
  await em.execute(
    `update conversation set has_attachments = exists (
       select 1 from attachment a join message m on m.id = a.message_id
       join conversation part on part.id = m.conversation_id
       where conversation.id in (part.id, part.merged_into) and not a.inline) where id in (?)`,
    [ids],
  );
}

function tell(
  em: EntityManager,
  { id }: Conversation,
  kind: HistoryKind,
  text: string,
  actor: Actor,
  at: Date,
  detail: Record<string, unknown> = {},
): void {
  em.persist(em.create(HistoryEvent, { conversationId: id, kind, at, personId: actor.id, text, detail }));
}

async function contactOf(em: EntityManager, { from }: Message): Promise<string | null> {
  if (!from) return null;
  const [row] = await em.execute<{ contact_id: string }[]>(
    'select contact_id from contact_point where value = ? limit 1',
    [from.address.trim().toLowerCase()],
  );
  return row?.contact_id ?? null;
}

function refuse(path: 'into' | 'messages', message: string): DomainError {
  const what = path === 'into' ? 'The other conversation' : 'The messages';
  return DomainError.invalid(`${what} ${message}.`, [{ path, message }]);
}
