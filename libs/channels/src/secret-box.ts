import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ConfigurationError } from '#connector-sdk';

const VERSION = 'v1';

/** Encrypts credentials at rest with AES-256-GCM, under a key made from SECRET_KEY. */
export class SecretBox {
  private readonly key: Buffer;

  constructor(secretKey: string) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'postroom channel secrets', 32));
  }

  seal(secrets: Record<string, string>): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
    return [VERSION, nonce, cipher.getAuthTag(), sealed]
      .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
      .join('.');
  }

  /** @throws ConfigurationError where it was sealed under another SECRET_KEY, or was tampered with */
  open(text: string): Record<string, string> {
    const [version, nonce = '', tag = '', sealed = ''] = text.split('.');
    try {
      if (version !== VERSION) throw new Error(`unknown version ${version}`);
      const decipher = createDecipheriv('aes-256-gcm', this.key, Buffer.from(nonce, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      const opened = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]);
      return JSON.parse(opened.toString('utf8'));
    } catch (error) {
      throw new ConfigurationError('The credentials cannot be read with this SECRET_KEY. Enter them again.', {
        cause: error,
      });
    }
  }
}
