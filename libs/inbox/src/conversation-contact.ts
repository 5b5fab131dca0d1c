import type { EntityManager } from '@mikro-orm/sql';
import { DomainError, newId } from '#shared';
import { Contact } from './contact.entity.js';
import { findContact, seesContact } from './contact-sight.js';
import { pointOf } from './contacts.js';
import type { Actor, Desk } from './desk.js';
import { sightOf } from './sight.js';

/** Who a conversation belongs to: somebody known, by their id; somebody by name and address; null: nobody known. */
export type ContactChoice = string | { name: string; address: string } | null;

/** Gives a conversation to the person whose matter it is. */
export async function changeConversationContact(
  desk: Desk,
  reference: string,
  actor: Actor,
  choice: ContactChoice,
  version?: number,
): Promise<void> {
  await desk.work(reference, actor, version, async ({ em, conversation, tell }) => {
    const before = conversation.contactId ? await em.findOne(Contact, { id: conversation.contactId }) : null;
    const after = await chosen(em, choice, actor);
    if ((before?.id ?? null) === (after?.id ?? null)) return;
    conversation.contactId = after?.id ?? null;
    const whom = (contact: Contact | null) =>
      contact?.name || (contact ? 'somebody without a name' : 'nobody');
    tell('contact-changed', `${actor.name} changed who it is from: ${whom(after)}, not ${whom(before)}.`, {
      from: before?.id ?? null,
      to: after?.id ?? null,
    });
  });
}

async function chosen(em: EntityManager, choice: ContactChoice, actor: Actor): Promise<Contact | null> {
  if (choice === null) return null;
  const sight = await sightOf(em, actor.id);
  if (typeof choice === 'string') {
    try {
      return await findContact(em, choice, sight);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw DomainError.invalid('There is no such contact any more.', [
        { path: 'contact', message: 'must be a contact' },
      ]);
    }
  }
  const id = newId();
  const [point] = await em.execute<{ contact_id: string }[]>(
    `insert into contact_point (kind, value, contact_id) values ('email', ?, ?)
     on conflict (kind, value) do update set value = excluded.value returning contact_id`,
    [pointOf(choice), id],
  );
  if (point && point.contact_id !== id) {
    if (await seesContact(em, point.contact_id, sight)) {
      return em.findOneOrFail(Contact, { id: point.contact_id });
    }
    throw DomainError.invalid(`${pointOf(choice)} cannot be named here.`, [
      { path: 'contact', message: 'must have another address' },
    ]);
  }
  const fresh = em.create(Contact, { id, name: choice.name.trim() });
  em.persist(fresh);
  await em.flush();
  return fresh;
}
