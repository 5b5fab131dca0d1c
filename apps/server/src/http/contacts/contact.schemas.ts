import { z } from 'zod';

const instant = z.iso.datetime().describe('ISO 8601, UTC');

export const needSchema = z
  .object({
    kind: z.enum(['large-print', 'braille', 'easy-read', 'interpreter', 'phone', 'other']),
    detail: z
      .string()
      .trim()
      .max(300)
      .default('')
      .describe('The size of the print, the language of the interpreter, or other words'),
  })
  .meta({ id: 'Need' });

export const identitySchema = z
  .object({
    kind: z.string().describe('`email`, or the kind of channel on which they are known so'),
    value: z.string(),
    label: z.string(),
    preferred: z.boolean().describe('The one to use first'),
  })
  .meta({ id: 'ContactIdentity' });

export const warningSchema = z
  .object({
    id: z.string(),
    text: z.string(),
    at: instant,
    by: z.object({ id: z.string(), name: z.string() }),
  })
  .meta({ id: 'ContactWarning' });

export const contactSummarySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    identities: z.array(identitySchema),
    open: z.number().int(),
    all: z.number().int(),
    lastAt: instant.nullable().describe('When their newest conversation came in'),
  })
  .meta({ id: 'ContactSummary' });

export const contactPageSchema = z
  .object({ items: z.array(contactSummarySchema), next: z.string().nullable() })
  .meta({ id: 'ContactPage' });

export const contactSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    nameCorrected: z.boolean().describe('Staff have put the name right; what mails say no longer changes it'),
    language: z.string().nullable(),
    needs: z.array(needSchema),
    warnings: z.array(warningSchema),
    notes: z.string(),
    identities: z.array(identitySchema),
    figures: z.object({
      open: z.number().int(),
      all: z.number().int(),
      firstAt: instant.nullable(),
      lastAt: instant.nullable(),
    }),
    merged: z
      .array(z.object({ id: z.string(), name: z.string(), at: instant }))
      .describe('Who turned out to be them; each merge can be undone'),
    version: z.number().int().describe('Send it back with a change; a stale one is refused with 409'),
  })
  .meta({ id: 'Contact' });

export const contactListQuerySchema = z.object({
  q: z.string().max(300).optional().describe('Part of a name or an address'),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type ContactListQuery = z.infer<typeof contactListQuerySchema>;

export const contactBodySchema = z.object({
  name: z.string().trim().max(300),
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'must be the code of a language, such as cy')
    .max(35)
    .nullable()
    .default(null),
  needs: z.array(needSchema).max(20).default([]),
  warnings: z
    .array(
      z.object({ id: z.uuid().optional(), text: z.string().trim().min(1, 'must not be empty').max(500) }),
    )
    .max(20)
    .default([]),
  notes: z.string().trim().max(20_000).default(''),
  version: z.number().int().describe('The version you have in front of you'),
});
export type ContactBody = z.infer<typeof contactBodySchema>;

const kind = z.enum(['email', 'phone', 'social', 'form', 'letter']);
const identity = z.object({ kind, value: z.string().trim().min(1, 'must not be empty').max(320) });

export const identityBodySchema = identity
  .extend({
    label: z.string().trim().max(60).default(''),
    preferred: z.boolean().default(false),
  })
  .refine(({ kind, value }) => kind !== 'email' || z.email().safeParse(value).success, {
    path: ['value'],
    message: 'must be an email address',
  });
export const mergeBodySchema = z.object({ into: z.uuid() });
export const splitBodySchema = z.object({ identities: z.array(identity).min(1).max(50) });

export const conversationContactBodySchema = z.object({
  contact: z
    .union([z.uuid(), z.object({ name: z.string().trim().max(300), address: z.email().max(320) })])
    .nullable()
    .describe('Who it is from: the id of a contact, or a name and an address; null: nobody known'),
  version: z.number().int().optional().describe('The version you have in front of you'),
});
