import type { z } from 'zod';
import { DRAFTED_REASON } from '#correspondence';
import {
  type Attachment,
  type ConversationDetails,
  type Found,
  languageOf,
  type Message,
  type Movable,
  type Reminder,
  type Row,
  type StageTwo,
} from '#inbox';
import { traceSentences } from '#routing';
import type { Target, TargetClock } from '#targets';
import type {
  clockSchema,
  clockWithDaysSchema,
  conversationSchema,
  conversationSummarySchema,
  messageSchema,
} from './conversation.schemas.js';
import { shownHtml } from './shown-html.js';

type Names = Map<string, string>;

const instant = (value: Date | string) => new Date(value).toISOString();
const instantOrNull = (value: Date | string | null | undefined) => (value ? instant(value) : null);

function personRef(id: string | null | undefined, names: Names): { id: string; name: string } | null {
  return id ? { id, name: nameOf(id, names) } : null;
}

function nameOf(id: string, names: Names): string {
  return names.get(id) ?? 'Somebody who has left';
}

export function presentClock(clock: TargetClock): z.infer<typeof clockSchema> {
  return {
    target: clock.target,
    name: clock.name,
    state: clock.state,
    metBy: clock.endsBy,
    startedAt: instant(clock.startedAt),
    due: clock.due,
    dueAt: instant(clock.dueAt),
    metAt: instantOrNull(clock.metAt),
    missedAt: instantOrNull(clock.missedAt),
    provisional: clock.provisional,
    text: clock.text,
    extensions: clock.extensions ?? [],
  };
}

function presentClockWithDays(clock: TargetClock): z.infer<typeof clockWithDaysSchema> {
  return { ...presentClock(clock), days: clock.days, pauses: clock.pauses };
}

export function presentSummary(
  row: Row,
  clocks: TargetClock[],
  found: Found | undefined,
): z.infer<typeof conversationSummarySchema> {
  return {
    reference: row.reference,
    subject: row.subject,
    snippet: row.snippet,
    channel: { key: row.channel_key, name: row.channel_name, type: row.channel_type },
    kind: row.kind,
    priority: row.priority as 'normal',
    status: row.status,
    waitingFor: row.waiting_for,
    queue: row.queue,
    team: row.team_id ? { id: row.team_id, name: row.team_name ?? '' } : null,
    assignee: row.assignee_id ? { id: row.assignee_id, name: row.assignee_name ?? '' } : null,
    contact: row.contact_id
      ? { id: row.contact_id, name: row.contact_name ?? '', address: row.contact_address }
      : null,
    receivedAt: instant(row.received_at),
    activityAt: instant(row.activity_at),
    due: row.due,
    dueAt: instantOrNull(row.due_at),
    clocks: clocks.map(presentClock),
    unread: row.unread,
    hasAttachments: row.has_attachments,
    tags: row.tags,
    flag: row.flag as 'abuse' | null,
    waitUntil: instantOrNull(row.wait_until),
    snoozedUntil: instantOrNull(row.snoozed_until),
    outcome: row.outcome,
    mayBelongTo: row.suggested,
    version: row.version,
    found: found ?? null,
  };
}

/** What is shown with a conversation and is no part of it. */
interface Circumstances {
  caller: string;
  reminders: Reminder[];
  /** The targets of its pending promises, as far as they are there. */
  pending: Target[];
  stageTwo: StageTwo | null;
  delay: Movable | null;
}

