import type { Arrival } from '#channels';
import type { Facts } from '#routing';
import { findReferences } from '#shared';
import type { DayFacts } from '#targets';
import { languageOf } from './language-of.js';

/** What the rules look at is bounded; the message itself is kept whole. */
export const MOST_TEXT = 100_000;

/** All that the rules may know of an arrival. */
export function factsOf(
  { channel, message, entry }: Arrival,
  day: DayFacts,
  contact: { isKnown: boolean; earlierConversations: number },
): Facts {
  const text = message.newText.slice(0, MOST_TEXT).toWellFormed();
  return {
    channel: channel.key,
    channelType: channel.type,
    connector: channel.connector,
    mailbox: typeof channel.settings.address === 'string' ? channel.settings.address : null,
    to: message.to.map(({ address }) => address),
    cc: message.cc.map(({ address }) => address),
    sender: message.from?.address ?? null,
    senderName: message.from?.name ?? '',
    senderKnown: contact.isKnown,
    earlierConversations: contact.earlierConversations,
    subject: message.subject,
    text,
    attachments: message.attachments.map(({ name, contentType }) => ({ name, type: contentType })),
    automatic: message.automatic?.kind ?? null,
    hasReference: findReferences(`${message.subject}\n${text}`).length > 0,
    size: entry.size,
    language: languageOf(message.newText || message.subject),
    social: null,
    form: message.fields,
    ...day,
  };
}

/** What is kept for trying other rules on; the text stands with the message. */
export function factsToKeep({ text: _, ...facts }: Facts): Partial<Facts> {
  return facts;
}
