import type { DeliveryReport } from '#connector-sdk';
import { readBounceText } from './bounce-text.js';
import { MailHeaders, messageIds } from './mail-headers.js';
import type { MailNode } from './mail-reader.js';

const MOST_RECIPIENTS = 100;
const STATUS_PART = /^message\/(global-)?delivery-status$/;
const ENHANCED = /\b([245]\.\d{1,3}\.\d{1,3})\b/;

export interface ReportedMail {
  headers: MailHeaders;
  root: MailNode;
  text: string;
}

/**
 * What a mail says of the delivery of another one: RFC 3464 reports first, then the forms that older servers write
 * (RFC 1892 without the middle part, qmail's, Exim's, Postfix's and Sendmail's text, Exchange's).
 * Only for mails that are known to be such reports: a person may quote one.
 */
export function readDeliveryReports(mail: ReportedMail): DeliveryReport[] {
  const externalId = originalId(mail);
  const machine = findParts(mail.root, STATUS_PART).flatMap((part) => readStatusPart(textOf(part)));
  const found =
    [machine, readStatusPart(mail.text), readOtherForms(mail)].find((each) => each.length > 0) ?? [];
  return found.slice(0, MOST_RECIPIENTS).map((report) => ({ ...report, externalId }));
}

type Found = Omit<DeliveryReport, 'externalId'>;

/** RFC 3464, 2: a group of fields for the message, then one for each recipient. */
function readStatusPart(text: string): Found[] {
  const groups = text.split(/\r?\n[ \t]*\r?\n/).map((group) => MailHeaders.fromText(group));
  return groups.flatMap((fields): Found[] => {
    const recipient =
      addressIn(fields.first('final-recipient')) ?? addressIn(fields.first('original-recipient'));
    const action = fields.first('action').toLowerCase();
    if (!recipient && !action) return [];
    const diagnostic = withoutType(fields.first('diagnostic-code')) || null;
    const status = ENHANCED.exec(fields.first('status'))?.[1] ?? null;
    return [
      {
        outcome: outcomeOf(action, status),
        recipient: addressIn(fields.first('original-recipient')) ?? recipient,
        // A server that knows nothing better says x.0.0; its words may know more.
        status: isVague(status) ? (ENHANCED.exec(diagnostic ?? '')?.[1] ?? status) : status,
        diagnostic,
      },
    ];
  });
}

function readOtherForms({ headers, root, text }: ReportedMail): Found[] {
  const failed = headers.all('x-failed-recipients').flatMap((value) => value.split(','));
  const body = [text, ...findParts(root, /^text\/plain$/).map(textOf)].join('\n');
  const inText = readBounceText(body);
  if (failed.length === 0) return inText ? [inText] : [];
  return failed.map((recipient) => ({
    outcome: inText?.outcome ?? 'failed',
    recipient: addressIn(recipient),
    status: inText?.status ?? null,
    diagnostic: inText?.diagnostic ?? null,
  }));
}

/** The Message-ID of the mail that the report is about, from its headers as the report carries them back. */
function originalId({ root, text }: ReportedMail): string | null {
  for (const part of findParts(root, /^(message\/(global|rfc822)(-headers)?|text\/rfc822-headers?)$/)) {
    const [id] = messageIds(MailHeaders.fromText(textOf(part)).first('message-id'));
    if (id) return id;
  }
  // Old servers put the original below their own words, and broken ones below their report.
  for (const body of [text, ...findParts(root, STATUS_PART).map(textOf)]) {
    const [id] = messageIds(/^[>\s]*(?:original-)?message-id:\s*(<[^<>\s]+>)/im.exec(body)?.[1] ?? '');
    if (id) return id;
  }
  return null;
}

function outcomeOf(action: string, status: string | null): DeliveryReport['outcome'] {
  if (/^(delivered|relayed|expanded)/.test(action)) return 'delivered';
  if (action.startsWith('delayed')) return 'delayed';
  if (action.startsWith('failed')) return 'failed';
  if (status?.startsWith('2')) return 'delivered';
  return status?.startsWith('4') ? 'delayed' : 'failed';
}

/** `rfc822; ann@example.org` and `<ann@example.org>`, in lower case. */
function addressIn(value: string): string | null {
  return (
    /([^\s<>;,:"]{1,128}@[^\s<>;,:"]{1,255})/
      .exec(value.slice(0, 2000))?.[1]
      ?.toLowerCase()
      .replace(/[.)]+$/, '') ?? null
  );
}

function withoutType(value: string): string {
  return value
    .replace(/^[\w-]+\s*;\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isVague(status: string | null): boolean {
  return status === null || /^[245]\.0\.0$/.test(status);
}

function findParts(node: MailNode, type: RegExp): MailNode[] {
  return [
    ...(type.test(node.contentType) ? [node] : []),
    ...node.children.flatMap((child) => findParts(child, type)),
  ];
}

function textOf(node: MailNode): string {
  return node.text ?? node.file?.content.toString('utf8') ?? '';
}
