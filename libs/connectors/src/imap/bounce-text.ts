import type { DeliveryReport } from '#connector-sdk';

/** How much is read; what comes behind is the original mail. */
const START = 20_000;
const LONGEST_LINE = 1000;

/** Where the original mail begins; its addresses must not be taken for the failed one. */
const ORIGINAL =
  /^[ \t]*(?:-{2,}.{0,30}(?:below this line is|this is a copy of|original message|message header|returned message|unsent message|message follows|headers? follow)|message headers? follow|original message(?: headers)?:?|included is a copy|the following is a copy|your original message|-{3,} ?header|return-path:|received: from)/im;

/** Bounded, because it is looked for from every character of the text. */
const ADDRESS = '[^\\s<>()\\[\\]:;,"\']{1,128}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9]';
const ENHANCED = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
const REPLY = /\b[45]\d\d[ -]/;
const REPLY_LINE =
  /\b[45]\d\d(?:[ -]|: ?)(?:#?[245]\.\d{1,3}\.\d{1,3}\b|.*\b(?:mailbox|user|recipient|address|message|mail|relay|host|domain|spam|blocked|refused|rejected|denied|unknown|unavailable|quota|space|size|policy|delivery|error|not|no)\b)/i;

/** Ways in which servers write down whom they could not reach, the surest first. */
const RECIPIENTS = [
  new RegExp(`(?:final-recipient|original-recipient):\\s*\\w+;\\s*<?(${ADDRESS})`, 'gi'),
  new RegExp(
    `(?:delivered to|deliver(?:ing)? (?:your )?(?:mail|message|e-?mail)? ?to|sent to|recipients?|adress?e?|user)\\W{0,12}<?(${ADDRESS})`,
    'gi',
  ),
  new RegExp(`^\\s*<?(${ADDRESS})>?[ \\t]*(?::|$|\\.{3}|\\(|\\s-)`, 'gim'),
  new RegExp(`<(${ADDRESS})>`, 'gi'),
  new RegExp(`\\b(${ADDRESS})`, 'gi'),
];

/** Words for causes where no code is given. */
const CAUSES: Array<[RegExp, string]> = [
  [
    /user (?:is )?unknown|unknown user|no such (?:user|mailbox|recipient)|does ?n.t exist|does not exist|not found|invalid (?:user|recipient|mailbox|address)|no mailbox|unrouteable|not listed|not our customer/i,
    '5.1.1',
  ],
  [
    /host (?:or domain name )?(?:not found|unknown)|unknown (?:host|domain)|no such domain|domain .{0,40}(?:not exist|not found)|couldn't find any host/i,
    '5.1.2',
  ],
  [
    /mailbox (?:is )?full|quota|over ?quota|insufficient (?:disk|storage)|not enough (?:disk )?space|too much mail/i,
    '5.2.2',
  ],
  [/disabled|inactive|suspended|not active/i, '5.2.1'],
  [/too (?:large|big|long)|size (?:exceed|limit)|exceeds? .{0,30}size/i, '5.3.4'],
  [/too many hops|hop count|mail loop|loops? back/i, '5.4.6'],
  [/timed? ?out|connection refused|delivery time expired|retry timeout|cannot connect/i, '4.4.1'],
  [/spam|blacklist|blocked|reputation|refused|rejected|denied|policy/i, '5.7.1'],
];

const DELAYED =
  /\b(?:delayed|will be retried|will keep trying|still trying|not yet been delivered|no action is required|do not need to resend|will continue to be attempted|warning message only)\b/i;

/**
 * What a server wrote in its own words about a delivery that failed or is late: recipient, status and the line with the
 * remote server's answer. Only for mails that are known to be such reports; null where no recipient is named.
 */
export function readBounceText(text: string): Omit<DeliveryReport, 'externalId'> | null {
  const own = text.slice(0, START);
  const cut = own.search(ORIGINAL);
  const report = cut > 100 ? own.slice(0, cut) : own;
  const recipient = recipientIn(report);
  if (!recipient) return null;
  const lines = report.split('\n').map((each) => each.slice(0, LONGEST_LINE));
  const line =
    lines.find((each) => REPLY_LINE.test(each)) ??
    lines.find((each) => ENHANCED.test(each) && REPLY.test(each));
  const cause = CAUSES.find(([words]) => words.test(line ?? report));
  const diagnostic = line ?? lines.find((each) => cause?.[0].test(each)) ?? '';
  return {
    outcome: DELAYED.test(report) && !/^5/.test(ENHANCED.exec(line ?? '')?.[1] ?? '') ? 'delayed' : 'failed',
    recipient,
    status: ENHANCED.exec(line ?? '')?.[1] ?? ENHANCED.exec(report)?.[1] ?? cause?.[1] ?? null,
    diagnostic:
      diagnostic
        .replace(/^[>*\s]+/, '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 1000) || null,
  };
}

function recipientIn(report: string): string | undefined {
  const named = RECIPIENTS.flatMap((form) => [...report.matchAll(form)]).map((match) =>
    (match[1] ?? '').toLowerCase().replace(/[.)]+$/, ''),
  );
  return (
    named.find((address) => !/^(?:postmaster|mailer-daemon|abuse|support|helpdesk)@/.test(address)) ??
    named[0]
  );
}
