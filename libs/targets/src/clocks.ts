import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, closedReason, workingDaysBetween } from '#calendar';
import { DomainError, newId } from '#shared';
import { type ClockState, nextWarning, type Reckoning, TargetClock } from './clock.entity.js';
import { dayInFull } from './days-in-words.js';
import type { DueDates } from './due-dates.js';
import { type MetBy, type Moment, starts } from './moments.js';
import { type Terms, termsOf } from './terms.js';

/** How many working days more are proposed to whoever moves a date. */
const PROPOSED_DAYS = 5;

/** The row of a clock that starts now. */
export interface NewClock extends Reckoning, Terms {
  id: string;
  conversationId: string;
  target: string;
  name: string;
  endsBy: MetBy;
  startedAt: Date;
  warnAt: Date | null;
  /** Absent: it runs. */
  state?: ClockState;
}

/** A promise that was not kept in time. */
export interface Missed {
  conversationId: string;
  name: string;
}

/** How far a date may still be moved. */
export interface MoveLimit {
  /** `YYYY-MM-DD`: the latest day on which it can be due; not after the present one where it cannot be moved any more. */
  latest: string;
  /** The first date, up to whose last moment the contact can be told that it is moved; null: any time. */
  toldBy: string | null;
  toldByAt: Date | null;
}

/** Starts clocks and moves them on. `em` is the transaction in which the cause is stored. */
export class Clocks {
  constructor(private readonly dueDates: DueDates) {}

  /** Which of these targets start at this moment; the others wait for theirs. */
  async startingAt(moment: Moment, targets: readonly string[]): Promise<string[]> {
    const starting: string[] = [];
    for (const key of targets) {
      const target = await this.dueDates.target(key).catch(() => null);
      if (starts(target?.startsOn ?? 'receipt', moment)) starting.push(key);
    }
    return starting;
  }

  /** A clock as it starts; whoever begins a conversation writes it. @param startedAt the moment that starts it */
  async begin(conversationId: string, target: string, startedAt: Date): Promise<NewClock> {
    const now = await this.dueDates.target(target);
    const [terms, { name, metBy: endsBy }] = [termsOf(now), now];
    const reckoning = await this.dueDates.reckon(terms, instant(startedAt));
    const warnAt = nextWarning(reckoning.warnings, startedAt);
    return { id: newId(), conversationId, target, name, endsBy, ...terms, startedAt, ...reckoning, warnAt };
  }

  async start(
    em: EntityManager,
    conversationId: string,
    target: string,
    startedAt: Date,
  ): Promise<TargetClock> {
    const clock = em.create(TargetClock, {
      ...(await this.begin(conversationId, target, startedAt)),
      pauses: [],
    });
    em.persist(clock);
    return clock;
  }

  /** Everything that counts for one conversation, or for several that are one matter, the earliest due first. */
  async of(em: EntityManager, conversationId: string | string[]): Promise<TargetClock[]> {
    return em.find(TargetClock, { conversationId }, { orderBy: { dueAt: 'asc', id: 'asc' } });
  }

  /** We wait for the contact: what may stand still does. */
  async pause(clocks: TargetClock[], at: Date): Promise<void> {
    for (const clock of clocks) clock.pause(at);
  }

  /** The contact has answered, or we no longer wait: the due date moves by the days that did not count. */
  async resume(clocks: TargetClock[], at: Date): Promise<void> {
    for (const clock of clocks) {
      if (clock.state !== 'paused') continue;
      clock.resume(at);
      clock.reckon(await this.reckoning(clock));
    }
  }

