import { z } from 'zod';

const writing = z.enum(['reply', 'reply-all', 'forward', 'note']);
const addresses = z
  .array(z.string().max(320))
  .max(50)
  .nullable()
  .describe('As far as they are typed; null: as the conversation suggests');

export const uploadSchema = z
  .object({
    id: z.uuid(),
    name: z.string().max(300),
    contentType: z.string().max(200).describe('Found by looking at the content'),
    size: z.number().int(),
  })
  .meta({ id: 'Upload' });

export const draftContentSchema = z
  .object({
    writing,
    html: z.string().max(500_000).describe('Rich text, of what goes out'),
    to: addresses,
    cc: addresses,
    bcc: addresses.optional(),
    subject: z.string().max(300).nullable(),
    message: z.uuid().nullish().describe('What it answers or hands on; null: the newest that came in'),
    attachments: z.array(uploadSchema).max(20),
    originals: z.array(z.uuid()).max(100).nullable(),
    note: z.string().max(200_000).describe('The note, kept apart from what goes out'),
    holding: z.boolean().optional().describe('It says that more is to follow'),
    seen: z.uuid().nullish().describe('The newest message that you knew of when you began to write'),
  })
  .meta({ id: 'DraftContent' });

export const draftSchema = z
  .object({
    content: draftContentSchema,
    revision: z.string().describe('Send it back with a change; where there is a newer one, 409'),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Draft' });

export const draftAnswerSchema = z.object({ draft: draftSchema.nullable() }).meta({ id: 'DraftAnswer' });

export const draftBodySchema = z.object({
  content: draftContentSchema,
  revision: z.uuid().nullable().describe('Of the draft that you had in front of you; null: there was none'),
});

export const draftDiscardSchema = z.object({
  revision: z.uuid().describe('Of the draft that you had in front of you; where there is a newer one, 409'),
});

export const draftLinesSchema = z.object({
  items: z.array(
    z.object({ reference: z.string(), writing, updatedAt: z.iso.datetime() }).meta({ id: 'DraftLine' }),
  ),
  next: z.null(),
});
