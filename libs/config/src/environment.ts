import { z } from 'zod';
import { DEFAULT_DATA_DIR } from './data-place.js';

const flag = (text: string) => text.split(',').map((part) => part.trim());

/** An absolute http(s) address without a trailing slash. */
const webAddress = z
  .url({ protocol: /^https?$/, error: 'an address such as https://inbox.example.org' })
  .transform((url) => url.replace(/\/+$/, ''));

const addressOf = (schemes: string[]) =>
  z.string().refine((url) => schemes.some((scheme) => url.startsWith(`${scheme}:`)) && URL.canParse(url), {
    error: `an address that begins with ${schemes.map((s) => `${s}:`).join(' or ')}`,
  });

export const ROLES = ['web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

export const CHARTERS = [
  'ten-day',
  'five-day',
  'council-standards',
  'care-pledge',
  'support-services',
  'ombudsman',
  'blank',
] as const;

/** Every variable that Postroom reads, with what it wants. An empty variable counts as absent. */
export const environmentSchema = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce
    .number('a port number, 0 to 65535')
    .int('a whole number')
    .min(0, 'a port number, 0 to 65535')
    .max(65535, 'a port number, 0 to 65535')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: webAddress.optional(),
  DATABASE_URL: addressOf(['postgresql', 'postgres']).optional(),
  DATA_DIR: z.string().default(DEFAULT_DATA_DIR),
  SMTP_URL: addressOf(['smtp', 'smtps']).optional(),
  STORAGE_URL: addressOf(['file']).optional(),
  SECRET_KEY: z
    .string()
    .refine((key) => Buffer.byteLength(key) >= 32, { error: 'at least 32 bytes' })
    .optional(),
  ADMIN_EMAIL: z.email('an email address').optional(),
  ADMIN_PASSWORD: z.string().min(12, 'at least 12 characters').optional(),
  CHARTER: z.enum(CHARTERS, { error: `one of ${CHARTERS.join(', ')}` }).default('ten-day'),
  ROLES: z
    .string()
    .default('web,worker')
    .transform(flag)
    .pipe(z.array(z.enum(ROLES, { error: 'web, worker or web,worker' })).min(1)),
  NOW: z.iso.datetime({ offset: true, error: 'an instant such as 2026-04-02T10:00:00+01:00' }).optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'silent, error, warn, info or debug' })
    .default('warn'),
});
