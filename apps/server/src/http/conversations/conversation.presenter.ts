import type { z } from 'zod';
import type { ConversationDetails, Message, Row } from '#inbox';
import { traceSentences } from '#routing';
import type { TargetClock } from '#targets';
import type {
  clockSchema,
  clockWithDaysSchema,
  conversationSchema,
  conversationSummarySchema,
  messageSchema,
} from './conversation.schemas.js';
import { safeHtml } from './safe-html.js';

type Names = Map<string, string>;

const instant = (value: Date | string) => new Date(value).toISOString();
const instantOrNull = (value: Date | string | null | undefined) => (value ? instant(value) : null);

function personRef(id: string | null | undefined, names: Names): { id: string; name: string } | null {
  return id ? { id, name: names.get(id) ?? 'Somebody who has left' } : null;
}

export function presentClock(clock: TargetClock): z.infer<typeof clockSchema> {
  return {
    target: clock.target,
    name: clock.name,
    state: clock.state,
    startedAt: instant(clock.startedAt),
    due: clock.due,
    dueAt: instant(clock.dueAt),
    metAt: instantOrNull(clock.metAt),
    missedAt: instantOrNull(clock.missedAt),
    provisional: clock.provisional,
    text: clock.text,
  };
}

function presentClockWithDays(clock: TargetClock): z.infer<typeof clockWithDaysSchema> {
  return { ...presentClock(clock), days: clock.days, pauses: clock.pauses };
}

export function presentSummary(row: Row, clocks: TargetClock[]): z.infer<typeof conversationSummarySchema> {
  return {
    reference: row.reference,
    subject: row.subject,
    snippet: row.snippet,
    channel: { key: row.channel_key, name: row.channel_name, type: row.channel_type },
    kind: row.kind,
    priority: row.priority as 'normal',
    status: row.status,
    queue: row.queue,
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
    version: row.version,
  };
}

export function presentConversation(
  { conversation, channel, contact, messages, attachments, clocks, history }: ConversationDetails,
  names: Names,
): z.infer<typeof conversationSchema> {
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
    contact,
    receivedAt: instant(conversation.receivedAt),
    activityAt: instant(conversation.activityAt),
    due: conversation.due ?? null,
    dueAt: instantOrNull(conversation.dueAt),
    clocks: clocks.map(presentClockWithDays),
    unread: conversation.unread,
    hasAttachments: conversation.hasAttachments,
    tags: conversation.tags,
    version: conversation.version,
    messages: messages.map((message) => presentMessage(message, byMessage.get(message.id) ?? [], names)),
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
    suggestion: conversation.suggestion ?? null,
    resolvedAt: instantOrNull(conversation.resolvedAt),
  };
}

function presentMessage(
  message: Message,
  attachments: ConversationDetails['attachments'],
  names: Names,
): z.infer<typeof messageSchema> {
  return {
    id: message.id,
    direction: message.direction,
    purpose: message.purpose ?? null,
    from: message.from ?? null,
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    text: message.newText,
    quotedText: message.quotedText,
    html: message.html ? safeHtml(message.html) : null,
    attachments: attachments.map(({ id, name, contentType, size, inline, contentId }) => ({
      id,
      name,
      contentType,
      size,
      inline,
      contentId: contentId ?? null,
    })),
    author: personRef(message.authorId, names),
    automatic: message.automatic ?? null,
    signs: message.signs,
    repairs: message.repairs,
    at: instant(message.at),
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
