import type { RequiredEntityData } from '@mikro-orm/sql';
import type { Arrival } from '#channels';
import { newId } from '#shared';
import type { Attachment } from './attachment.entity.js';
import type { Message } from './message.entity.js';

/** The row of a message that came in. */
export function inboundMessage(
  { channel, entry, message }: Arrival,
  id: string,
  conversationId: string,
): RequiredEntityData<Message> {
  return {
    id,
    conversationId,
    direction: 'inbound',
    channelId: channel.id,
    externalId: message.externalId,
    identity: message.identity,
    ledgerEntryId: entry.id,
    from: message.from,
    to: message.to,
    cc: message.cc,
    replyTo: message.replyTo,
    subject: message.subject,
    text: message.text,
    html: message.html,
    newText: message.newText,
    quotedText: message.quotedText,
    inReplyTo: message.inReplyTo,
    automatic: message.automatic?.kind ?? null,
    signs: message.automatic?.signs ?? [],
    repairs: message.repairs,
    reports: message.deliveryReports,
    sentAt: message.sentAt ? new Date(message.sentAt.epochMilliseconds) : null,
    at: entry.receivedAt,
  };
}

/** The rows of the files that came with it. */
export function attachmentsOf({ attachments }: Arrival, messageId: string): RequiredEntityData<Attachment>[] {
  return attachments.map(({ name, contentType, size, inline, contentId, blob }) => ({
    id: newId(),
    messageId,
    name,
    contentType,
    size,
    inline,
    contentId,
    blob,
  }));
}
