export { DataDirInUseError, lockDataDir } from './data-dir-lock.js';
export { type Database, type DatabaseSettings, openDatabase } from './open-database.js';
export type { Session } from './session.js';
