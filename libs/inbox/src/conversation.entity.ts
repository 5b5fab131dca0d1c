import { defineEntity, p } from '@mikro-orm/sql';
import type { Facts, Priority, Trace } from '#routing';
import { DomainError, newId } from '#shared';
import type { BeforeMerge } from './before-merge.js';
import type { Outcome } from './outcome.js';

export type Status = 'new' | 'open' | 'waiting' | 'done' | 'spam';
export type WaitingFor = 'contact' | 'others';
export type Flag = 'abuse';

/** The statuses in which somebody still owes something. */
export const OPEN_STATUSES: readonly Status[] = ['new', 'open', 'waiting'];

/** Sorts after everything that is owed. */
export const NEVER = new Date('9999-12-31T00:00:00Z');

const ConversationSchema = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    /** What a person can read aloud: `R-7Q2-M4XK`. */
    reference: p.string().length(12).unique(),
    subject: p.text(),
    /** The beginning of the newest message. */
    snippet: p.string().length(200).default(''),
    channelId: p.uuid(),
    kind: p.string().length(60),
    priority: p.string().length(10).$type<Priority>(),
    status: p.string().length(10).$type<Status>().default('new'),
    waitingFor: p.string().length(10).$type<WaitingFor>().nullable(),
    queue: p.string().length(60),
    assigneeId: p.uuid().nullable(),
    contactId: p.uuid().nullable(),
    tags: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    receivedAt: p.datetime(),
    /** What was first taken for the moment of receipt, where somebody has corrected it. */
    receivedAtFirst: p.datetime().nullable(),
    /** When the newest message came or went. */
    activityAt: p.datetime(),
    /** The earliest promise still owed; null where none is. */
    dueAt: p.datetime().nullable(),
    /** What the inbox is sorted by: `dueAt`, or the end of time where nothing is owed. */
    dueOrder: p.datetime(),
    /** Its day in the organisation's time zone. */
    due: p.string().columnType('date').nullable(),
    unread: p.boolean().default(true),
    hasAttachments: p.boolean().default(false),
    /** `auto-reply`, `bounce` …; null for a person. */
    automatic: p.string().length(20).nullable(),
    /** What it is written in, and our messages on it where the contact has named no other (BCP 47); null: not known. */
    language: p.string().length(35).nullable(),
    /** Key of the acknowledgement's template; null: none is sent. */
    acknowledgement: p.string().length(60).nullable(),
    ruleVersion: p.integer().nullable(),
    /** Why it is here. */
    trace: p
      .json<Trace>()
      .onCreate(() => [])
      .defaultRaw("'[]'")
      .lazy(),
    /** What the rules were handed, so that others can be tried on it. */
    facts: p
      .json<Partial<Facts>>()
      .onCreate(() => ({}))
      .defaultRaw("'{}'")
      .lazy(),
    /** Another conversation that this one may belong to; an advisor decides. */
    suggestion: p.json<{ reference: string; reason: string }>().nullable(),
    /** Targets whose clock starts later: at the acknowledgement, or the escalation. */
    pendingTargets: p
      .json<string[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** 2: what we answered was not accepted, and somebody else looks at it anew. */
    stage: p.smallint().$type<1 | 2>().default(1),
    /** Who answered stage one. */
    stageOneBy: p.uuid().nullable(),
    resolvedAt: p.datetime().nullable(),
    /** How it ended, where somebody has said so. */
    outcome: p.string().length(20).$type<Outcome>().nullable(),
    /** The team it was given to, whether or not one of them has it. */
    teamId: p.uuid().nullable(),
    /** Out of the lists of what is open until then. */
    snoozedUntil: p.datetime().nullable(),
    /** When we no longer wait, whether or not there has been an answer. */
    waitUntil: p.datetime().nullable(),
    /** `abuse`: to be read with care. */
    flag: p.string().length(20).$type<Flag>().nullable(),
    /** The conversation that this one has become part of. */
    mergedInto: p.uuid().nullable(),
    /** The conversation whose messages began this one. */
    splitFrom: p.uuid().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    // The inbox: what is open, by what is due, then in the order it came.
    { properties: ['queue', 'dueOrder', 'id'], where: "status in ('new', 'open', 'waiting')" },
    { properties: ['dueOrder', 'id'], where: "status in ('new', 'open', 'waiting')" },
    { properties: ['assigneeId', 'dueOrder', 'id'], where: "status in ('new', 'open', 'waiting')" },
    { properties: ['status', 'receivedAt', 'id'] },
    { properties: ['queue', 'receivedAt', 'id'] },
    { properties: ['receivedAt', 'id'] },
    { properties: ['contactId', 'receivedAt'] },
  ],
});

/** One matter that a contact raised; what stands in a queue. */
export class Conversation extends ConversationSchema.class {
  isOpen(): boolean {
    return OPEN_STATUSES.includes(this.status);
  }

  /** @throws DomainError `conflict` where somebody else has changed it since */
  expectVersion(version: number | undefined): void {
    if (version === undefined || version === this.version) return;
    const text = `Somebody has changed ${this.reference} since you opened it. Look at it again, then try once more.`;
    throw new DomainError('conflict', 'stale-version', text);
  }

