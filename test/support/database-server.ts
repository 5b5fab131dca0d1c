// Databases on a PostgreSQL server, without what the product keeps in them: stories that start the product load no more.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A new database on a PostgreSQL server, a copy of `template` where one is named; `drop` removes it again. */
export async function freshDatabase(server: string, template?: string) {
  const name = `postroom_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (client) =>
    client.query(`create database ${name}${template ? ` template ${template}` : ''}`),
  );
  const drop = () =>
    asAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  return { url: urlOf(server, name), drop };
}

/** Work on the server's own database, where others are made and dropped. */
export async function asAdmin<T>(server: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
