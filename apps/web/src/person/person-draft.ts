import type { Contact } from '#api-client';
import type { WarningDraft } from './warnings-editor.js';

/** What is being written of somebody, until it is saved. */
export interface PersonDraft {
  name: string;
  language: string | null;
  needs: Contact['needs'];
  warnings: WarningDraft[];
  notes: string;
}

export function draftOf({ name, language, needs, warnings, notes }: Contact): PersonDraft {
  return { name, language, needs, warnings: warnings.map(({ id, text }) => ({ id, text, key: id })), notes };
}

/** What was typed, on what somebody else has saved since: each keeps what only they have changed; what both did, is the typed. */
export function onNewer(draft: PersonDraft, before: Contact, now: Contact): PersonDraft {
  const old = draftOf(before);
  const fresh = draftOf(now);
  const untouched = (key: keyof PersonDraft) => JSON.stringify(draft[key]) === JSON.stringify(old[key]);
  const keep = <K extends keyof PersonDraft>(key: K): PersonDraft[K] =>
    untouched(key) ? fresh[key] : draft[key];
  return {
    name: keep('name'),
    language: keep('language'),
    needs: keep('needs'),
    warnings: keep('warnings'),
    notes: keep('notes'),
  };
}
