/** What decides whether a message is acknowledged. */
export interface AcknowledgementQuestion {
  /** `auto-reply`, `bounce`, `list` …; null for a person. */
  automatic: string | null;
  /** Where the acknowledgement would go; null where the message names nobody. */
  recipient: string | null;
  /** Addresses that are ours: every channel's own. Lower case. */
  ownAddresses: readonly string[];
  /** Key of the template that the rules chose; null: none. */
  template: string | null;
  channelCanAcknowledge: boolean;
  /** Acknowledgements to this address within the last hour. */
  sentInLastHour: number;
}

/** More than this many an hour to one address, and it is more likely a loop than a person. */
export const MOST_AN_HOUR = 5;

const MACHINES = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+\-_.][^@]*)?@/i;

/**
 * Why a message is not acknowledged, in words, or null where it is.
 * A machine is never answered, an own address never, and nobody without end (RFC 3834, section 2).
 */
export function reasonNotToAcknowledge(question: AcknowledgementQuestion): string | null {
  const { automatic, recipient, ownAddresses, template, channelCanAcknowledge, sentInLastHour } = question;
  if (automatic) return `it was sent by a machine (${automatic})`;
  if (!template) return 'the rules say so';
  if (!channelCanAcknowledge) return 'the channel cannot carry one';
  if (!recipient) return 'it names nobody to answer';
  if (ownAddresses.includes(recipient)) return 'it was sent from one of our own addresses';
  if (MACHINES.test(recipient)) return `nobody reads ${recipient}`;
  if (sentInLastHour >= MOST_AN_HOUR) {
    return `${recipient} has had ${sentInLastHour} acknowledgements within the hour: this may be a loop`;
  }
  return null;
}
