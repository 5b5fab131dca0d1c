import type { Address, InboundMessage, RawMessage } from '#connector-sdk';
import { RejectedError } from '#connector-sdk';
import { cleanData } from '#shared';
import { readAddresses } from './addresses.js';
import { fileHashes, readAttachments } from './attachments.js';
import { readDeliveryReports } from './delivery-report.js';
import { checkLimits } from './limits.js';
import { readBody } from './mail-body.js';
import { readMailDate } from './mail-date.js';
import { type MailHeaders, messageIds, ownMessageId } from './mail-headers.js';
import { identityOf } from './mail-identity.js';
import { type ReadMail, readMail } from './mail-reader.js';
import { recogniseMachine } from './recognise-machine.js';
import { Repairs } from './repair.js';
import { splitReply } from './reply-text.js';

const MOST_REFERENCES = 100;

/**
 * Reads one mail (RFC 5322, MIME). Pure.
 * @throws RejectedError for whatever cannot be read or passes a limit; never anything else
 */
export async function parseMail(message: RawMessage): Promise<InboundMessage> {
  try {
    checkLimits(message.raw);
    return await read(fromFirstHeader(message.raw));
  } catch (error) {
    if (error instanceof RejectedError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RejectedError(`The message cannot be read: ${reason}`, { cause: error });
  }
}

async function read(raw: Buffer): Promise<InboundMessage> {
  const mail = await readMail(raw);
  const { headers, decoded, root } = mail;
  const repairs = new Repairs();
  const body = readBody(root);
  const text = repairs.text(body.text, 'the text');
  const html = body.html === null ? null : repairs.text(body.html, 'the HTML');
  const attachments = await readAttachments(root, html);
  const externalId = ownMessageId(headers.first('message-id'));
  const subject = readSubject(mail, repairs);
  const from = readFrom(decoded);
  const reply = splitReply(text);
  const automatic = recogniseMachine({ headers, from, subject, newText: reply.newText, text, root });

  // Ids, types and addresses are the sender's words too; no repair of theirs is worth telling.
  return cleanData({
    externalId,
    identity: identityOf(
      raw,
      externalId
        ? {
            messageId: externalId,
            from: from?.address ?? '',
            subject,
            date: headers.first('date'),
            text: body.sentText,
            html: body.html ?? '',
            fileHashes: fileHashes(root),
          }
        : null,
    ),
    inReplyTo: readReferences(headers),
    from,
    replyTo: readAddresses(decoded, 'reply-to'),
    to: readAddresses(decoded, 'to'),
    cc: readAddresses(decoded, 'cc'),
    subject,
    sentAt: readMailDate(headers.first('date')),
    text,
    html,
    ...reply,
    attachments,
    automatic,
    deliveryReports: automatic?.kind === 'bounce' ? readDeliveryReports({ headers, root, text }) : [],
    fields: {},
    repairs: repairs.made,
  });
}

const HEADER_LINE = /^(?:[!-9;-~]+[ \t]*:|From )/;

/**
 * The mail from its first header on. Outlook writes a byte order mark into saved mails, and some programs blank lines:
 * both would hide it. What does not begin with a header at all is all text.
 */
function fromFirstHeader(raw: Buffer): Buffer {
  let start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[start] === 0x0a || raw[start] === 0x0d) start++;
  const firstLine = raw.subarray(start, start + 1000).toString('latin1');
  return HEADER_LINE.test(firstLine)
    ? raw.subarray(start)
    : Buffer.concat([Buffer.from('\n'), raw.subarray(start)]);
}

/** Unfolded and decoded, on one line. */
function readSubject(mail: ReadMail, repairs: Repairs): string {
  const subject = mail.decoded.get('subject');
  const text = repairs.text(typeof subject === 'string' ? subject : '', 'the subject');
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The first usable author; RFC 5322, 3.6.2 has a Sender for whoever pressed the button. */
function readFrom(decoded: ReadonlyMap<string, unknown>): Address | null {
  return readAddresses(decoded, 'from')[0] ?? readAddresses(decoded, 'sender')[0] ?? null;
}

/** Nearest first: what it says it answers, then the thread from its end to its beginning. */
function readReferences(headers: MailHeaders): string[] {
  const answered = headers.all('in-reply-to').flatMap(messageIds);
  const thread = headers.all('references').flatMap(messageIds).reverse();
  return [...new Set([...answered, ...thread])].slice(0, MOST_REFERENCES);
}
