import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config, ConfigError, readDataPlace } from '#config';

const dataDir = mkdtempSync(join(tmpdir(), 'postroom-config-'));
const read = (environment: NodeJS.ProcessEnv) => Config.read({ DATA_DIR: dataDir, ...environment });

describe('the environment', () => {
  test('absent values take the documented defaults', () => {
    const config = read({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      smtpUrl: null,
      charter: 'ten-day',
      roles: ['web', 'worker'],
      now: null,
    });
    expect(config.storageUrl).toBe(`file:${join(dataDir, 'blobs')}`);
  });

  test.each([
    ['nothing', {}],
    ['empty values', { DATA_DIR: '', DATABASE_URL: '' }],
    ['a folder and a server', { DATA_DIR: dataDir, DATABASE_URL: 'postgresql://localhost/postroom' }],
  ])('where the data is can be read by itself, and is the same: %s', (_, environment) => {
    const { dataDir, databaseUrl } = Config.read({ SECRET_KEY: 'x'.repeat(32), ...environment });
    expect(readDataPlace(environment)).toEqual({ dataDir, databaseUrl });
  });

  test('the secret is made once, and kept', () => {
    expect(Buffer.byteLength(read({}).secretKey)).toBeGreaterThanOrEqual(32);
    expect(read({}).secretKey).toBe(read({}).secretKey);
  });

  test.each([
    ['a port that is no number', { PORT: 'http' }, 'PORT has "http", but wants a port number'],
    ['a port out of range', { PORT: '70000' }, 'PORT has "70000", but wants a port number, 0 to 65535'],
    [
      'an unknown charter',
      { CHARTER: 'two-day' },
      'CHARTER has "two-day", but wants one of ten-day, five-day',
    ],
    ['an unknown role', { ROLES: 'web,robot' }, 'ROLES has "web,robot", but wants web, worker or web,worker'],
    [
      'another database',
      { DATABASE_URL: 'mysql://h/d' },
      'DATABASE_URL has a value of 11 characters, but wants',
    ],
    [
      'a short secret',
      { SECRET_KEY: 'short' },
      'SECRET_KEY has a value of 5 characters, but wants at least 32',
    ],
    ['a time that is none', { NOW: 'tomorrow' }, 'NOW has "tomorrow", but wants an instant'],
    ['a fixed clock in production', { NOW: '2026-04-02T10:00:00Z', NODE_ENV: 'production' }, 'NOW has'],
    ['half an account', { ADMIN_EMAIL: 'ada@example.org' }, 'ADMIN_PASSWORD has nothing, but wants'],
  ])('%s stops the start with one line', (_, environment, line) => {
    expect(() => read(environment)).toThrow(ConfigError);
    expect(() => read(environment)).toThrow(line);
    expect(() => read(environment)).not.toThrow(/\n/);
  });

  test('a password never shows in an error', () => {
    expect(() => read({ ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: 'tiny' })).not.toThrow(/tiny/);
  });

  test('an empty variable counts as absent', () => {
    expect(read({ PORT: '', SMTP_URL: '' })).toMatchObject({ port: 3000, smtpUrl: null });
  });
});
