import { connect, createServer, type Server, type Socket } from 'node:net';
import { Client } from 'pg';
import { eventually } from '../../../test/support/eventually.js';
import { type Postgres, startPostgres } from '../../../test/support/postgres.js';
import { describeSystem } from '../../../test/support/require-system.js';
import { PostgresSession } from './postgres-session.js';

describeSystem('the session on PostgreSQL', ['postgres'], () => {
  let server: Postgres;
  let between: Server;
  let session: PostgresSession;
  let other: Client;
  const ours = new Set<Socket>();
  const theirs = new Set<Socket>();

  beforeAll(async () => {
    server = await startPostgres();
    const { hostname, port } = new URL(server.url);
    // A line of which either end can be cut without the other hearing of it.
    between = createServer((socket) => {
      const upstream = connect(Number(port), hostname);
      ours.add(socket);
      theirs.add(upstream);
      socket.on('data', (bytes) => upstream.write(bytes)).on('error', () => {});
      upstream.on('data', (bytes) => socket.write(bytes)).on('error', () => {});
      upstream.on('close', () => socket.destroy());
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const url = new URL(server.url);
    url.port = String((between.address() as { port: number }).port);
    session = new PostgresSession(url.href);
    await session.open();
    other = new Client({ connectionString: server.url });
    await other.connect();
  }, 120_000);

  afterAll(async () => {
    await session?.close();
    await other?.end();
    for (const socket of [...ours, ...theirs]) socket.destroy();
    between?.close();
    await server?.stop();
  });

  test('comes back as who it was, also where the server never noticed that the line had dropped', async () => {
    const { self } = session;
    const heard: string[] = [];
    await session.subscribe('test', (payload) => heard.push(payload));
    for (const socket of ours) socket.destroy();
    await eventually(async () => {
      await other.query(`select pg_notify('postroom_test', 'again')`);
      expect(heard).toContain('again');
    });
    expect(session.self).toBe(self);
    expect(await session.gone([self])).toEqual([]);
    expect(await session.tryWith('anything', async () => 'mine')).toBe('mine');
    const { rows } = await other.query(`select count(*)::int as n from pg_locks where locktype = 'advisory'`);
    expect(rows[0].n).toBe(1);
  });
});
