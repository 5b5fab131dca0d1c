import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process has the data folder; the embedded database belongs to one. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError';

  constructor(dataDir: string, options?: ErrorOptions) {
    super(
      `Another Postroom is running on ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
      options,
    );
  }
}

/**
 * Takes the data folder for this process alone.
 * The embedded database has no lock between processes, and a second one would destroy what the first has acknowledged.
 * The lock is SQLite's own exclusive file lock: the kernel drops it with the process, however that ends.
 * @throws DataDirInUseError
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(dataDir, 'postroom.lock'), { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive;');
  } catch (error) {
    lock.close();
    throw new DataDirInUseError(dataDir, { cause: error });
  }
  return () => lock.close();
}
