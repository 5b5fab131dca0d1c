import { join } from 'node:path';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig as defineEmbedded, MikroORM as EmbeddedORM } from '@mikro-orm/pglite';
import { defineConfig as definePostgres, MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { EntityName, MikroORM } from '@mikro-orm/sql';
import { lockDataDir } from './data-dir-lock.js';
import { EmbeddedSession } from './embedded-session.js';
import { giveBackCutLines } from './give-back-cut-lines.js';
import { migrations } from './migrations/index.js';
import { PostgresSession } from './postgres-session.js';
import type { Session } from './session.js';

export interface DatabaseSettings {
  /** `postgresql://…`, or null for the embedded database. */
  databaseUrl: string | null;
  /** Where the embedded database lives; null keeps it in memory, for tests. */
  dataDir: string | null;
  /** A dump of an embedded database to begin with, for tests: saves the migrations. */
  template?: Blob;
}

/** An open, migrated database. */
export interface Database {
  orm: MikroORM;
  /** Signals, locks and liveness, on a connection of their own. */
  session: Session;
  close(): Promise<void>;
}

/**
 * Opens the database and brings it up to date. Several processes may do so at once: migrations run under a lock.
 * @throws DataDirInUseError where another process has the embedded database
 */
export async function openDatabase(settings: DatabaseSettings, entities: EntityName[]): Promise<Database> {
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, entities)
    : openEmbedded(settings, entities);
}

const shared = (entities: EntityName[]) => ({
  entities,
  extensions: [Migrator],
  migrations: { migrationsList: migrations, snapshot: false, silent: true, tableName: 'migration' },
  discovery: { warnWhenNoEntities: false },
  // An entity that nobody awaits in its own unit of work is a bug; say so at once.
  allowGlobalContext: false,
});

async function openPostgres(url: string, entities: EntityName[]): Promise<Database> {
  const orm = await PostgresORM.init(
    definePostgres({
      ...shared(entities),
      clientUrl: url,
      pool: { min: 0, max: 10 },
      driverOptions: { onPoolCreated: giveBackCutLines },
    }),
  );
  const session = new PostgresSession(url);
  try {
    await session.open();
    await session.holding('migrate', () => orm.migrator.up());
  } catch (error) {
    await session.close();
    await orm.close(true);
    throw error;
  }
  return {
    orm: orm as unknown as MikroORM,
    session,
    close: async () => {
      await session.close();
      await orm.close(true);
    },
  };
}

async function openEmbedded(settings: DatabaseSettings, entities: EntityName[]): Promise<Database> {
  const unlock = settings.dataDir ? lockDataDir(settings.dataDir) : () => {};
  try {
    const orm = await EmbeddedORM.init(
      defineEmbedded({
        ...shared(entities),
        dbName: 'postgres',
        driverOptions: {
          dataDir: settings.dataDir ? join(settings.dataDir, 'database') : 'memory://',
          extensions: { pg_trgm },
          ...(settings.template ? { loadDataDir: whole(settings.template) } : {}),
        },
      }),
    );
    await orm.migrator.up();
    const session = new EmbeddedSession(await orm.em.getDriver().getConnection().getNativeClient());
    return {
      orm: orm as unknown as MikroORM,
      session,
      close: async () => {
        await session.close();
        await orm.close(true);
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The ORM makes deep copies of its settings, which a Blob does not survive; this one answers with itself. */
function whole(template: Blob): Blob {
  return Object.assign(template, { clone: () => template });
}
