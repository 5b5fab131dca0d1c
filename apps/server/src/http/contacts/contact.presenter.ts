import type { z } from 'zod';
import type { ContactCard, ContactRow } from '#inbox';
import type { contactSchema, contactSummarySchema } from './contact.schemas.js';

const instant = (value: Date | string) => new Date(value).toISOString();
const instantOrNull = (value: Date | string | null | undefined) => (value ? instant(value) : null);

export function presentContactSummary(row: ContactRow): z.infer<typeof contactSummarySchema> {
  const { id, name, identities, open, all, last_at } = row;
  return { id, name, identities, open, all, lastAt: instantOrNull(last_at) };
}

export function presentContact(card: ContactCard): z.infer<typeof contactSchema> {
  const { contact, identities, figures, merged } = card;
  return {
    id: contact.id,
    name: contact.name,
    nameCorrected: contact.nameCorrected,
    language: contact.language ?? null,
    needs: contact.needs,
    warnings: contact.warnings,
    notes: contact.notes,
    identities: identities.map(({ kind, value, label, preferred }) => ({ kind, value, label, preferred })),
    figures: {
      open: figures.open,
      all: figures.all,
      firstAt: instantOrNull(figures.first_at),
      lastAt: instantOrNull(figures.last_at),
    },
    merged: merged.map(({ id, name, mergedAt }) => ({ id, name, at: instant(mergedAt ?? new Date(0)) })),
    version: contact.version,
  };
}
