import { type EntityManager, LockMode } from '@mikro-orm/sql';
import { type Clock, DomainError, newId, parseReference } from '#shared';
import type { Clocks, TargetClock } from '#targets';
import { announce, announceById } from './changes.js';
import { Conversation, type WaitingFor } from './conversation.entity.js';
import { HistoryEvent, type HistoryKind } from './history-event.entity.js';
import { matterOf } from './matter.js';
import { Message } from './message.entity.js';
import { coversOf, notify, withCover } from './notifications.js';
import { type Outcome, resolvedInWords } from './outcome.js';
import { oweEarliest } from './owed.js';
import { Queue } from './queue.entity.js';
import { maySee, SEES_ALL, sightOf } from './sight.js';
import { snippetOf } from './snippet.js';
import { teamFor, teamWith } from './team-assignment.js';

/** Who does something, and what they had in front of them. */
export interface Actor {
  id: string;
  name: string;
}

/** One piece of work on one conversation, in one transaction. */
export interface Task {
  em: EntityManager;
  conversation: Conversation;
  clocks: TargetClock[];
  now: Date;
  tell(kind: HistoryKind, text: string, detail?: Record<string, unknown>): void;
}

/** How a conversation ended, and a remark that history keeps. */
export interface Ending {
  outcome?: Outcome | null | undefined;
  remark?: string | undefined;
}

