import type { NodemailerError } from 'nodemailer';
import {
  AuthenticationError,
  ConfigurationError,
  type ConnectorError,
  OutcomeUnknownError,
  RejectedError,
  TemporaryError,
} from '#connector-sdk';

export interface SendStage {
  /** `mail.example.org:587`. */
  server: string;
  /** Whether any of the message itself had gone out. */
  dataStarted: boolean;
}

/**
 * What a failed attempt to send means for the message. An answer of the server counts as it says (RFC 5321, 4.2.1): 4yz
 * try again, 5yz never. Without an answer it depends on how far the message had got.
 */
export function classifySmtpError(error: unknown, stage: SendStage): ConnectorError {
  const cause = error as NodemailerError;
  const words = wordsOf(cause);
  const { server } = stage;

  if (cause.code === 'EAUTH' || cause.code === 'ENOAUTH' || cause.code === 'EOAUTH2') {
    return isForNow(cause)
      ? new TemporaryError(`${server} does not take the sign-in now: ${words}`, { cause })
      : new AuthenticationError(`${server} refused the sign-in: ${words}`, { cause });
  }
  // 421 closes the connection: an answer to whatever was under way, the message included (RFC 5321, 3.8).
  if (isForNow(cause)) return new TemporaryError(`${server} does not take it now: ${words}`, { cause });
  if (isForGood(cause) && (cause.code === 'EENVELOPE' || cause.code === 'EMESSAGE')) {
    return new RejectedError(`${server} refused it: ${words}`, { cause });
  }
  if (stage.dataStarted) {
    return new OutcomeUnknownError(`${server} may have taken it: ${words} before it answered.`, { cause });
  }
  if (cause.code === 'EENVELOPE' || cause.code === 'EMESSAGE') return new RejectedError(words, { cause });
  if (cause.code === 'ETLS') {
    return new ConfigurationError(`${server} cannot be reached by TLS that we trust: ${words}`, { cause });
  }
  if (isCertificate(cause)) {
    return new ConfigurationError(`The certificate of ${server} is not one we trust: ${words}`, { cause });
  }
  return new TemporaryError(`${server}: ${words}`, { cause });
}

function isForNow(error: NodemailerError): boolean {
  const code = error.responseCode ?? 0;
  // 503 says that the session was out of step, not that the message is unwanted.
  return (code >= 400 && code < 500) || code === 503;
}

function isForGood(error: NodemailerError): boolean {
  const code = error.responseCode ?? 0;
  return code >= 500 && code < 600;
}

function isCertificate(error: NodemailerError): boolean {
  const original = (error as { originalCode?: string }).originalCode ?? '';
  return /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(original) || /certificate/i.test(error.message);
}

function wordsOf(error: NodemailerError): string {
  return (error.response || error.message || String(error)).trim().replace(/\.$/, '');
}
