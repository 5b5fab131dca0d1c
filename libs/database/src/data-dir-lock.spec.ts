import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDirInUseError, lockDataDir } from './data-dir-lock.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postroom-lock-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the lock on a data folder', () => {
  test('is held by one at a time, and free again once it is let go', () => {
    const dataDir = join(folder, 'data');
    const unlock = lockDataDir(dataDir);
    expect(() => lockDataDir(dataDir)).toThrow(DataDirInUseError);
    expect(() => lockDataDir(dataDir)).toThrow(
      `Another Postroom is running on ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
    );
    unlock();
    lockDataDir(dataDir)();
  });

  test('is one lock for each folder', () => {
    const locks = ['one', 'two'].map((name) => lockDataDir(join(folder, name)));
    for (const unlock of locks) unlock();
  });

  test('makes the folder where it is missing, for its owner only', async () => {
    const dataDir = join(folder, 'deep', 'data');
    const unlock = lockDataDir(dataDir);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    unlock();
  });
});
