import type { EntityManager } from '@mikro-orm/sql';
import type { Address } from '#connector-sdk';
import { newId } from '#shared';
import { Contact } from './contact.entity.js';

/**
 * The contact who is known by an address, made where there is none. Two transactions with the same new address take turns.
 */
export async function contactFor(
  em: EntityManager,
  kind: string,
  { address, name }: Address,
): Promise<{ contact: Contact; isNew: boolean }> {
  const value = address.trim().toLowerCase().slice(0, 320);
  const id = newId();
  const rows = await em.execute<{ contact_id: string; is_new: boolean }[]>(
    `insert into contact_point (kind, value, contact_id) values (?, ?, ?)
     on conflict (kind, value) do update set value = excluded.value
     returning contact_id, contact_id = ? as is_new`,
    [kind, value, id, id],
  );
  const row = rows[0];
  if (!row?.is_new && row) {
    const known = await em.findOneOrFail(Contact, { id: row.contact_id });
    known.introduces(name);
    return { contact: known, isNew: false };
  }
  const contact = em.create(Contact, { id, name: '' });
  contact.introduces(name);
  em.persist(contact);
  return { contact, isNew: true };
}
