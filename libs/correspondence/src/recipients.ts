import type { EntityManager } from '@mikro-orm/sql';
import type { Address } from '#connector-sdk';
import { type Direction, Message } from '#inbox';
import { DomainError } from '#shared';

/** The ways of writing to somebody about a conversation. */
export type WritingTo = 'reply' | 'reply-all' | 'forward';

export interface Recipients {
  to: Address[];
  cc: Address[];
  /** Nobody is told of them. */
  bcc: Address[];
}

/**
 * The message that is written about: the one that is named, or what an answer answers.
 * @throws DomainError `not-found` where the named one is not there; a note goes to nobody, and nobody answers themselves
 */
export async function messageAbout(
  em: EntityManager,
  how: WritingTo,
  conversationIds: string[],
  named: string | undefined,
): Promise<Message | null> {
  if (!named) return answeredMessage(em, conversationIds);
  const direction: Direction[] = how === 'forward' ? ['inbound', 'outbound'] : ['inbound'];
  const message = await em.findOne(Message, { id: named, conversationId: conversationIds, direction });
  if (!message) throw DomainError.notFound('message', named);
  return message;
}

/** The message that an answer answers: the newest that a person wrote, or the newest at all. */
export async function answeredMessage(
  em: EntityManager,
  conversationId: string | string[],
): Promise<Message | null> {
  const newest = { orderBy: { at: 'desc', id: 'desc' } } as const;
  return (
    (await em.findOne(Message, { conversationId, direction: 'inbound', automatic: null }, newest)) ??
    em.findOne(Message, { conversationId, direction: 'inbound' }, newest)
  );
}

/**
 * Whom an answer goes to unless its writer says otherwise.
 * @param ours our channels' own addresses, in lower case: nobody writes to themselves
 * @param hidden who takes part without the others knowing: an answer to all that goes to them would tell the others
 */
export function usualRecipients(
  how: WritingTo,
  answered: Pick<Message, 'from' | 'to' | 'cc' | 'replyTo'> | null,
  ours: readonly string[],
  hidden: ReadonlySet<string> = new Set(),
): Recipients {
  if (!answered || how === 'forward') return { to: [], cc: [], bcc: [] };
  const to = answered.replyTo.length > 0 ? answered.replyTo : answered.from ? [answered.from] : [];
  const unseen = hidden.has(answered.from?.address.toLowerCase() ?? '');
  if (how === 'reply' || unseen) return { to: onceEach(to), cc: [], bcc: [] };
  const named = new Set(to.map(({ address }) => address.toLowerCase()));
  const others = [...answered.to, ...answered.cc].filter(
    ({ address }) => !isOurs(address, ours) && !named.has(address.toLowerCase()),
  );
  return { to: onceEach(to), cc: onceEach(others), bcc: [] };
}

/** Our own address, also with the conversation's tag in it. */
export function isOurs(address: string, ours: readonly string[]): boolean {
  return ours.includes(address.toLowerCase().replace(/\+r\.[^@]*@/, '@'));
}

/** Who would see the conversation for the first time. */
export function newRecipients(
  { to, cc, bcc }: Recipients,
  known: ReadonlyMap<string, string>,
  ours: readonly string[],
): string[] {
  const addresses = [...to, ...cc, ...bcc].map(({ address }) => address);
  return [...new Set(addresses)].filter(
    (address) => !known.has(address.toLowerCase()) && !isOurs(address, ours),
  );
}

/** Whom the others would learn of, because they stand in the open for the first time. */
export function unveiled(
  { to, cc, bcc }: Recipients,
  hidden: ReadonlySet<string>,
  ours: readonly string[],
): string[] {
  const everybody = onceEach([...to, ...cc, ...bcc]).filter(({ address }) => !isOurs(address, ours));
  if (everybody.length < 2) return [];
  return onceEach([...to, ...cc]).flatMap(({ address }) =>
    hidden.has(address.toLowerCase()) ? address : [],
  );
}

/**
 * @param exposed those known already whom the others would learn of
 * @throws DomainError `new-recipients` where somebody newly sees the conversation, or is newly seen, and that was not confirmed
 */
export function guardNewRecipients(
  found: string[],
  exposed: readonly string[],
  confirmed: readonly string[],
): void {
  const agreed = new Set(confirmed.map((address) => address.toLowerCase()));
  const open = (addresses: readonly string[]) =>
    addresses.filter((address) => !agreed.has(address.toLowerCase()));
  const [strangers, shown] = [open(found), open(exposed)];
  const reasons = [
    strangers.length > 0 && `${strangers.join(', ')} would see this conversation for the first time.`,
    shown.length > 0 &&
      `${shown.join(', ')} had blind copies until now: the others would see that they take part.`,
  ].filter((reason) => reason !== false);
  if (reasons.length === 0) return;
  throw new DomainError('conflict', 'new-recipients', `${reasons.join(' ')} Nothing was sent yet.`, [
    ...strangers.map((address) => ({ path: 'confirmed', message: address })),
    ...shown.map((address) => ({ path: 'bcc', message: address })),
  ]);
}

function onceEach(addresses: readonly Address[]): Address[] {
  const found = new Map<string, Address>();
  for (const each of addresses) {
    const key = each.address.toLowerCase();
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
