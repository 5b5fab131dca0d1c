import type { EntityManager } from '@mikro-orm/sql';
import { Contact, ContactPoint } from './contact.entity.js';
import { findContact } from './contact-sight.js';
import { type Sight, seenQueues } from './sight.js';

/** One contact with all that is shown of them. */
export interface ContactCard {
  contact: Contact;
  identities: ContactPoint[];
  /** Of the conversations that the person may see. */
  figures: { open: number; all: number; first_at: string | null; last_at: string | null };
  /** Who turned out to be them, newest first; each can be parted from them again. */
  merged: Contact[];
}

/** @throws DomainError `not-found`, also where the contact is not for these eyes */
export async function contactCard(em: EntityManager, id: string, sight: Sight): Promise<ContactCard> {
  const contact = await findContact(em, id, sight);
  const queues = seenQueues(sight, 'queue');
  const [figures] = await em.execute<ContactCard['figures'][]>(
    `select count(*) filter (where status in ('new', 'open', 'waiting'))::int as open, count(*)::int as all,
       min(received_at) as first_at, max(received_at) as last_at
     from conversation where contact_id = ? ${queues ? `and ${queues.sql}` : ''}`,
    [contact.id, ...(queues?.params ?? [])],
  );
  return {
    contact,
    identities: await em.find(
      ContactPoint,
      { contactId: contact.id },
      { orderBy: { preferred: 'desc', kind: 'asc', value: 'asc' } },
    ),
    figures: figures ?? { open: 0, all: 0, first_at: null, last_at: null },
    merged: await em.find(Contact, { mergedInto: contact.id }, { orderBy: { mergedAt: 'desc' }, limit: 50 }),
  };
}
