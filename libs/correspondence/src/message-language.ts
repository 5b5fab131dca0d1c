import type { EntityManager } from '@mikro-orm/sql';
import { Contact, type Conversation } from '#inbox';

/**
 * The language in which somebody is written to: what they wish for, else what the matter is written in.
 * @returns BCP 47; null where neither is known
 */
export async function messageLanguage(
  em: EntityManager,
  { contactId, language }: Pick<Conversation, 'contactId' | 'language'>,
): Promise<string | null> {
  const contact = contactId ? await em.findOne(Contact, { id: contactId }) : null;
  return contact?.language ?? language ?? null;
}