/** What advisors do with a conversation. Every verb answers once it is stored. */
export class Desk {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly clocks: Clocks,
  ) {}

  /**
   * Does one piece of work, alone on the conversation.
   * @param actor who does it, on what they may see; null: Postroom itself
   * @param version what the actor had in front of them; a stale one is refused
   * @throws DomainError `not-found`, or `conflict` with the code `stale-version`
   */
  async work<T>(
    reference: string,
    actor: Actor | null,
    version: number | undefined,
    task: (task: Task) => Promise<T>,
  ): Promise<T> {
    return this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      const conversation = await em.findOne(
        Conversation,
        { reference: parseReference(reference) ?? '' },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      const sight = actor ? await sightOf(em, actor.id) : SEES_ALL;
      if (!conversation || !maySee(sight, conversation.queue)) {
        throw DomainError.notFound('conversation', reference);
      }
      const before = conversation.queue;
      conversation.expectVersion(version);
      if (conversation.mergedInto) await refuseMerged(em, conversation);
      const clocks = await this.clocks.of(em, await matterOf(em, conversation.id));
      const now = this.clock.date();
      const result = await task({
        em,
        conversation,
        clocks,
        now,
        tell: (kind, text, detail = {}) => {
          em.persist(
            em.create(HistoryEvent, {
              conversationId: conversation.id,
              kind,
              at: now,
              personId: actor?.id ?? null,
              text,
              detail,
            }),
          );
        },
      });
      oweEarliest(conversation, clocks);
      await announce(em, [conversation], before);
      return result;
    });
  }

  /** @param mentions ids of colleagues, who are told; those who may not see the conversation are refused */
  async note(
    reference: string,
    actor: Actor,
    text: string,
    mentions: string[] = [],
    version?: number,
  ): Promise<void> {
    await this.work(reference, actor, version, async (task) => this.addNote(task, actor, text, mentions));
  }

  /** Within a larger piece of work. */
  async addNote(
    { em, conversation, now }: Task,
    actor: Actor,
    text: string,
    mentions: string[] = [],
  ): Promise<void> {
    for (const id of mentions) {
      if (maySee(await sightOf(em, id), conversation.queue)) continue;
      throw DomainError.invalid('Somebody you mention may not see this conversation.', [
        { path: 'mentions', message: 'must be in a team of this restricted queue' },
      ]);
    }
    em.persist(
      em.create(Message, {
        id: newId(),
        conversationId: conversation.id,
        direction: 'note',
        text,
        newText: text,
        authorId: actor.id,
        mentions: [...new Set(mentions)],
        at: now,
      }),
    );
    conversation.activityAt = now;
    const mention = (whom: string) =>
      ({
        kind: 'mentioned',
        text: `${actor.name} mentions ${whom} in ${conversation.reference}: ${snippetOf(text)}`,
        at: now,
        by: actor.id,
      }) as const;
    await notify(em, conversation, mentions, mention('you'));
    for (const { name, coveredBy } of await coversOf(em, mentions, now)) {
      if (!mentions.includes(coveredBy)) await notify(em, conversation, [coveredBy], mention(name));
    }
  }

  /** @param assignee null: to nobody */
  async assign(reference: string, actor: Actor, assignee: Actor | null, version?: number): Promise<void> {
    await this.work(reference, actor, version, async (task) => this.give(task, actor, assignee));
  }

  /** Within a larger piece of work. @param assignee null: to nobody */
  async give({ em, conversation, now, tell }: Task, actor: Actor, assignee: Actor | null): Promise<void> {
    if (assignee && !maySee(await sightOf(em, assignee.id), conversation.queue)) {
      throw DomainError.invalid(`${assignee.name} is in no team of this restricted queue.`, [
        { path: 'assignee', message: 'must be in a team of the queue' },
      ]);
    }
    if (assignee && !conversation.isFor(assignee.id)) {
      throw DomainError.invalid(
        `${assignee.name} answered stage one, so somebody else must look at it now.`,
        [{ path: 'assignee', message: 'must not be who answered stage one' }],
      );
    }
    const same = (conversation.assigneeId ?? null) === (assignee?.id ?? null);
    if (same && (assignee || !conversation.teamId)) return;
    // What one of the team takes on stays the team's.
    const team = assignee && (await teamWith(em, conversation.teamId, assignee.id));
    conversation.assign(assignee?.id ?? null, team);
    const whom = assignee?.id === actor.id ? 'themselves' : assignee?.name;
    tell(
      'assigned',
      whom ? `${actor.name} assigned it to ${whom}.` : `${actor.name} took it off everybody's list.`,
    );
    const text = `${actor.name} assigned ${conversation.reference} to you: ${conversation.subject || 'no subject'}`;
    const news = { kind: 'assigned', text, at: now, by: actor.id } as const;
    await notify(em, conversation, await withCover(em, [assignee?.id], now), news);
  }

  /** Gives it to a team, of whom nobody has it yet; each of them is told. */
  async assignTeam(reference: string, actor: Actor, teamId: string, version?: number): Promise<void> {
    await this.work(reference, actor, version, async (task) => this.giveTeam(task, actor, teamId));
  }

  /** Within a larger piece of work. */
  async giveTeam({ em, conversation, now, tell }: Task, actor: Actor, teamId: string): Promise<void> {
    const team = await teamFor(em, teamId, conversation.queue);
    if (conversation.teamId === team.id && !conversation.assigneeId) return;
    conversation.assign(null, team.id);
    tell('assigned', `${actor.name} assigned it to the team ${team.name}.`);
    const text = `${actor.name} assigned ${conversation.reference} to ${team.name}: ${conversation.subject || 'no subject'}`;
    await notify(em, conversation, team.members, { kind: 'assigned', text, at: now, by: actor.id });
  }

  async transfer(reference: string, actor: Actor, queueKey: string, version?: number): Promise<void> {
    await this.work(reference, actor, version, async (task) => this.move(task, actor, queueKey));
  }

  /**
   * Moves it to another queue, where nobody has it yet; within a larger piece of work.
   * @returns the queue, or null where it stands there already
   */
  async move({ em, conversation, tell }: Task, actor: Actor, queueKey: string): Promise<Queue | null> {
    const queue = await em.findOne(Queue, { key: queueKey });
    if (!queue) throw DomainError.notFound('queue', queueKey);
    if (queue.key === conversation.queue) return null;
    conversation.transfer(queue.key);
    // What was merged into it is part of it, and seen by the same people.
    await em.execute('update conversation set queue = ? where merged_into = ?', [queue.key, conversation.id]);
    tell('transferred', `${actor.name} moved it to ${queue.name}.`);
    return queue;
  }

  /** Waits; clocks whose target says so stand still while it is the contact we wait for. */
  async wait(
    reference: string,
    actor: Actor,
    waitingFor: WaitingFor,
    version?: number,
    until: Date | null = null,
  ): Promise<void> {
    await this.work(reference, actor, version, (task) => this.waitFor(task, actor, waitingFor, until));
  }

  /** Within a larger piece of work. */
  async waitFor(
    { conversation, clocks, now, tell }: Task,
    actor: Actor,
    waitingFor: WaitingFor,
    until: Date | null = null,
  ): Promise<void> {
    if (until && until <= now) {
      const message = 'must lie ahead';
      throw DomainError.invalid(`The time ${message}.`, [{ path: 'until', message }]);
    }
    conversation.wait(waitingFor, until);
    if (waitingFor === 'contact') await this.clocks.pause(clocks, now);
    else await this.clocks.resume(clocks, now);
    tell('waiting', `${actor.name} is waiting for ${waitingFor === 'contact' ? 'the contact' : 'others'}.`);
  }

  /**
   * What is still owed no longer applies.
   */
  async resolve(reference: string, actor: Actor, version?: number, ending: Ending = {}): Promise<void> {
    await this.work(reference, actor, version, async (task) => this.end(task, actor, ending));
  }

  /** Within a larger piece of work. */
  end(
    { conversation, clocks, now, tell }: Task,
    actor: Actor,
    { outcome = null, remark = '' }: Ending = {},
  ): void {
    conversation.resolve(now, outcome);
    for (const clock of clocks) clock.resolve(now);
    tell('resolved', resolvedInWords(actor.name, outcome, remark), { outcome });
  }

  /** What was stopped when it was resolved is owed again, by the same date. */
  async reopen(reference: string, actor: Actor, version?: number): Promise<void> {
    await this.work(reference, actor, version, async ({ conversation, clocks, now, tell }) => {
      conversation.reopen();
      await this.clocks.resume(clocks, now);
      for (const clock of clocks) {
        if (clock.state === 'stopped') clock.unmeet(now);
        else clock.unresolve(now);
      }
      tell('reopened', `${actor.name} opened it again.`);
    });
  }

  /** Somebody has looked at it. Changes no version: reading is no change that others could stand in the way of. */
  async markRead(reference: string): Promise<void> {
    const em = this.em.fork();
    // Not through the manager, which would raise the version with it.
    const read = await em.execute<{ id: string }[]>(
      'update conversation set unread = false where reference = ? and unread returning id',
      [reference],
    );
    await announceById(
      em,
      read.map(({ id }) => id),
    );
  }
}

/** Work goes on where it was merged into. */
async function refuseMerged(em: EntityManager, conversation: Conversation): Promise<never> {
  const { reference } = await em.findOneOrFail(Conversation, { id: conversation.mergedInto ?? '' });
  throw new DomainError(
    'conflict',
    'merged',
    `${conversation.reference} is part of ${reference} now. Work there, or take the merge back first.`,
  );
}
