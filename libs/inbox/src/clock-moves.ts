import { setImmediate as breathe } from 'node:timers/promises';
import { type EntityManager, LockMode } from '@mikro-orm/sql';
import { type Clocks, moveInWords, type Reckoning, TargetClock } from '#targets';
import { Conversation } from './conversation.entity.js';
import { maySee, type Sight, seenQueues } from './sight.js';

/** Conversations looked at in one go: a few milliseconds' work, after which others have their turn. */
const PAGE = 50;
const LISTED = 200;

/** Which running clocks may have another date: those that count by this calendar, or those reckoned without all bank holidays. */
export type ClocksToMove = { calendar: string } | 'provisional';

export interface ClockMove {
  clock: TargetClock;
  /** What it comes to now. */
  reckoning: Reckoning;
  /** `due Tuesday 7 April 2026 instead of Monday 6 April 2026: closed for Easter Monday`; null: on the same moment. */
  words: string | null;
}

/** A conversation with what is otherwise in it, and all its clocks, the earliest due first. */
export interface MovingConversation {
  conversation: Conversation;
  clocks: TargetClock[];
  moves: ClockMove[];
}

export interface MoveOptions {
  now: Date;
  timeZone: string;
  /** Why dates move, where their days do not say. */
  why: string;
}

/**
 * Reckons anew what runs, page by page, and changes nothing; what is met, missed or waits is left alone. In a transaction the
 * conversations are locked, in the order in which everything else locks them; the caller may clear the manager after each page.
 */
export async function* movesByPage(
  em: EntityManager,
  clocks: Clocks,
  which: ClocksToMove,
  { now, timeZone, why }: MoveOptions,
): AsyncGenerator<MovingConversation[]> {
  const { sql, params } = among(which);
  const found = await em.execute<{ id: string }[]>(
    `select distinct coalesce(c.merged_into, c.id) as id from target_clock t join conversation c on c.id = t.conversation_id
     where t.state = 'running' and t.due_at > ? and ${sql} order by id`,
    [now.toISOString(), ...params],
  );
  const lock = em.isInTransaction() ? { lockMode: LockMode.PESSIMISTIC_WRITE as const, refresh: true } : {};
  for (let from = 0; from < found.length; from += PAGE) {
    const ids = found.slice(from, from + PAGE).map(({ id }) => id);
    const conversations = await em.find(Conversation, { id: ids }, { orderBy: { id: 'asc' }, ...lock });
    const merged = await em.execute<{ id: string; into: string }[]>(
      'select id, merged_into as into from conversation where merged_into in (?)',
      [ids],
    );
    const goesOnIn = new Map(merged.map(({ id, into }) => [id, into]));
    const all = await clocks.of(em, [...ids, ...goesOnIn.keys()]);
    const byMatter = Map.groupBy(all, ({ conversationId }) => goesOnIn.get(conversationId) ?? conversationId);
    const page: MovingConversation[] = [];
    for (const conversation of conversations) {
      const own = byMatter.get(conversation.id) ?? [];
      const moves: ClockMove[] = [];
      for (const clock of own) {
        if (clock.state !== 'running' || clock.dueAt <= now || !isAmong(which, clock)) continue;
        const reckoning = await clocks.anew(clock);
        if (!reckoning) continue;
        const moved = clock.dueAt.getTime() !== reckoning.dueAt.getTime();
        moves.push({ clock, reckoning, words: moved ? moveInWords(clock, reckoning, timeZone, why) : null });
      }
      if (moves.length > 0) page.push({ conversation, clocks: own, moves });
    }
    yield page;
    await breathe();
  }
}

type Owed = Pick<Reckoning, 'due' | 'dueAt'>;

/** Which dates would move, as far as one may see. */
export interface DateMoves {
  conversations: number;
  earlier: number;
  later: number;
  /** Would be overdue at once. */
  overdue: number;
  /** Waiting for the contact: reckoned when they go on. */
  waiting: number;
  /** The first of them. */
  items: {
    reference: string;
    subject: string;
    queue: string;
    target: string;
    name: string;
    before: Owed;
    after: Owed;
    words: string;
  }[];
}

/** What would move; changes nothing. `em` is no transaction's. */
export async function previewMoves(
  em: EntityManager,
  clocks: Clocks,
  which: { calendar: string },
  { sight, ...options }: MoveOptions & { sight: Sight },
): Promise<DateMoves> {
  const waiting = await countWaiting(em, which.calendar, sight);
  const moves: DateMoves = { conversations: 0, earlier: 0, later: 0, overdue: 0, waiting, items: [] };
  for await (const page of movesByPage(em, clocks, which, options)) {
    for (const { conversation, moves: own } of page) {
      const { reference, subject, queue } = conversation;
      if (!maySee(sight, queue)) continue;
      const moved = own.flatMap(({ clock, reckoning, words }) =>
        words ? [{ clock, reckoning, words }] : [],
      );
      if (moved.length > 0) moves.conversations += 1;
      for (const { clock, reckoning: after, words } of moved) {
        moves[after.dueAt < clock.dueAt ? 'earlier' : 'later'] += 1;
        if (after.dueAt <= options.now) moves.overdue += 1;
        if (moves.items.length >= LISTED) continue;
        const { target, name, due, dueAt } = clock;
        moves.items.push({ reference, subject, queue, target, name, before: { due, dueAt }, after, words });
      }
    }
    em.clear();
  }
  return moves;
}

async function countWaiting(em: EntityManager, calendar: string, sight: Sight): Promise<number> {
  const seen = seenQueues(sight, 'coalesce(whole.queue, c.queue)');
  const [counted] = await em.execute<{ waiting: number }[]>(
    `select count(*)::int as waiting from target_clock t join conversation c on c.id = t.conversation_id
     left join conversation whole on whole.id = c.merged_into
     where t.state = 'paused' and t.calendar = ? ${seen ? `and ${seen.sql}` : ''}`,
    [calendar, ...(seen?.params ?? [])],
  );
  return counted?.waiting ?? 0;
}

function among(which: ClocksToMove): { sql: string; params: unknown[] } {
  return which === 'provisional'
    ? { sql: 't.provisional', params: [] }
    : { sql: 't.calendar = ?', params: [which.calendar] };
}

function isAmong(which: ClocksToMove, { provisional, calendar }: TargetClock): boolean {
  return which === 'provisional' ? provisional : which.calendar === calendar;
}
