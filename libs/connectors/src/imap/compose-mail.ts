import type { SendMailOptions } from 'nodemailer';
import { type Address, type OutgoingMessage, RejectedError } from '#connector-sdk';
import { usable } from './addresses.js';

/** Control characters and line breaks of every alphabet: none may reach a header. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * A message as nodemailer takes it. Nothing that a subject, a name or an address holds can add a header or a recipient.
 * Who gets it as a blind copy stands in the envelope alone: no header may name them.
 * An automatic message says so (RFC 3834, 5; Microsoft's MS-OXCMAIL for Exchange). It has no `Precedence`: RFC 3834
 * asks for none, and filters hold it against a message that somebody waits for. The return path stays the channel's
 * address, so that a bounce comes home and is tied to its message; bounces are recognised and never answered.
 * @throws RejectedError where an address or an id cannot be one
 */
export function composeMail(message: OutgoingMessage): SendMailOptions {
  const from = safeAddress(message.from);
  const to = message.to.map(safeAddress);
  const cc = message.cc.map(safeAddress);
  const everybody = [...to, ...cc, ...message.bcc.map(safeAddress)].map(({ address }) => address);
  if (everybody.length === 0) throw new RejectedError('The message has no recipient.');
  return {
    from,
    to,
    cc,
    replyTo: message.replyTo ? safeAddress(message.replyTo) : undefined,
    envelope: { from: from.address, to: [...new Set(everybody)] },
    subject: oneLine(message.subject),
    messageId: `<${safeId(message.externalId)}>`,
    inReplyTo: message.inReplyTo && isId(message.inReplyTo) ? `<${message.inReplyTo}>` : undefined,
    references: message.references.filter(isId).map((id) => `<${id}>`),
    headers: message.automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    text: message.text,
    html: message.html ?? undefined,
    attachments: message.attachments.map((file) => ({
      filename: oneLine(file.name),
      contentType: oneLine(file.contentType),
      content: file.content,
    })),
    // Text and names come from outside: they must never make it read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function safeAddress(address: Address): Address {
  const clean = usable(address.address);
  if (!clean) throw new RejectedError(`"${oneLine(address.address)}" is not an email address.`);
  return { name: oneLine(address.name), address: clean };
}

function oneLine(text: string): string {
  return text.replace(BREAKS, ' ').trim();
}

function safeId(id: string): string {
  if (!isId(id)) throw new RejectedError(`"${oneLine(id)}" cannot be a Message-ID.`);
  return id;
}

/** Received ids are echoed in headers too, so they are held to the same. */
function isId(id: string): boolean {
  return /^[^\s<>\p{Cc}]{1,998}$/u.test(id);
}
