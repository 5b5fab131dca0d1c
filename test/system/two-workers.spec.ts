import { type Dovecot, startDovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Postgres, startPostgres } from '../support/postgres.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';

const MAILS = 40;
const SECRET_KEY = 'the same secret for every process of one installation';

describeSystem('two workers on one mailbox', ['dovecot', 'openssl', 'postgres'], () => {
  let server: Postgres;
  let dovecot: Dovecot;
  let sink: SmtpSink;
  const processes: Product[] = [];

  beforeAll(async () => {
    server = await startPostgres();
    dovecot = await startDovecot();
    sink = await startSmtpSink();
    const url = await server.createDatabase('shared');
    const env = { SMTP_URL: sink.url, SECRET_KEY };
    processes.push(await startProduct({ database: { url }, env }));
    processes.push(await startProduct({ database: { url }, env }));
    const { host, tlsPort: port, ca, user, password } = dovecot;
    const settings = { host, port, ca, user, password, security: 'tls', address: 'enquiries@example.org' };
    await processes[0]?.api.put('/api/channels/enquiries', { settings });
  }, 300_000);

  afterAll(async () => {
    for (const each of processes) await each.remove();
    await sink?.stop();
    await dovecot?.stop();
    await server?.stop();
  });

  test('make one conversation and one acknowledgement of each mail', async () => {
    const subjects = Array.from({ length: MAILS }, (_, n) => `Matter ${n}`);
    await dovecot.deliver(subjects.map((subject, n) => mail({ subject, from: `writer${n}@example.com` })));
    const look = () => processes.map(({ api }) => api.post('/api/channels/enquiries/poll'));
    for (const { status } of await Promise.all([...look(), ...look(), ...look()])) expect(status).toBe(200);
    const items = await eventually(async () => {
      const { body } = (await processes[1]?.api.get('/api/conversations?limit=100')) ?? {};
      expect(body.items.length).toBeGreaterThanOrEqual(MAILS);
      return body.items as Array<{ subject: string }>;
    });
    expect(items.map(({ subject }) => subject).sort()).toEqual([...subjects].sort());
    await eventually(() => expect(sink.mails.length).toBeGreaterThanOrEqual(MAILS));
    const { items: none } = (await processes[0]?.api.get('/api/ledger?outcome=received'))?.body ?? {};
    expect(none).toEqual([]);
    const recipients = sink.mails.flatMap(({ to }) => to);
    expect(new Set(recipients).size).toBe(recipients.length);
    expect(recipients).toHaveLength(MAILS);
  }, 120_000);

  test('a change made through one is told by the other', async () => {
    const [one, other] = processes;
    const stop = new AbortController();
    const stream = await fetch(`${other?.url}/api/events`, {
      headers: { cookie: other?.api.cookie() ?? '' },
      signal: stop.signal,
    });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const { items } = (await one?.api.get('/api/conversations?limit=1'))?.body ?? {};
    const { reference } = items[0];
    await one?.api.post(`/api/conversations/${reference}/notes`, { text: 'Seen.' });
    let heard = '';
    while (!heard.includes(reference)) heard += (await reader?.read())?.value ?? '';
    expect(heard).toContain('event: change');
    stop.abort();
  });
});
