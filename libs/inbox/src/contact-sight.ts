import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, isId } from '#shared';
import { Contact } from './contact.entity.js';
import { type Sight, seenQueues } from './sight.js';

/** A condition on a contact, with its parameters; null where nothing is hidden. */
export interface SeenContacts {
  sql: string;
  params: unknown[];
}

/**
 * Who is known only from restricted queues does not exist for those outside their teams; who has no conversation at all is
 * nobody's secret.
 * @param contact the alias of the contact's table
 */
export function seenContacts(sight: Sight, contact: string): SeenContacts | null {
  const seen = seenQueues(sight, 'seen.queue');
  if (!seen) return null;
  return {
    sql: `(exists (select 1 from conversation seen where seen.contact_id = ${contact}.id and ${seen.sql})
      or exists (select 1 from conversation seen where seen.id = ${contact}.met_in and ${seen.sql})
      or ${contact}.met_in is null and not exists (select 1 from conversation any_of where any_of.contact_id = ${contact}.id))`,
    params: [...seen.params, ...seen.params],
  };
}

/**
 * The contact; for one who turned out to be another, that other.
 * @throws DomainError `not-found`, also where the contact is not for these eyes
 */
export async function findContact(em: EntityManager, id: string, sight: Sight): Promise<Contact> {
  const survivor = isId(id) ? await survivorOf(em, id) : null;
  const contact = survivor && (await em.findOne(Contact, { id: survivor }));
  if (!contact || !(await seesContact(em, contact.id, sight))) throw DomainError.notFound('contact', id);
  return contact;
}

/** Whether there is such a contact for these eyes. */
export async function seesContact(em: EntityManager, id: string, sight: Sight): Promise<boolean> {
  const seen = seenContacts(sight, 'k');
  if (!seen) return true;
  const [row] = await em.execute(`select 1 from contact k where k.id = ? and ${seen.sql}`, [
    id,
    ...seen.params,
  ]);
  return Boolean(row);
}

/** Who somebody turned out to be in the end; themselves where they were never merged. Null: there is no such contact. */
export async function survivorOf(em: EntityManager, id: string): Promise<string | null> {
  const [row] = await em.execute<{ id: string }[]>(
    `with recursive path as (
       select id, merged_into, 1 as step from contact where id = ?
       union all
       select c.id, c.merged_into, step + 1 from contact c join path on c.id = path.merged_into where step < 100
     ) select id from path where merged_into is null`,
    [id],
  );
  return row?.id ?? null;
}
