import {
  AuthenticationError,
  ConfigurationError,
  type ConnectorContext,
  TemporaryError,
} from '#connector-sdk';
import { type ImapSettings, tokenEndpoint } from './settings.js';

const DEADLINE_MS = 20_000;
/** A token is not used in its last minute, so that it cannot run out between here and the server. */
const MARGIN_MS = 60_000;

/** Answers of RFC 6749, 5.2 that mean the credentials themselves are refused. */
const REFUSED = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client', 'access_denied']);

interface TokenAnswer {
  access_token?: string;
  expires_in?: number;
  refresh_token?: string;
  error?: string;
  error_description?: string;
}

/** Access tokens by what they were asked with. Only a shortcut: losing it costs one request. */
export class AccessTokens {
  private readonly kept = new Map<string, { token: string; until: number }>();

  /**
   * An access token for the mailbox (RFC 6749, 6 and 4.4).
   * A refresh token that the provider has rotated is handed to `context.rememberSecrets` before the token is used.
   * @throws AuthenticationError, ConfigurationError or TemporaryError
   */
  async get(settings: ImapSettings, context: ConnectorContext): Promise<string> {
    const { url, scope } = tokenEndpoint(settings);
    const key = [url, scope, settings.clientId, settings.user, settings.refreshToken ?? ''].join('\n');
    const kept = this.kept.get(key);
    if (kept && kept.until > performance.now()) return kept.token;
    this.kept.delete(key);

    const answer = await askForToken(url, scope, settings, context.signal);
    if (!answer.access_token) throw new ConfigurationError(`${url} gave an answer without an access token.`);
    if (answer.refresh_token && answer.refresh_token !== settings.refreshToken) {
      await context.rememberSecrets({ refreshToken: answer.refresh_token });
    }
    const lifetime = (answer.expires_in ?? 0) * 1000 - MARGIN_MS;
    if (lifetime > 0) this.kept.set(key, { token: answer.access_token, until: performance.now() + lifetime });
    return answer.access_token;
  }

  /** Forgets them all, after a server has refused one. */
  forget(): void {
    this.kept.clear();
  }
}

async function askForToken(
  url: string,
  scope: string,
  settings: ImapSettings,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  const form = new URLSearchParams({ client_id: settings.clientId ?? '' });
  if (settings.refreshToken) {
    form.set('grant_type', 'refresh_token');
    form.set('refresh_token', settings.refreshToken);
  } else {
    form.set('grant_type', 'client_credentials');
  }
  if (settings.clientSecret) form.set('client_secret', settings.clientSecret);
  if (scope) form.set('scope', scope);

  let response: Response;
  let body: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: form,
      // A redirect would carry the secret to an address nobody entered.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
    });
    body = await response.text();
  } catch (cause) {
    throw new TemporaryError(`No access token from ${url}: ${reasonOf(cause)}.`, { cause });
  }
  const answer = readAnswer(body);
  if (response.ok) return answer;

  const words =
    [answer.error, answer.error_description].filter(Boolean).join(': ') || `HTTP ${response.status}`;
  if (REFUSED.has(answer.error ?? '')) {
    throw new AuthenticationError(`${url} refused the credentials of ${settings.user}: ${words}`);
  }
  if (response.status === 429 || response.status >= 500) {
    throw new TemporaryError(`${url} gives no access token now: ${words}`);
  }
  throw new ConfigurationError(`${url} gave no access token: ${words}`);
}

function readAnswer(body: string): TokenAnswer {
  try {
    const answer: unknown = JSON.parse(body);
    return answer !== null && typeof answer === 'object' ? (answer as TokenAnswer) : {};
  } catch {
    return {};
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${DEADLINE_MS / 1000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
