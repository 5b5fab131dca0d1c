/** As many as mail programs keep. */
const MOST_REFERENCES = 20;

/**
 * Our own Message-ID, without angle brackets: made of the message's id, so that it is the same at every attempt, and
 * cannot be guessed.
 */
export function outgoingId(messageId: string, address: string): string {
  return `${messageId}@${address.slice(address.lastIndexOf('@') + 1) || 'postroom.invalid'}`;
}

/** A subject without the marks that answers put before it. */
export function bareSubject(subject: string): string {
  return subject.replace(/^\s*((re|aw|sv|antw|odp)\s*:\s*)+/i, '').trim();
}

/** What the subject of an answer says beside its marks; that much its writer may change. */
export function answeredSubject(subject: string): string {
  return bareSubject(subject) || 'Your message';
}

/** The same of what is handed on. */
export function handedOnSubject(subject: string): string {
  return bareSubject(subject.replace(/^\s*((fwd?|wg|tr)\s*:\s*)+/i, '')) || 'A message to us';
}

/** `Re: subject [R-7Q2-M4XK]`, with either only once. */
export function replySubject(subject: string, reference: string): string {
  return `Re: ${withReference(answeredSubject(subject), reference)}`;
}

/** `Fwd: subject [R-7Q2-M4XK]`. */
export function forwardSubject(subject: string, reference: string): string {
  return `Fwd: ${withReference(handedOnSubject(subject), reference)}`;
}

function withReference(subject: string, reference: string): string {
  return subject.includes(reference) ? subject : `${subject} [${reference}]`;
}

/** What an answer refers to, nearest first: the message it answers, then what that one referred to. */
export function answersTo(
  answered: { externalId?: string | null; inReplyTo: readonly string[] } | null,
): string[] {
  if (!answered) return [];
  const ids = answered.externalId ? [answered.externalId, ...answered.inReplyTo] : answered.inReplyTo;
  return [...new Set(ids)].slice(0, MOST_REFERENCES);
}
