import { z } from 'zod';

const ABOUT = 'What they look after, in words that follow "They look after"';

export const bodySchema = z
  .object({
    key: z.string().describe('What rules name it by'),
    name: z.string(),
    about: z.string().describe(ABOUT),
    website: z.string().nullable().describe('Where to get in touch with them, or to report it'),
    telephone: z.string().nullable(),
    email: z.string().nullable(),
    redirected: z
      .object({ thisMonth: z.number().int(), inAll: z.number().int() })
      .describe('How many conversations were redirected there, of those that you may see'),
  })
  .meta({ id: 'OtherBody' });

export const bodiesSchema = z.object({ items: z.array(bodySchema), next: z.null() });

const way = (schema: z.ZodString | z.ZodURL | z.ZodEmail) => schema.nullable().default(null);

export const bodyDraftSchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  about: z.string().trim().max(500).default('').describe(ABOUT),
  website: way(z.url({ protocol: /^https?$/ }).max(2000)),
  telephone: way(z.string().trim().min(1).max(60)),
  email: way(z.email().max(320)),
});

export const newBodySchema = bodyDraftSchema.extend({
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
    .max(60),
});
