import { defineEntity, p } from '@mikro-orm/sql';
import { newId } from '#shared';
import { type MetBy, type Moment, meets } from './moments.js';
import { terms } from './terms.js';

export type ClockState = 'running' | 'paused' | 'met' | 'missed' | 'stopped';

/** A stretch in which a clock stood still, as ISO 8601 instants; `to` is null while it lasts. */
export interface Pause {
  from: string;
  to: string | null;
}

/** A due date that was moved before it passed, and why. */
export interface Extension {
  at: string;
  personId: string;
  /** Days in the organisation's time zone. */
  from: string;
  to: string;
  reason: string;
}

/** A due date as it was reckoned. */
export interface Reckoning {
  /** Day in the organisation's time zone. */
  due: string;
  dueAt: Date;
  text: string;
  days: { date: string; counted: boolean; reason: string }[];
  /** Reckoned without the bank holidays of some year, which were not known. */
  provisional: boolean;
  /** When to warn of it: ISO 8601 instants, earliest first. */
  warnings: string[];
}

const ClockSchema = defineEntity({
  name: 'TargetClock',
  tableName: 'target_clock',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    conversationId: p.uuid(),
    target: p.string().length(60),
    /** As it was called when the clock started. */
    name: p.string().length(200),
    /** What meets it, as it was when the clock started. */
    endsBy: p.string().length(20).$type<MetBy>().default('answer'),
    /** As they were when the clock started: no later target or charter moves it. */
    ...terms(),
    state: p.string().length(10).$type<ClockState>().default('running'),
    startedAt: p.datetime(),
    /** `YYYY-MM-DD` */
    due: p.string().columnType('date'),
    dueAt: p.datetime(),
    text: p.text(),
    days: p.json<Reckoning['days']>(),
    provisional: p.boolean().default(false),
    pauses: p
      .json<Pause[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** Working days that were added to the target. */
    extraDays: p.integer().default(0),
    extensions: p
      .json<Extension[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    metAt: p.datetime().nullable(),
    metBy: p.uuid().nullable(),
    missedAt: p.datetime().nullable(),
    warnings: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** The next warning; null where there is none to come. */
    warnAt: p.datetime().nullable(),
    warnedAt: p.datetime().nullable(),
    /** When word of a delay was made ready; null: it was not, or somebody has seen to it. */
    apologyDraftedAt: p.datetime().nullable(),
  },
  indexes: [
    { properties: ['conversationId'] },
    // What is due is found here, however many clocks have ended, and however many are due at one moment.
    { properties: ['dueAt', 'id'], where: "state = 'running'" },
    { properties: ['warnAt', 'id'], where: "state = 'running' and warn_at is not null" },
    { properties: ['target'], where: 'provisional' },
  ],
});

/** A target running on one conversation. Nothing outside changes its fields: it is paused, resumed, met, missed. */
export class TargetClock extends ClockSchema.class {
  /** Running or paused: the promise can still be kept. A missed one that is not met is still owed. */
  isOpen(): boolean {
    return this.state === 'running' || this.state === 'paused';
  }

  isOwed(): boolean {
    return this.isOpen() || (this.state === 'missed' && !this.metAt);
  }

  reckon(reckoning: Reckoning): void {
    this.due = reckoning.due;
    this.dueAt = reckoning.dueAt;
    this.text = reckoning.text;
    this.days = reckoning.days;
    this.provisional = reckoning.provisional;
    this.warnings = reckoning.warnings;
    this.warnAt = nextWarning(this.warnings, this.warnedAt ?? this.startedAt);
  }

  /** The promise was moved; the caller reckons anew. */
  extend(days: number, extension: Extension): void {
    this.extraDays += days;
    this.extensions = [...this.extensions, extension];
    this.apologyDraftedAt = null;
  }

  /** Whoever read the word of a delay that was made ready does not want it. */
  dropApology(): void {
    this.apologyDraftedAt = null;
  }

  /** What has run out already does not stand still: it is missed, whether or not that has been noticed yet. */
  pause(at: Date): void {
    if (this.state !== 'running' || !this.pausesWhileWaiting || this.dueAt < at) return;
    this.state = 'paused';
    this.pauses = [...this.pauses, { from: at.toISOString(), to: null }];
  }

  /** Ends the pause; the caller reckons anew. */
  resume(at: Date): void {
    if (this.state !== 'paused') return;
    this.state = 'running';
    this.pauses = this.pauses.map((pause) => ({ ...pause, to: pause.to ?? at.toISOString() }));
  }

  /** Met, where this is what meets it. */
  happens(moment: Moment, at: Date, messageId: string | null): void {
    if (meets(this.endsBy, moment)) this.meet(at, messageId);
  }

  /** The promise was kept, or, after its time, at least answered: a missed clock stays missed. */
  meet(at: Date, messageId: string | null): void {
    if (!this.isOwed()) return;
    this.resume(at);
    this.metAt = at;
    this.metBy = messageId;
    if (at > this.dueAt) this.miss(this.dueAt);
    else this.state = 'met';
  }

  miss(at: Date): void {
    this.state = 'missed';
    this.missedAt = at;
  }

  /** It began at another moment than was believed: whether it was kept is judged anew. */
  beginAt(startedAt: Date, reckoning: Reckoning, now: Date): void {
    this.startedAt = startedAt;
    this.reckon(reckoning);
    if (this.state !== 'met' && this.state !== 'missed') return;
    const { metAt, metBy = null } = this;
    this.unmeet(now);
    if (!metAt) return;
    this.missedAt = null;
    this.meet(metAt, metBy);
  }

  /** What met it never arrived, so it is owed again. */
  unmeet(now: Date): void {
    this.metAt = null;
    this.metBy = null;
    if (this.dueAt > now) {
      this.state = 'running';
      this.missedAt = null;
    } else this.miss(this.dueAt);
  }

  /** All is done: that keeps a promise to do it; any other no longer applies. */
  resolve(at: Date): void {
    this.happens('resolved', at, null);
    this.stop();
  }

  /** It was not done after all. */
  unresolve(now: Date): void {
    if (this.endsBy === 'resolved' && this.metAt) this.unmeet(now);
  }

  /** The promise no longer applies. */
  stop(): void {
    if (this.isOwed()) this.state = 'stopped';
  }
}
ClockSchema.setClass(TargetClock);

/** The first of these after a moment. */
export function nextWarning(warnings: readonly string[], after: Date): Date | null {
  const next = warnings.map((at) => new Date(at)).find((at) => at > after);
  return next ?? null;
}
