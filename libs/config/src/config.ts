import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { environmentSchema, type Role } from './environment.js';

/** The settings of one process, read once at the start. */
export class Config {
  readonly production!: boolean;
  readonly port!: number;
  readonly host!: string;
  /** The address that people outside use; no trailing slash. */
  readonly publicUrl!: string;
  /** Absent: the embedded database under `dataDir`. */
  readonly databaseUrl!: string | null;
  /** Absolute. */
  readonly dataDir!: string;
  /** Absent: outgoing mail is captured under `dataDir`. */
  readonly smtpUrl!: string | null;
  readonly storageUrl!: string;
  /** 32 bytes and more; encrypts credentials, signs links. */
  readonly secretKey!: string;
  /** What the operator should know at the start, such as a secret that was made up. */
  readonly warnings!: string[];
  readonly admin!: { email: string; password: string } | null;
  readonly charter!: string;
  readonly roles!: Role[];
  /** A fixed clock for demonstrations. */
  readonly now!: Temporal.Instant | null;
  readonly logLevel!: string;

  private constructor(values: Omit<Config, 'does'>) {
    Object.assign(this, values);
  }

  does(role: Role): boolean {
    return this.roles.includes(role);
  }

  /**
   * Reads and checks the environment.
   * @throws ConfigError with one line that names the variable, what it has and what it wants
   */
  static read(environment: NodeJS.ProcessEnv = process.env): Config {
    const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
    const parsed = environmentSchema.safeParse(present);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const name = String(issue?.path[0]);
      throw new ConfigError(name, shown(name, environment[name]), issue?.message ?? 'something else');
    }
    const env = parsed.data;
    const production = env.NODE_ENV === 'production';
    if (env.NOW && production) {
      throw new ConfigError('NOW', `"${env.NOW}"`, 'nothing in production: the clock is real there');
    }
    if (Boolean(env.ADMIN_EMAIL) !== Boolean(env.ADMIN_PASSWORD)) {
      const missing = env.ADMIN_EMAIL ? 'ADMIN_PASSWORD' : 'ADMIN_EMAIL';
      throw new ConfigError(missing, 'nothing', 'a value: ADMIN_EMAIL and ADMIN_PASSWORD go together');
    }
    const dataDir = resolve(env.DATA_DIR);
    const warnings: string[] = [];
    return new Config({
      production,
      port: env.PORT,
      host: env.HOST,
      publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
      databaseUrl: env.DATABASE_URL ?? null,
      dataDir,
      smtpUrl: env.SMTP_URL ?? null,
      storageUrl: env.STORAGE_URL ?? `file:${join(dataDir, 'blobs')}`,
      secretKey: env.SECRET_KEY ?? keptSecret(dataDir, warnings),
      warnings,
      admin:
        env.ADMIN_EMAIL && env.ADMIN_PASSWORD
          ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD }
          : null,
      charter: env.CHARTER,
      roles: env.ROLES,
      now: env.NOW ? Temporal.Instant.from(env.NOW) : null,
      logLevel: env.LOG_LEVEL,
    });
  }
}

/** A variable of the environment that cannot be worked with. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(variable: string, has: string, wants: string) {
    super(`${variable} has ${has}, but wants ${wants}.`);
  }
}

function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return /PASSWORD|SECRET|URL/.test(name)
    ? `a value of ${value.length} characters`
    : `"${value.slice(0, 80)}"`;
}

/** The secret made up at the first start; in a file of its own that only its owner may read. */
function keptSecret(dataDir: string, warnings: string[]): string {
  const file = join(dataDir, 'secret-key');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new ConfigError(
        'DATA_DIR',
        `"${dataDir}"`,
        `a folder that can be read (${(error as Error).message})`,
      );
    }
  }
  const secret = randomBytes(32).toString('base64url');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFileSync(file, 'utf8').trim();
    throw new ConfigError(
      'DATA_DIR',
      `"${dataDir}"`,
      `a folder that can be written (${(error as Error).message})`,
    );
  }
  warnings.push(`SECRET_KEY is not set: a secret was made and kept in ${file}. Keep it with your backups.`);
  return secret;
}
