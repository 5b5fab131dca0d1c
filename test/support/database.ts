import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/sql';
import { type Database, openDatabase } from '#database';
import { entities } from '../../apps/server/src/entities.js';
import { asAdmin, freshDatabase, urlOf } from './database-server.js';
import { inProject } from './project.js';

export interface TestDatabase {
  em: EntityManager;
  database: Database;
  close(): Promise<void>;
}

/**
 * A fresh, migrated, empty database: on the server that DATABASE_URL names, dropped at the end; otherwise embedded, in
 * memory. Both begin as a copy of a template that is made once.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.DATABASE_URL;
  return server ? onServer(server) : inMemory();
}

async function inMemory(): Promise<TestDatabase> {
  const template = await embeddedTemplate();
  const database = await openDatabase({ databaseUrl: null, dataDir: null, template }, entities);
  return { em: database.orm.em.fork(), database, close: () => database.close() };
}

/** Kept between runs for as long as the migrations stay the same. */
async function embeddedTemplate(): Promise<Blob> {
  const file = join(tmpdir(), `postroom-template-${userInfo().uid}-${shape()}.tar`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return new Blob([kept]);
  const database = await openDatabase({ databaseUrl: null, dataDir: null }, entities);
  const pglite = (await database.orm.em.getDriver().getConnection().getNativeClient()) as unknown as {
    dumpDataDir(compression: 'none'): Promise<Blob>;
  };
  const dump = await pglite.dumpDataDir('none');
  await database.close();
  // Another worker may do the same at this moment: whoever renames last wins, with the same contents.
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()), { mode: 0o600 });
  await rename(draft, file);
  return dump;
}

async function onServer(server: string): Promise<TestDatabase> {
  const { url, drop } = await freshDatabase(server, await serverTemplate(server));
  const database = await openDatabase({ databaseUrl: url, dataDir: null }, entities);
  return {
    em: database.orm.em.fork(),
    database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

async function serverTemplate(server: string): Promise<string> {
  const name = `postroom_template_${shape()}`;
  await asAdmin(server, async (client) => {
    // Held by this connection, and gone with it, so that only one worker makes the template.
    await client.query(`select pg_advisory_lock(hashtext('${name}'))`);
    const { rows } = await client.query(`select 1 from pg_database where datname = $1`, [name]);
    if (rows.length > 0) return;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    const database = await openDatabase({ databaseUrl: urlOf(server, draft), dataDir: null }, entities);
    await database.close();
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

/** Another hash, another shape of the database. */
function shape(): string {
  const folder = inProject('libs/database/src/migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}
