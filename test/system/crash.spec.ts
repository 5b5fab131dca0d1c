import { setTimeout as pause } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { type Dovecot, startDovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';

const MAILS = 60;
/** How long the longest of the rounds that are ended by the clock lives; each lives a little longer than the one before. */
const LAST_ROUND_MS = 700;
/** A round whose mails are all settled gets no further ones. */
const LONGEST_ROUND_MS = 3_000;

// The embedded database is the one that a kill can hurt: PostgreSQL is another process, and lives on.
const [database, kills] = process.env.DATABASE_URL ? ['PostgreSQL', 6] : ['the embedded database', 12];

describe(`killed again and again while mail streams in, on ${database}`, () => {
  describeSystem('Postroom', ['dovecot', 'openssl'], () => {
    let dovecot: Dovecot;
    let sink: SmtpSink;
    let postroom: Product;

    beforeAll(async () => {
      dovecot = await startDovecot();
      sink = await startSmtpSink();
      postroom = await startProduct({ env: { SMTP_URL: sink.url } });
      const { host, tlsPort: port, ca, user, password } = dovecot;
      const settings = { host, port, ca, user, password, security: 'tls', address: 'enquiries@example.org' };
      expect((await postroom.api.put('/api/channels/enquiries', { settings })).status).toBe(200);
      // Each writer is another one: the cap on acknowledgements an hour is not what is tested here.
      const subjects = Array.from({ length: MAILS }, (_, n) => `Matter ${n}`);
      const mails = subjects.map((subject, n) => mail({ subject, from: `writer${n}@example.com` }));
      const [first, ...others] = inParts(mails, kills);
      await dovecot.deliver(first ?? []);
      for (let kill = 0; kill < kills; kill++) {
        await dovecot.deliver(others[kill] ?? []);
        // By turns at any moment after the start, and in the very moment in which the sink has taken another mail.
        if (kill % 2 === 0) await pause((kill * LAST_ROUND_MS) / kills);
        else await Promise.race([sink.received(sink.mails.length + kill / 2), pause(LONGEST_ROUND_MS)]);
        await postroom.kill9();
        await postroom.restart();
      }
      await eventually(async () => {
        expect(await subjectsInTheInbox()).toHaveLength(MAILS);
        const { conversations } = await everything();
        for (const { messages } of conversations) expect(settled(messages)).toBe(true);
      }, 60_000);
    }, 900_000);

    afterAll(async () => {
      await postroom?.remove();
      await sink?.stop();
      await dovecot?.stop();
    });

    async function references(): Promise<Array<{ reference: string; subject: string }>> {
      const { items } = (await postroom.api.get('/api/conversations?limit=100&sort=oldest')).body;
      return items;
    }

    async function subjectsInTheInbox(): Promise<string[]> {
      return (await references()).map(({ subject }) => subject);
    }

    async function everything() {
      const all = await references();
      const conversations = await Promise.all(
        all.map(async ({ reference }) => (await postroom.api.get(`/api/conversations/${reference}`)).body),
      );
      return { conversations };
    }

    test('every mail is one conversation, exactly once', async () => {
      const expected = Array.from({ length: MAILS }, (_, n) => `Matter ${n}`).sort();
      expect((await subjectsInTheInbox()).sort()).toEqual(expected);
    });

    test('no conversation is acknowledged twice', async () => {
      const counts = await acknowledgements(sink);
      expect([...counts].filter(([, count]) => count > 1)).toEqual([]);
    });

    test('an acknowledgement is missing only where the message is shown as unknown', async () => {
      const counts = await acknowledgements(sink);
      const { conversations } = await everything();
      const silent = conversations.filter(({ reference }) => !counts.has(reference));
      for (const { reference, messages } of silent) {
        expect({ reference, state: acknowledgement(messages)?.delivery?.state }).toEqual({
          reference,
          state: 'unknown',
        });
      }
      expect(silent.length).toBeLessThan(kills * 10);
    });

    test('nothing at the source is missing from the ledger', async () => {
      const { code, stdout } = await postroom.postroom('reconcile', '--channel', 'enquiries', '--json');
      expect(JSON.parse(stdout)).toMatchObject({ atSource: MAILS, inLedger: MAILS, missingCount: 0 });
      expect(code).toBe(0);
    });
  });
});

interface Message {
  purpose: string | null;
  delivery: { state: string } | null;
}

function acknowledgement(messages: Message[]): Message | undefined {
  return messages.find(({ purpose }) => purpose === 'acknowledgement');
}

function settled(messages: Message[]): boolean {
  return ['sent', 'unknown'].includes(acknowledgement(messages)?.delivery?.state ?? '');
}

async function acknowledgements({ mails }: SmtpSink): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { raw } of mails) {
    const { subject = '' } = await simpleParser(raw);
    const reference = /R-\w{3}-\w{4}/.exec(subject)?.[0] ?? subject;
    counts.set(reference, (counts.get(reference) ?? 0) + 1);
  }
  return counts;
}

function inParts<T>(items: T[], parts: number): T[][] {
  const size = Math.ceil(items.length / parts);
  return Array.from({ length: parts }, (_, part) => items.slice(part * size, (part + 1) * size));
}