  /** A message came in from the contact, or in their name. */
  heard(at: Date, snippet: string): void {
    this.activityAt = at;
    this.snippet = snippet;
    this.unread = true;
    if (this.status === 'spam') return;
    if (this.status !== 'new') this.status = 'open';
    this.goOn();
    this.beUnresolved();
  }

  /** Somebody here has answered. */
  answered(at: Date, snippet: string): void {
    this.activityAt = at;
    this.snippet = snippet;
    if (this.status === 'new') this.status = 'open';
    this.unread = false;
  }

  /** It came in at another moment than was believed; what was believed first is kept. */
  correctReceipt(at: Date): void {
    this.receivedAtFirst ??= this.receivedAt;
    this.receivedAt = at;
  }

  read(): void {
    this.unread = false;
  }

  /** @param teamId the team on whose behalf they have it */
  assign(personId: string | null, teamId: string | null = null): void {
    this.assigneeId = personId;
    this.teamId = teamId;
    if (this.status === 'new' && personId) this.status = 'open';
  }

  transfer(queue: string): void {
    this.queue = queue;
    this.assigneeId = null;
    this.teamId = null;
  }

  /** @param until when to look at it again in any case; null: only once there is an answer */
  wait(waitingFor: WaitingFor, until: Date | null = null): void {
    this.mustBeOpen();
    this.status = 'waiting';
    this.waitingFor = waitingFor;
    this.waitUntil = until;
  }

  /** Nobody is waited for any longer. */
  resume(): void {
    if (this.status === 'waiting') this.status = 'open';
    this.goOn();
  }

  snooze(until: Date): void {
    this.mustBeOpen();
    this.snoozedUntil = until;
  }

  wake(): void {
    this.snoozedUntil = null;
  }

  tag(tags: string[]): void {
    this.tags = tags;
  }

  flagAs(flag: Flag | null): void {
    this.flag = flag;
  }

  /** What nobody asked us for. Nothing is owed. */
  markSpam(): void {
    this.mustBeOpen();
    this.status = 'spam';
    this.unread = false;
    this.goOn();
  }

  /** It goes on as part of another; nothing is owed here any more. */
  mergeInto(other: Conversation, at: Date): void {
    this.mergedInto = other.id;
    this.status = 'done';
    this.resolvedAt = at;
    this.outcome = null;
    this.unread = false;
    this.goOn();
    this.owe(null, null);
  }

  /** It stands by itself again, as it did before. */
  unmerge(before: Partial<BeforeMerge>, at: Date): void {
    const { status = 'open', waitingFor, waitUntil, snoozedUntil, resolvedAt, outcome, unread } = before;
    this.mergedInto = null;
    this.status = status;
    this.waitingFor = waitingFor ?? null;
    this.waitUntil = waitUntil ? new Date(waitUntil) : null;
    this.snoozedUntil = snoozedUntil ? new Date(snoozedUntil) : null;
    this.resolvedAt = status === 'done' ? new Date(resolvedAt ?? at) : null;
    this.outcome = outcome ?? null;
    this.unread = unread ?? this.unread;
  }

  resolve(at: Date, outcome: Outcome | null = null): void {
    this.mustBeOpen();
    this.status = 'done';
    this.goOn();
    this.resolvedAt = at;
    this.outcome = outcome;
    this.unread = false;
  }

  reopen(): void {
    if (this.isOpen() && this.status !== 'waiting') {
      throw new DomainError('conflict', 'already-open', `${this.reference} is open already.`);
    }
    this.status = 'open';
    this.goOn();
    this.beUnresolved();
  }

  /**
   * What was answered is not accepted: it goes on, open, with somebody else.
   * @throws DomainError `conflict` where it is in stage two already, or spam
   */
  escalate(answeredBy: string): void {
    if (this.stage === 2) {
      throw new DomainError('conflict', 'already-escalated', `${this.reference} is in stage two already.`);
    }
    if (this.status === 'spam') this.mustBeOpen();
    this.stage = 2;
    this.stageOneBy = answeredBy;
    if (this.assigneeId === answeredBy) this.assigneeId = null;
    this.status = 'open';
    this.goOn();
    this.beUnresolved();
  }

  /** Whether this person may decide it: nobody looks anew at an answer of their own. */
  isFor(personId: string): boolean {
    return this.stageOneBy !== personId;
  }

  /** What was done is not, for it did not arrive: somebody must look at it. */
  cameBack(): void {
    this.reopen();
    this.unread = true;
  }

  /** The earliest promise still owed. */
  owe(due: string | null, dueAt: Date | null): void {
    this.due = due;
    this.dueAt = dueAt;
    this.dueOrder = dueAt ?? NEVER;
  }

  /** Neither waiting nor asleep. */
  private goOn(): void {
    this.waitingFor = null;
    this.waitUntil = null;
    this.snoozedUntil = null;
  }

  private beUnresolved(): void {
    this.resolvedAt = null;
    this.outcome = null;
  }

  private mustBeOpen(): void {
    if (this.isOpen()) return;
    const text = `${this.reference} is ${this.status} already. Reopen it first.`;
    throw new DomainError('conflict', 'closed', text);
  }
}
ConversationSchema.setClass(Conversation);
