import type { ImapFlowError } from 'imapflow';
import { AuthenticationError, ConfigurationError, ConnectorError, TemporaryError } from '#connector-sdk';
import { type ImapSettings, portOf } from './settings.js';

/** Codes of RFC 5530 with which a server refuses a sign-in or a folder for now, not for good. */
const FOR_NOW = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'EXPIRED_TEMPORARILY', 'OVERQUOTA']);

/** OpenSSL's and Node's words for a certificate that no retry will make good. */
const BAD_CERTIFICATE = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
]);

/** Whatever went wrong while speaking to the mail server, classed by what we do next. */
export function classifyImapError(error: unknown, settings: ImapSettings): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const cause = error as ImapFlowError;
  const server = `${settings.host}:${portOf(settings)}`;
  const words = serverWords(cause);

  // imapflow marks every failure during a sign-in so, a dropped line included: only a NO or BAD is a refusal.
  if (cause.authenticationFailed && isRefusal(cause)) {
    if (FOR_NOW.has(cause.serverResponseCode ?? '')) {
      return new TemporaryError(`${server} does not take the sign-in of ${settings.user} now: ${words}`, {
        cause,
      });
    }
    return new AuthenticationError(`${server} refused the sign-in of ${settings.user}: ${words}`, { cause });
  }
  if (cause.mailboxMissing || cause.serverResponseCode === 'NONEXISTENT') {
    return new ConfigurationError(
      `There is no folder "${settings.folder}" in the mailbox of ${settings.user}.`,
      {
        cause,
      },
    );
  }
  const code = cause.code ?? '';
  if (BAD_CERTIFICATE.has(code)) {
    return new ConfigurationError(
      `The certificate of ${server} is not one we trust (${words}). If it comes from your own authority, enter that authority's certificate.`,
      { cause },
    );
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return new TemporaryError(`The certificate of ${server} has expired; its operator has to renew it.`, {
      cause,
    });
  }
  if (/does not support STARTTLS/.test(cause.message)) {
    return new ConfigurationError(`${server} offers no STARTTLS: use TLS from the start (port 993).`, {
      cause,
    });
  }
  if (/wrong version number|packet length too long|ERR_SSL_/.test(`${cause.message} ${code}`)) {
    return new ConfigurationError(`${server} does not speak TLS the way it is set: ${words}`, { cause });
  }
  if (/Unsupported authentication mechanism/.test(cause.message)) {
    return new ConfigurationError(`${server} offers no way to sign in with ${settings.signIn}.`, { cause });
  }
  return new TemporaryError(`${server}: ${words}`, { cause });
}

function isRefusal(error: ImapFlowError): boolean {
  return error.responseStatus === 'NO' || error.responseStatus === 'BAD' || error.oauthError !== undefined;
}

/** What the server said, or else what the client library says, without a stop at the end. */
function serverWords(error: ImapFlowError): string {
  const response = typeof error.response === 'string' ? error.response : '';
  const said = error.responseText || response || error.reason || PLAIN[error.code ?? ''] || error.message;
  return String(said).trim().replace(/\.$/, '') || 'unknown error';
}

const PLAIN: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there (connection refused)',
  ENOTFOUND: 'there is no server of this name',
  EAI_AGAIN: 'the name cannot be looked up now',
  ETIMEDOUT: 'no answer in time',
  ETIMEOUT: 'no answer in time',
  CONNECT_TIMEOUT: 'no connection in time',
  GREETING_TIMEOUT: 'no greeting in time; perhaps it wants TLS',
  NoConnection: 'the connection was lost',
  EConnectionClosed: 'the connection was lost',
  ClosedAfterConnectTLS: 'the connection was closed at once',
  ClosedAfterConnectText: 'the connection was closed at once; perhaps it wants TLS',
};
