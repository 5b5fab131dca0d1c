import type { OutgoingMessage, Receipt } from '#connector-sdk';
import { createCaptureSender } from './capture-sender.js';
import { createSmtpSender, type SmtpDeadlines } from './smtp-sender.js';

export interface SmtpTransport {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465` (TLS from the start). */
  smtpUrl: string;
  /** Certificate of a private authority, in PEM form. */
  ca?: string;
  /** Connections at a time; 5 where left out. */
  maxConnections?: number;
  /** Shorter ones make tests quick. */
  deadlines?: Partial<SmtpDeadlines>;
}

export interface CaptureTransport {
  /** Folder that keeps each mail as a file, for a system that must not send. */
  captureTo: string;
}

export type MailTransport = SmtpTransport | CaptureTransport;

/** Hands mail to the outside. */
export interface MailSender {
  /** Whether handing over the same message again has no second effect. */
  readonly idempotent: boolean;
  /** @throws TemporaryError, RejectedError, OutcomeUnknownError, AuthenticationError or ConfigurationError */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<Receipt>;
  close(): Promise<void>;
}

export function createMailSender(transport: MailTransport): MailSender {
  return 'captureTo' in transport ? createCaptureSender(transport.captureTo) : createSmtpSender(transport);
}
