import { z } from 'zod';

export const signInBodySchema = z.object({ email: z.string().max(254), password: z.string().max(1000) });

export const setupBodySchema = z.object({
  token: z.string().max(200),
  name: z.string().trim().min(1, 'must not be empty').max(200),
  email: z.email('must be an email address').max(254),
  password: z.string().min(12, 'must have at least 12 characters').max(1000),
});

export const roleSchema = z.enum(['advisor', 'social', 'manager', 'admin']);

export const whoSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(roleSchema),
    organisation: z.object({ name: z.string(), timeZone: z.string() }),
    /** The organisation's present instant: fixed in a demonstration. */
    now: z.iso.datetime(),
  })
  .meta({ id: 'Who' });
