import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { Temporal } from 'temporal-polyfill';
import { type OutgoingMessage, type Receipt, TemporaryError } from '#connector-sdk';
import { newId } from '#shared';
import { composeMail } from './compose-mail.js';
import type { MailSender } from './mail-sender.js';

/** Keeps each mail as `<Message-ID>.eml`, whole or not at all; the same message again leaves the file as it is. */
export function createCaptureSender(folder: string): MailSender {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    idempotent: true,
    async send(message) {
      const mail = composeMail(message);
      const path = join(folder, captureName(message.externalId));
      try {
        await mkdir(folder, { recursive: true });
        if (!(await exists(path))) {
          const { message: raw } = await composer.sendMail(mail);
          await writeWhole(path, raw as Buffer);
        }
      } catch (cause) {
        throw new TemporaryError(`The mail could not be written to ${folder}: ${(cause as Error).message}`, {
          cause,
        });
      }
      return receiptFor(message, path);
    },
    async close() {
      composer.close();
    },
  };
}

/** A file name that is safe everywhere, readable, and different for different ids. */
export function captureName(externalId: string): string {
  const safe = externalId.replace(/[^A-Za-z0-9._@+=-]/g, '_').replace(/^\./, '_');
  if (safe === externalId && safe.length <= 180) return `${safe}.eml`;
  const hash = createHash('sha256').update(externalId).digest('hex').slice(0, 16);
  return `${safe.slice(0, 160)}-${hash}.eml`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Beside its place first, then renamed, so that nobody ever reads half a mail. */
async function writeWhole(path: string, raw: Buffer): Promise<void> {
  const beside = `${path}.${newId()}.part`;
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(raw);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function receiptFor(message: OutgoingMessage, path: string): Receipt {
  return {
    externalId: message.externalId,
    acceptedAt: Temporal.Now.instant(),
    detail: `Captured in ${path}; not sent.`,
  };
}
