import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { Client } from 'pg';
import { type Dovecot, startDovecot } from '../support/dovecot.js';
import { startPostgres } from '../support/postgres.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';
import { cpuSeconds, peakMemory, percentile, tell } from './measure.js';
import { type RunningProduct, runProduct } from './running-product.js';
import { largeMail, smallMail } from './sample-mails.js';

const SMALL = 2_000;
const LARGE = 200;
const STEADY = 200;
const STEADY_EVERY_MS = 50;

/** A full mailbox goes in and every acknowledgement goes out; beside it, the bare floor of the same mailbox. */
export async function intakeBench(): Promise<void> {
  const postgres = await startPostgres({ durable: true });
  const dovecot = await startDovecot();
  const sink = await startSmtpSink();
  try {
    const [database] = await rows(postgres.url, 'select version() as version');
    console.log(`versions  ${String(database?.version).split(',')[0]}`);
    const mails = [
      ...Array.from({ length: SMALL }, (_, n) => smallMail(n)),
      ...Array.from({ length: LARGE }, (_, n) => largeMail(SMALL + n)),
    ];
    await dovecot.deliver(mails);
    const floor = await measureFloor(dovecot, postgres.url, mails.length);

    const product = await runProduct({
      DATABASE_URL: await postgres.createDatabase('bench'),
      SMTP_URL: sink.url,
    });
    try {
      const rate = await measureBacklog(product, dovecot, sink, postgres.pid, mails.length);
      tell('floor: fetch, parse, one insert a mail', floor, 'mails/s');
      tell('ratio to the floor', rate / floor, '', 3);
      await measureSteady(dovecot, sink, mails.length);
      tell('peak memory of the product', peakMemory(product.pid), 'MB', 0);
    } finally {
      await product.stop();
    }
  } finally {
    await sink.stop();
    await dovecot.stop();
    await postgres.stop();
  }
}

async function measureBacklog(
  product: RunningProduct,
  dovecot: Dovecot,
  sink: SmtpSink,
  postgresPid: number,
  count: number,
): Promise<number> {
  const before = { product: cpuSeconds(product.pid), database: cpuSeconds(postgresPid) };
  const began = performance.now();
  await product.api('PUT', '/api/channels/enquiries', {
    settings: {
      host: dovecot.host,
      port: dovecot.port,
      security: 'none',
      user: dovecot.user,
      password: dovecot.password,
      address: 'enquiries@example.org',
    },
  });
  await sink.received(count);
  const seconds = (performance.now() - began) / 1000;
  const cpu = cpuSeconds(product.pid) - before.product;
  const database = cpuSeconds(postgresPid) - before.database;
  tell(`${count} mails in, acknowledged out`, count / seconds, 'mails/s');
  tell('CPU a mail, product and database', (cpu + database) / count, 's', 4);
  tell('  of it the database', database / count, 's', 4);
  tell('peak memory after the backlog', peakMemory(product.pid), 'MB', 0);
  return count / seconds;
}

/** From the moment a mail stands in the mailbox until its acknowledgement is handed over. */
async function measureSteady(dovecot: Dovecot, sink: SmtpSink, already: number): Promise<void> {
  const arrived = new Map<string, number>();
  const latencies: number[] = [];
  for (let n = 0; n < STEADY; n++) {
    const id = already + n;
    await dovecot.append(smallMail(id));
    arrived.set(`resident${id}@people.example`, performance.now());
    await new Promise((resolve) => setTimeout(resolve, STEADY_EVERY_MS));
    collect();
  }
  await sink.received(already + STEADY);
  collect();
  tell('arrival to acknowledgement handed over, p50', percentile(latencies, 50), 'ms', 0);
  tell('arrival to acknowledgement handed over, p95', percentile(latencies, 95), 'ms', 0);

  function collect(): void {
    for (const mail of sink.mails) {
      const since = arrived.get(mail.to[0] ?? '');
      if (since === undefined) continue;
      latencies.push(mail.at - since);
      arrived.delete(mail.to[0] ?? '');
    }
  }
}

/** What the libraries alone take: fetch everything, parse it, insert a row a mail. */
async function measureFloor(dovecot: Dovecot, databaseUrl: string, count: number): Promise<number> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    return await readAll(dovecot, database, count);
  } finally {
    await database.end();
  }
}

async function readAll(dovecot: Dovecot, database: Client, count: number): Promise<number> {
  await database.query('create table floor (id serial primary key, subject text, body text)');
  const imap = new ImapFlow({
    host: dovecot.host,
    port: dovecot.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: dovecot.user, pass: dovecot.password },
    logger: false,
  });
  const began = performance.now();
  await imap.connect();
  await imap.mailboxOpen('INBOX', { readOnly: true });
  let done = 0;
  for await (const { source } of imap.fetch('1:*', { source: true })) {
    const { subject, text } = await simpleParser(source ?? Buffer.alloc(0), { skipTextToHtml: true });
    await database.query('insert into floor (subject, body) values ($1, $2)', [subject, text]);
    done++;
  }
  const seconds = (performance.now() - began) / 1000;
  await imap.logout();
  if (done !== count) throw new Error(`The mailbox holds ${done} mails, not ${count}.`);
  return done / seconds;
}

async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
