import type { EntityManager } from '@mikro-orm/sql';
import type { Address } from '#connector-sdk';
import { insertRows, newId } from '#shared';

/** Somebody who writes, as a channel of one kind knows them. */
export interface Sender {
  kind: string;
  address: Address;
}

/** Who writes, and how often they have written before. */
export interface KnownSender {
  contactId: string;
  /** How many conversations they had before this transaction. */
  conversations: number;
}

/** Finds a sender among those that `contactsFor` has answered with. */
export const senderKey = ({ kind, address }: Sender): string => `${kind} ${pointOf(address)}`;

/**
 * The contacts who are known by these addresses, made where there are none; the newest name that they gave themselves
 * stands, unless staff have put it right. Two transactions with the same new address take turns.
 * @param metIn the conversation of somebody else in which they write
 * @returns by `senderKey`
 */
export async function contactsFor(
  em: EntityManager,
  senders: Sender[],
  metIn: string | null = null,
): Promise<Map<string, KnownSender>> {
  if (senders.length === 0) return new Map();
  const named = new Map<string, { sender: Sender; name: string }>();
  for (const sender of senders) {
    const key = senderKey(sender);
    named.set(key, { sender, name: nameOf(sender.address) || named.get(key)?.name || '' });
  }
  // Always in the same order, so that two transactions cannot wait for each other.
  const ordered = [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { sender }]) => sender);
  const fresh = new Set<string>();
  const values = ordered.flatMap(({ kind, address }) => {
    const id = newId();
    fresh.add(id);
    return [kind, pointOf(address), id];
  });
  const points = await em.execute<{ kind: string; value: string; contact_id: string }[]>(
    `insert into contact_point (kind, value, contact_id) values ${ordered.map(() => '(?, ?, ?)').join(', ')}
     on conflict (kind, value) do update set value = excluded.value
     returning kind, value, contact_id`,
    values,
  );
  const found = points.map(({ kind, value, contact_id: id }) => {
    const key = `${kind} ${value}`;
    return { key, id, name: named.get(key)?.name ?? '', isNew: fresh.has(id) };
  });
  await insertRows(
    em,
    'contact',
    found.filter(({ isNew }) => isNew).map(({ id, name }) => ({ id, name, ...(metIn ? { metIn } : {}) })),
  );
  const known = found.filter(({ isNew }) => !isNew);
  await rename(em, known);
  const earlier = await countConversations(em, known);
  // Who is known by several of the addresses is one and the same.
  const byId = new Map(
    found.map(({ id }) => [id, { contactId: id, conversations: earlier.get(id) ?? 0 }] as const),
  );
  return new Map(found.flatMap(({ key, id }) => [[key, byId.get(id)]] as [string, KnownSender][]));
}

async function rename(em: EntityManager, contacts: { id: string; name: string }[]): Promise<void> {
  const named = contacts.filter(({ name }) => name !== '').map(({ id, name }) => ({ id, name }));
  if (named.length === 0) return;
  await em.execute(
    `update contact set name = given.name, version = version + 1
     from json_to_recordset(?::json) as given (id uuid, name text)
     where contact.id = given.id and contact.name <> given.name and not contact.name_corrected`,
    [JSON.stringify(named)],
  );
}

async function countConversations(
  em: EntityManager,
  contacts: { id: string }[],
): Promise<Map<string, number>> {
  if (contacts.length === 0) return new Map();
  const rows = await em.execute<{ contact_id: string; count: number }[]>(
    'select contact_id, count(*)::int as count from conversation where contact_id in (?) group by contact_id',
    [contacts.map(({ id }) => id)],
  );
  return new Map(rows.map(({ contact_id, count }) => [contact_id, count]));
}

/** An address as it is known by: lower case. */
export function pointOf({ address }: Pick<Address, 'address'>): string {
  return address.trim().toLowerCase().slice(0, 320).toWellFormed();
}

function nameOf({ name }: Address): string {
  return name.trim().slice(0, 300).toWellFormed();
}
