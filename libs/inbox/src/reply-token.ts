import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Address } from '#connector-sdk';
import { parseReference } from '#shared';

const TAG = /\+r\.([a-z0-9]{8})\.([a-z0-9_-]{16})@/i;

/**
 * Puts the conversation into the address that answers go to: `enquiries+r.r7q2m4xk.<signature>@example.org`.
 * The signature makes sure that only who has heard from us can answer into it.
 */
export class ReplyTokens {
  constructor(private readonly secretKey: string) {}

  address(base: string, reference: string): string {
    const at = base.lastIndexOf('@');
    const compact = reference.replaceAll('-', '').toLowerCase();
    return `${base.slice(0, at)}+r.${compact}.${this.sign(compact)}${base.slice(at)}`;
  }

  /** The reference that one of these addresses carries and signs, or null. */
  reference(addresses: Address[]): string | null {
    for (const { address } of addresses) {
      const [, compact = '', signature = ''] = TAG.exec(address) ?? [];
      // Some systems change the case of addresses on the way.
      const expected = Buffer.from(this.sign(compact.toLowerCase()).toLowerCase());
      const given = Buffer.from(signature.toLowerCase());
      if (compact && given.length === expected.length && timingSafeEqual(given, expected)) {
        return parseReference(compact);
      }
    }
    return null;
  }

  private sign(compact: string): string {
    return createHmac('sha256', this.secretKey).update(`reply ${compact}`).digest('base64url').slice(0, 16);
  }
}