export function presentConversation(
  details: ConversationDetails,
  names: Names,
  { caller, reminders, pending, stageTwo, delay }: Circumstances,
): z.infer<typeof conversationSchema> {
  const { conversation, channel, contact, messages, attachments, clocks, history } = details;
  const origins = new Map(details.merged.map(({ id, reference }) => [id, reference]));
  const byMessage = Map.groupBy(attachments, (attachment) => attachment.messageId);
  return {
    reference: conversation.reference,
    subject: conversation.subject,
    snippet: conversation.snippet,
    channel: { key: channel.key, name: channel.name, type: channel.type },
    kind: conversation.kind,
    priority: conversation.priority,
    status: conversation.status,
    waitingFor: conversation.waitingFor ?? null,
    queue: conversation.queue,
    assignee: personRef(conversation.assigneeId, names),
    team: details.team,
    contact: contact && { ...contact, language: contact.language ?? null },
    receivedAt: instant(conversation.receivedAt),
    receivedAtFirst: instantOrNull(conversation.receivedAtFirst),
    activityAt: instant(conversation.activityAt),
    due: conversation.due ?? null,
    dueAt: instantOrNull(conversation.dueAt),
    clocks: clocks.map(presentClockWithDays),
    unread: conversation.unread,
    hasAttachments: conversation.hasAttachments,
    tags: conversation.tags,
    flag: conversation.flag ?? null,
    waitUntil: instantOrNull(conversation.waitUntil),
    snoozedUntil: instantOrNull(conversation.snoozedUntil),
    mayBelongTo: details.suggestion?.reference ?? null,
    version: conversation.version,
    messages: messages.map((message) => ({
      ...presentMessage(message, byMessage.get(message.id) ?? [], names),
      conversation: origins.get(message.conversationId) ?? null,
    })),
    history: history.map(({ id, kind, at, text, personId }) => ({
      id,
      kind,
      at: instant(at),
      text,
      person: personRef(personId, names),
    })),
    routedBy: {
      ruleVersion: conversation.ruleVersion ?? null,
      sentences: traceSentences(conversation.trace),
      trace: conversation.trace as unknown as Record<string, unknown>[],
    },
    automatic: conversation.automatic ?? null,
    suggestion: details.suggestion ?? null,
    pendingTargets: conversation.pendingTargets,
    pending: pending.map(({ key, name, startsOn, metBy }) => ({ target: key, name, startsOn, metBy })),
    stageTwo: stageTwo && {
      answeredBy: { id: stageTwo.answeredBy, name: nameOf(stageTwo.answeredBy, names) },
      targets: stageTwo.targets,
    },
    delay: delay && {
      ...delay,
      draft: delay.draft && { ...delay.draft, at: instant(delay.draft.at), reason: DRAFTED_REASON },
    },
    stage: conversation.stage,
    stageOneBy: personRef(conversation.stageOneBy, names),
    resolvedAt: instantOrNull(conversation.resolvedAt),
    outcome: conversation.outcome ?? null,
    redirectedTo: conversation.redirectedTo ?? null,
    links: details.links,
    merged: details.merged.map(({ reference, subject, status, queue }) => ({
      reference,
      subject,
      status,
      queue,
    })),
    mergedInto: details.partOf?.reference ?? null,
    following: details.followers.includes(caller),
    reminders: reminders.map(({ id, at, text }) => ({ id, at: instant(at), text })),
    repeat: details.repeat,
  };
}

export function presentAttachment({ id, name, contentType, size, inline, contentId }: Attachment) {
  return { id, name, contentType, size, inline, contentId: contentId ?? null };
}

function presentMessage(
  message: Message,
  attachments: ConversationDetails['attachments'],
  names: Names,
): Omit<z.infer<typeof messageSchema>, 'conversation'> {
  return {
    id: message.id,
    direction: message.direction,
    purpose: message.purpose ?? null,
    holding: message.holding,
    from: message.from ?? null,
    to: message.to,
    cc: message.cc,
    bcc: message.bcc,
    subject: message.subject,
    text: message.newText,
    richText: message.newHtml ?? null,
    lang: foreignLanguageOf(message.newText),
    raw: Boolean(message.ledgerEntryId),
    quotedText: message.quotedText,
    html: shownHtml.of(message.id, message.html),
    htmlTooLarge: shownHtml.isTooLarge(message.html),
    attachments: attachments.map(presentAttachment),
    author: personRef(message.authorId, names),
    automatic: message.automatic ?? null,
    signs: message.signs,
    repairs: message.repairs,
    at: instant(message.at),
    mentions: message.mentions.map((id) => ({ id, name: names.get(id) ?? 'Somebody who has left' })),
    forwardOf: message.forwardOf ?? null,
    goesOutAt: message.delivery === 'queued' ? instantOrNull(message.goesOutAt) : null,
    scheduledFor: message.delivery === 'scheduled' ? instantOrNull(message.scheduledFor) : null,
    delivery: message.delivery
      ? {
          state: message.delivery,
          detail: message.deliveryDetail ?? null,
          at: instantOrNull(message.deliveredAt),
          attempts: message.deliveryAttempts,
        }
      : null,
  };
}

/** What the page must mark up as another language than its own. */
function foreignLanguageOf(text: string): string | null {
  const language = languageOf(text);
  return language === 'en' ? null : language;
}
