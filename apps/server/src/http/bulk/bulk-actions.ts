import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Person } from '#identity';
import { type Actor, Conversation, Desk, Handling, maySee, sightOf } from '#inbox';
import { DomainError, parseReference } from '#shared';
import { mustNameOne } from '../conversations/must-name-one.js';
import type { BulkAction, BulkBody, BulkOutcome } from './bulk.schemas.js';

/** One action on one conversation. */
interface Piece<A> {
  desk: Desk;
  handling: Handling;
  reference: string;
  actor: Actor;
  version: number | undefined;
  action: A;
  /** Whom it is given to, where the action gives it to somebody. */
  assignee: Actor | null;
}

interface Doing<A> {
  /** Whether it is so already, and nothing need be done. */
  already(conversation: Conversation, piece: Piece<A>): boolean;
  run(piece: Piece<A>): Promise<void>;
}

/** What can be done to many at once: each is a verb of the desk. */
const DOINGS: { [K in BulkAction['do']]: Doing<Extract<BulkAction, { do: K }>> } = {
  assign: {
    already: ({ assigneeId, teamId }, { assignee, action: { team } }) =>
      team
        ? teamId === team && !assigneeId
        : (assigneeId ?? null) === (assignee?.id ?? null) && (Boolean(assignee) || !teamId),
    run: ({ desk, reference, actor, assignee, version, action: { team } }) =>
      team
        ? desk.assignTeam(reference, actor, team, version)
        : desk.assign(reference, actor, assignee, version),
  },
  transfer: {
    already: ({ queue }, { action }) => queue === action.queue,
    run: ({ desk, reference, actor, action, version }) =>
      desk.transfer(reference, actor, action.queue, version),
  },
  wait: {
    already: ({ status, waitingFor, waitUntil }, { action }) =>
      status === 'waiting' &&
      waitingFor === action.for &&
      (waitUntil?.getTime() ?? null) === (action.until ? Date.parse(action.until) : null),
    run: ({ desk, reference, actor, action, version }) =>
      desk.wait(reference, actor, action.for, version, action.until ? new Date(action.until) : null),
  },
  resolve: {
    already: ({ status }) => status === 'done',
    run: ({ desk, reference, actor, version, action }) => desk.resolve(reference, actor, version, action),
  },
  reopen: {
    already: ({ status }) => status === 'new' || status === 'open',
    run: ({ desk, reference, actor, version }) => desk.reopen(reference, actor, version),
  },
  spam: {
    already: ({ status }) => status === 'spam',
    run: ({ handling, reference, actor, version }) => handling.spam(reference, actor, version),
  },
  snooze: {
    already: ({ snoozedUntil }, { action: { until } }) =>
      (snoozedUntil?.getTime() ?? null) === (until === null ? null : Date.parse(until)),
    run: ({ handling, reference, actor, action: { until }, version }) =>
      handling.snooze(reference, actor, until === null ? null : new Date(until), version),
  },
  tag: {
    already: () => false,
    run: ({ handling, reference, actor, action, version }) => handling.tag(reference, actor, action, version),
  },
};

/** Does one thing to many conversations, each by itself: one that is refused stands in nobody's way. */
@Injectable()
export class BulkActions {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: Desk,
    private readonly handling: Handling,
  ) {}

  async perform({ items, action }: BulkBody, caller: Person): Promise<BulkOutcome[]> {
    if (action.do === 'assign') mustNameOne(action);
    const assignee = action.do === 'assign' ? await this.assignee(action.assignee, caller) : null;
    const sight = await sightOf(this.em.fork(), caller.id);
    const known = await this.conversations(items.map(({ reference }) => reference));
    const outcomes: BulkOutcome[] = [];
    for (const { reference, version } of items) {
      const { desk, handling } = this;
      const piece = { desk, handling, reference, actor: caller, version, action, assignee };
      const before = known.get(parseReference(reference) ?? '');
      outcomes.push(await this.one(before && maySee(sight, before.queue) ? before : undefined, piece));
    }
    const after = await this.conversations(
      outcomes.filter(({ outcome }) => outcome === 'done').map(({ reference }) => reference),
    );
    return outcomes.map((each) => {
      const now = after.get(parseReference(each.reference) ?? '');
      return now ? { ...each, version: now.version } : each;
    });
  }

  /** @param before as it was a moment ago, where the caller may see it */
  private async one(before: Conversation | undefined, piece: Piece<BulkAction>): Promise<BulkOutcome> {
    const { reference, action } = piece;
    // Which of them it is, the table's own type has made sure of.
    const doing = DOINGS[action.do] as Doing<BulkAction>;
    try {
      if (before && doing.already(before, piece)) {
        return { reference, outcome: 'unchanged', version: before.version };
      }
      await doing.run(piece);
      return { reference, outcome: 'done' };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { reference, outcome: 'refused', problem: { code: error.code, detail: error.message } };
    }
  }

  private async conversations(references: string[]): Promise<Map<string, Conversation>> {
    const written = references.flatMap((reference) => parseReference(reference) ?? []);
    if (written.length === 0) return new Map();
    const found = await this.em.fork().find(Conversation, { reference: written });
    return new Map(found.map((conversation) => [conversation.reference, conversation]));
  }

  private async assignee(id: string | null | undefined, caller: Person): Promise<Actor | null> {
    if (!id) return null;
    if (id === 'me') return caller;
    const person = await this.em.fork().findOne(Person, { id });
    if (!person || person.disabledAt) throw DomainError.notFound('colleague', id);
    return person;
  }
}
