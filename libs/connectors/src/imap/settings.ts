import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** What each provider needs beside the client id and its secret; see docs/connectors/imap.md. */
const PROVIDERS = {
  'microsoft-365': {
    tokenUrl: (tenant: string) =>
      `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
    delegatedScope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    applicationScope: 'https://outlook.office365.com/.default',
  },
  google: {
    tokenUrl: () => 'https://oauth2.googleapis.com/token',
    delegatedScope: 'https://mail.google.com/',
    applicationScope: '',
  },
} as const;

const oneLine = (text: string) => !/[\0\r\n]/.test(text);
const line = z.string().trim().refine(oneLine, 'must be one line');
const required = line.min(1, 'is needed');
const secret = z.string().refine(oneLine, 'must be one line');

/** Flat on purpose: the staff app draws one field for each, and `manifest.secrets` can name them. */
const fields = z.strictObject({
  host: required.describe('Name of the mail server: outlook.office365.com, imap.gmail.com or your own'),
  port: z.number().int().min(1).max(65535).optional().describe('993 with TLS, 143 otherwise, where left out'),
  security: z
    .enum(['tls', 'starttls', 'none'])
    .default('tls')
    .describe(
      'TLS from the start, TLS after a greeting, or none, which is only for a server on this machine',
    ),
  ca: z
    .string()
    .refine((pem) => pem.includes('-----BEGIN CERTIFICATE-----'), 'must be a certificate in PEM form')
    .optional()
    .describe('Certificate of your own authority (PEM), where the server has no public one'),
  user: required.describe('The name the mailbox signs in with, most often its address'),
  signIn: z.enum(['password', 'oauth2']).default('password').describe('How the mailbox signs in'),
  password: secret.optional().describe('The password, or an app password'),
  provider: z
    .enum(['microsoft-365', 'google', 'other'])
    .default('other')
    .describe('Fills in the token address and the scope for OAuth 2'),
  tenant: line.optional().describe('Microsoft 365: the directory (tenant) id'),
  tokenUrl: line.optional().describe('OAuth 2: where access tokens are fetched; https'),
  clientId: line.optional().describe('OAuth 2: the application (client) id'),
  clientSecret: secret.optional().describe('OAuth 2: the client secret'),
  refreshToken: secret
    .optional()
    .describe('OAuth 2: the refresh token; left out where the application signs in as itself'),
  scope: line.optional().describe('OAuth 2: the scope to ask for, where the provider does not imply it'),
  folder: required.default('INBOX').describe('The folder that is read'),
  afterStoring: z
    .enum(['leave', 'mark-read', 'move'])
    .default('leave')
    .describe('What becomes of a message in the mailbox once it is stored here'),
  moveTo: line.optional().describe('The folder that stored messages are moved to; made if it is not there'),
  address: z.email('must be an email address').describe('The address people write to; replies come from it'),
  fromName: line.default('').describe('The name beside the address on what is sent'),
  replyAddress: z
    .enum(['plain', 'tagged'])
    .default('plain')
    .describe(
      'tagged: answers go to an address with a signed mark (enquiries+r.…@), which the mail server must deliver here',
    ),
});

/**
 * One mailbox, checked and complete. Secrets: see `SECRETS`.
 * A rule that joins two fields is reported at the field a person would change.
 */
export const imapSettings = fields.superRefine((value, context) => {
  const wrong = (path: keyof ImapSettings, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });

  if (value.security === 'none' && !LOOPBACK.has(value.host.toLowerCase())) {
    wrong('security', 'must be tls or starttls: without it anyone on the way can read the password');
  }
  if (value.signIn === 'password' && !value.password) wrong('password', 'is needed to sign in');
  if (value.signIn === 'oauth2') checkOauth(value, wrong);
  if (value.afterStoring === 'move') {
    if (!value.moveTo) wrong('moveTo', 'is needed: say which folder stored messages are moved to');
    else if (value.moveTo === value.folder)
      wrong('moveTo', 'must be another folder than the one that is read');
  }
});

export type ImapSettings = z.infer<typeof fields>;

export const SECRETS = ['password', 'clientSecret', 'refreshToken'];

function checkOauth(value: ImapSettings, wrong: (path: keyof ImapSettings, message: string) => void): void {
  if (!value.clientId) wrong('clientId', 'is needed for OAuth 2');
  if (!value.refreshToken && !value.clientSecret) {
    wrong('refreshToken', 'is needed, or a client secret where the application signs in as itself');
  }
  if (value.provider === 'microsoft-365' && !value.tenant && !value.tokenUrl) {
    wrong('tenant', 'is needed for Microsoft 365');
  }
  if (value.provider === 'other' && !value.tokenUrl) wrong('tokenUrl', 'is needed for OAuth 2');
  if (value.tokenUrl && !isSafeUrl(value.tokenUrl)) wrong('tokenUrl', 'must be an https address');
}

/** Plain http is for tests against this machine only: the request carries the secret. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** The port that is meant where none is set. */
export function portOf(settings: ImapSettings): number {
  return settings.port ?? (settings.security === 'tls' ? 993 : 143);
}

/** Where and for what to ask for an access token. */
export function tokenEndpoint(settings: ImapSettings): { url: string; scope: string } {
  const known = settings.provider === 'other' ? null : PROVIDERS[settings.provider];
  const implied = settings.refreshToken ? known?.delegatedScope : known?.applicationScope;
  return {
    url: settings.tokenUrl ?? known?.tokenUrl(settings.tenant ?? '') ?? '',
    scope: settings.scope ?? implied ?? '',
  };
}
