import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const hashWith = promisify(argon2);

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const LENGTH = 32;

/** At least this long; nothing else is asked of a password (NIST SP 800-63B). */
export const SHORTEST_PASSWORD = 12;

/** `argon2id$memory$passes$lanes$salt$hash`, so that stronger settings can come later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, MEMORY_KIB, PASSES, LANES);
  return ['argon2id', MEMORY_KIB, PASSES, LANES, salt.toString('base64url'), hash.toString('base64url')].join(
    '$',
  );
}

/** Takes as long whether or not there is a hash to hold it against, so that nobody learns which accounts exist. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [kind, memory, passes, lanes, salt = '', hash = ''] = (stored ?? '').split('$');
  if (kind !== 'argon2id') {
    await derive(password, randomBytes(16), MEMORY_KIB, PASSES, LANES);
    return false;
  }
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(
    password,
    Buffer.from(salt, 'base64url'),
    Number(memory),
    Number(passes),
    Number(lanes),
  );
  return timingSafeEqual(actual, expected);
}

async function derive(
  password: string,
  nonce: Buffer,
  memory: number,
  passes: number,
  parallelism: number,
): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'));
  return Buffer.from(
    await hashWith('argon2id', { message, nonce, memory, passes, parallelism, tagLength: LENGTH }),
  );
}