  /**
   * Moves a promise to a later working day, as far as its target lets it be moved.
   * @param until `YYYY-MM-DD` in the time zone of the clock's calendar
   * @returns the day on which it was due before
   * @throws DomainError `conflict` where its time has passed already, or the time in which it could be moved; `invalid` where
   *   the day is none to move it to, or later than the target lets it be
   */
  async extend(
    clock: TargetClock,
    { until, reason, personId, at }: { until: string; reason: string; personId: string; at: Date },
  ): Promise<string> {
    if (!clock.isOpen() || clock.dueAt <= at) {
      throw new DomainError(
        'conflict',
        'too-late-to-extend',
        `${clock.name} was due on ${dayInFull(clock.due)}. A date can only be moved before it has passed.`,
      );
    }
    const limit = await this.limitOf(clock);
    if (limit?.toldByAt && limit.toldByAt <= at) {
      throw new DomainError(
        'conflict',
        'too-late-to-tell',
        `${clock.name} could be moved until ${dayInFull(limit.toldBy ?? clock.due)}, its first date. It stays due on ${dayInFull(clock.due)}.`,
      );
    }
    const calendar = await this.dueDates.calendar(clock.calendar);
    const [from, to] = [Temporal.PlainDate.from(clock.due), Temporal.PlainDate.from(until)];
    const wrong =
      Temporal.PlainDate.compare(to, from) <= 0
        ? `must be after ${dayInFull(clock.due)}`
        : Temporal.PlainDate.compare(to, from.add({ years: 1 })) > 0
          ? 'must be within a year'
          : limit && until > limit.latest
            ? `must not be after ${dayInFull(limit.latest)}, the latest day that ${clock.name} may be moved to`
            : closedReason(to, calendar) && `must be a working day: ${closedReason(to, calendar)}`;
    if (wrong) throw DomainError.invalid(`The new date ${wrong}.`, [{ path: 'until', message: wrong }]);
    const days = workingDaysBetween(from, to, calendar);
    clock.extend(days, { at: at.toISOString(), personId, from: clock.due, to: until, reason });
    clock.reckon(await this.reckoning(clock));
    return from.toString();
  }

  /**
   * How far a clock's date may be moved, by its target as it is now; null where there is no limit, or no such target any more.
   * What is counted in the target's own units is counted from where the target is, so that one month and two more are three.
   */
  async limitOf(clock: TargetClock): Promise<MoveLimit | null> {
    const target = await this.dueDates.target(clock.target).catch(() => null);
    if (!target?.extension) return null;
    const { most, toldWithin } = target.extension;
    const [terms, startedAt] = [termsOf(clock), instant(clock.startedAt)];
    const first = await this.dueDates.reckon(terms, startedAt, clock.pauses);
    const { due: latest } = await this.dueDates.moved(terms, startedAt, clock.pauses, most);
    return {
      latest,
      toldBy: toldWithin ? first.due : null,
      toldByAt: toldWithin ? first.dueAt : null,
    };
  }

  /** A later day to begin with, for whoever moves a date; null where it cannot be moved. @param latest null: there is no limit */
  async proposal(clock: TargetClock, latest: string | null): Promise<string | null> {
    const calendar = await this.dueDates.calendar(clock.calendar);
    const later = addWorkingDays(Temporal.PlainDate.from(clock.due), PROPOSED_DAYS, calendar).toString();
    const proposed = latest !== null && latest < later ? latest : later;
    return proposed > clock.due ? proposed : null;
  }

  /**
   * Marks what ran out before `now` as missed, at the moment it did; all of it at once, for a demonstration, which has few.
   * @returns the promises that were not kept
   */
  async runOut(em: EntityManager, now: Date): Promise<Missed[]> {
    return em.execute<Missed[]>(
      `update target_clock set state = 'missed', missed_at = due_at
       where state = 'running' and due_at < ?
       returning conversation_id as "conversationId", name`,
      [now.toISOString()],
    );
  }

  /** What a clock comes to when it is reckoned anew; null where all stays as it is. Changes nothing. */
  async anew(clock: TargetClock): Promise<Reckoning | null> {
    const reckoning = await this.reckoning(clock);
    const same = (['due', 'dueAt', 'text', 'provisional', 'days', 'warnings'] as const).every((part) =>
      isDeepStrictEqual(clock[part], reckoning[part]),
    );
    return same ? null : reckoning;
  }

  /** Has those that began at the receipt begin at another moment, which is when it truly was. */
  async receivedAt(clocks: TargetClock[], before: Date, at: Date, now: Date): Promise<TargetClock[]> {
    const moved: TargetClock[] = [];
    for (const clock of clocks) {
      const [atReceipt] = await this.startingAt('receipt', [clock.target]);
      if (!atReceipt || clock.startedAt.getTime() !== before.getTime()) continue;
      clock.beginAt(
        at,
        await this.dueDates.reckon(termsOf(clock), instant(at), clock.pauses, clock.extraDays),
        now,
      );
      moved.push(clock);
    }
    return moved;
  }

  private reckoning(clock: TargetClock): Promise<Reckoning> {
    return this.dueDates.reckon(termsOf(clock), instant(clock.startedAt), clock.pauses, clock.extraDays);
  }
}

function instant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
