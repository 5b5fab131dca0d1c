import type { EntityManager } from '@mikro-orm/sql';
import { newId } from '#shared';
import type { Contact, Need, Warning } from './contact.entity.js';
import type { Actor } from './desk.js';

/** All that staff may say of a contact. */
export interface ContactDraft {
  name: string;
  language: string | null;
  needs: Need[];
  /** With the id of one that stands already, or without. */
  warnings: { id?: string | undefined; text: string }[];
  notes: string;
}

/** Changes what is known of a contact. @returns the names of what is another than before */
export function changeContact(contact: Contact, draft: ContactDraft, by: Actor, at: Date): string[] {
  const before = { ...pick(contact) };
  contact.correctName(draft.name.trim());
  contact.language = draft.language;
  contact.needs = draft.needs;
  contact.warnings = warnings(contact.warnings, draft.warnings, by, at);
  contact.notes = draft.notes;
  const after = pick(contact);
  return (Object.keys(after) as (keyof typeof after)[]).filter(
    (key) => JSON.stringify(after[key] ?? null) !== JSON.stringify(before[key] ?? null),
  );
}

/** What has been changed is new: it bears the name of who changed it. */
function warnings(before: Warning[], draft: ContactDraft['warnings'], by: Actor, at: Date): Warning[] {
  return draft.map(({ id, text }) => {
    const stood = before.find((warning) => warning.id === id && warning.text === text);
    return stood ?? { id: newId(), text, at: at.toISOString(), by: { id: by.id, name: by.name } };
  });
}

function pick({ name, language, needs, warnings, notes }: Contact) {
  return { name, language, needs, warnings, notes };
}

/** Tells those who look at the contact's newest conversations that something in them is another now. */
export async function conversationsOf(em: EntityManager, contactId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    'select id from conversation where contact_id = ? order by received_at desc limit 100',
    [contactId],
  );
  return rows.map(({ id }) => id);
}
