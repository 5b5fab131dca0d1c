export interface MailDraft {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  /** Without angle brackets; absent: made up; null: none. */
  id?: string | null;
  /** Without angle brackets. */
  inReplyTo?: string;
  /** Further header lines, such as `Auto-Submitted: auto-replied`. */
  headers?: string[];
  /** The name of a small text file that comes along. */
  attachment?: string;
}

let made = 0;

/** A mail as it travels, with CRLF. Every call makes another one unless it is given an id. */
export function mail(draft: MailDraft = {}): string {
  const text = [
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...(draft.text ?? 'The light outside number 9 is out.').split('\n'),
    '',
  ];
  const { id = `${process.pid}.${++made}.${performance.now()}@mail.example`, inReplyTo } = draft;
  return [
    `From: ${draft.from ?? 'Ann Writer <ann@example.com>'}`,
    `To: ${draft.to ?? 'enquiries@example.org'}`,
    `Subject: ${draft.subject ?? 'Street light'}`,
    'Date: Thu, 2 Apr 2026 09:00:00 +0100',
    ...(id ? [`Message-ID: <${id}>`] : []),
    ...(inReplyTo ? [`In-Reply-To: <${inReplyTo}>`, `References: <${inReplyTo}>`] : []),
    ...(draft.headers ?? []),
    'MIME-Version: 1.0',
    ...(draft.attachment ? withFile(text, draft.attachment) : text),
  ].join('\r\n');
}

function withFile(text: string[], name: string): string[] {
  return [
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    ...text,
    '--part',
    `Content-Type: text/plain; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    'What the file says.',
    '--part--',
    '',
  ];
}

/** What a mail server sends back when it could not deliver a message of ours (RFC 3464). */
export function bounceOf(original: { id: string; to: string }): string {
  return [
    'From: Mail Delivery System <mailer-daemon@mail.example>',
    'To: enquiries@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Thu, 2 Apr 2026 09:05:00 +0100',
    `Message-ID: <bounce.${++made}.${performance.now()}@mail.example>`,
    'Auto-Submitted: auto-replied',
    'Return-Path: <>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Your message could not be delivered to <${original.to}>: no such user.`,
    '--part',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    '',
    `Final-Recipient: rfc822; ${original.to}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such user',
    '',
    '--part',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${original.id}>`,
    'From: enquiries@example.org',
    `To: ${original.to}`,
    'Subject: We have your message',
    '',
    '--part--',
    '',
  ].join('\r\n');
}
