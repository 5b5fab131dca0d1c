import { DomainError } from '#shared';
import type { BeforeMerge } from './before-merge.js';
import {
  ConversationSchema,
  type Flag,
  NEVER,
  OPEN_STATUSES,
  type WaitingFor,
} from './conversation.schema.js';
import type { Outcome } from './outcome.js';

export { type Flag, NEVER, OPEN_STATUSES, type Status, type WaitingFor } from './conversation.schema.js';

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

  /** It is a matter for another body, which the contact is told. */
  redirect(body: string, at: Date): void {
    this.resolve(at, 'not-ours');
    this.redirectedTo = body;
    this.redirectedAt = at;
  }

  /** Nobody could be told whose matter it is: somebody must look at it. */
  notRedirected(): void {
    this.redirectedTo = null;
    this.redirectedAt = null;
    this.cameBack();
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
