import { resolve } from 'node:path';

/** Where an installation without DATA_DIR keeps its data: below the folder it is started in. */
export const DEFAULT_DATA_DIR = './data';

/** Where the data is: read without checking the rest, and without making up a secret. */
export interface DataPlace {
  /** Absolute. */
  dataDir: string;
  /** Null: the embedded database under `dataDir`. */
  databaseUrl: string | null;
}

export function readDataPlace(environment: NodeJS.ProcessEnv = process.env): DataPlace {
  return {
    dataDir: resolve(environment.DATA_DIR || DEFAULT_DATA_DIR),
    databaseUrl: environment.DATABASE_URL || null,
  };
}
