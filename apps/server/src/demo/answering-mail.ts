import type { Message } from '#inbox';
import { demoMail, type Envelope, multipart, part } from './demo-mail.js';
import type { Letter } from './story.js';

/** A contact's answer to a message of ours, with it quoted below as mail programs do. */
export function answerMail(
  envelope: Envelope,
  ours: Message,
  letter: Omit<Letter, 'subject'>,
  quotes: boolean,
): Buffer {
  const quoted = ours.text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd());
  const when = ours.at.toISOString().slice(0, 16).replace('T', ' at ');
  const text = quotes
    ? `${letter.text}\n\nOn ${when}, ${ours.from?.name} <${ours.from?.address}> wrote:\n${quoted.join('\n')}\n`
    : letter.text;
  return demoMail({ ...envelope, inReplyTo: idsOf(ours) }, { ...letter, text, subject: re(ours.subject) });
}

/** The contact is away, and their mailbox says so (RFC 3834). */
export function outOfOfficeMail(envelope: Envelope, ours: Message, text: string): Buffer {
  return demoMail(
    { ...envelope, inReplyTo: idsOf(ours) },
    {
      subject: `Automatic reply: ${ours.subject}`,
      text,
      headers: { 'Auto-Submitted': 'auto-replied', Precedence: 'auto_reply' },
    },
  );
}

/** A message of ours comes back as undeliverable (RFC 3464). */
export function bounceMail(envelope: Envelope, ours: Message): Buffer {
  const recipient = ours.to[0]?.address ?? envelope.from.address;
  const host = recipient.split('@')[1];
  const from = { name: 'Mail Delivery System', address: `mailer-daemon@${host}` };
  const mail = demoMail(
    { ...envelope, from },
    {
      subject: 'Undelivered Mail Returned to Sender',
      text: '',
      headers: { 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' },
    },
  );
  const head = mail.subarray(0, mail.indexOf('Content-Type:'));
  const said = `Your message could not be delivered.\r\n\r\n<${recipient}>: 550 5.1.1 User unknown\r\n`;
  const status = [
    `Reporting-MTA: dns; ${host}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
  ].join('\r\n');
  const original = `Message-ID: <${ours.externalId}>\r\nTo: ${recipient}\r\nSubject: ${ours.subject}\r\n`;
  return Buffer.concat([
    head,
    multipart('report; report-type=delivery-status', 'report_demo', [
      part('text/plain; charset=utf-8', '7bit', Buffer.from(said)),
      part('message/delivery-status', '7bit', Buffer.from(status)),
      part('text/rfc822-headers', '8bit', Buffer.from(original)),
    ]),
  ]);
}

function idsOf(ours: Message): string[] {
  return [ours.externalId, ...ours.inReplyTo].filter((id): id is string => Boolean(id));
}

function re(subject: string): string {
  return subject.startsWith('Re: ') ? subject : `Re: ${subject}`;
}
