import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Product, startProduct } from '../support/product.js';
import { inProject } from '../support/project.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';

/** A Thursday morning: something can be due today. */
const NOW = '2026-11-19T10:30:00+00:00';

describe('the demonstration, beside a running server that could send', () => {
  let sink: SmtpSink;
  let postroom: Product;
  let told: { stdout: string; stderr: string };

  beforeAll(async () => {
    sink = await startSmtpSink();
    postroom = await startProduct({ env: { SMTP_URL: sink.url, NOW } });
    // A month takes longer than other commands, and on a busy machine much longer.
    told = await promisify(execFile)(
      inProject('node_modules/.bin/node'),
      [inProject('dist/apps/server/src/commands/main.js'), 'demo', '--json'],
      { env: postroom.env, timeout: 400_000 },
    );
  }, 500_000);

  afterAll(async () => {
    await postroom?.remove();
    await sink?.stop();
  });

  const items = async (path: string) => (await postroom.api.get(path)).body.items;

  test('tells what it did', () => {
    expect(told.stderr).toBe('119 people write in. Nothing is sent to anybody.\n');
    const { conversations, messages } = JSON.parse(told.stdout);
    expect(conversations).toBeGreaterThan(110);
    expect(messages).toBeGreaterThan(2 * conversations);
  });

  test('leaves something in every view and every queue', async () => {
    const views = await items('/api/views');
    expect(views).toHaveLength(9);
    for (const { key, open, query } of views) {
      const listed = await items(`/api/conversations?${query}&limit=100`);
      expect({ key, isEmpty: listed.length === 0 }).toEqual({ key, isEmpty: false });
      // What is over is not counted.
      if (open !== null) expect({ key, listed: listed.length }).toEqual({ key, listed: open });
    }
    for (const { key, open } of await items('/api/queues')) {
      expect({ key, isEmpty: open === 0 }).toEqual({ key, isEmpty: false });
    }
    expect(await items('/api/conversations?due=soon')).not.toEqual([]);
  });

  test('sends nothing: every message counts as sent, none has left', async () => {
    expect(sink.mails).toEqual([]);
    const captured = await readdir(join(postroom.dataDir, 'outgoing')).catch(() => []);
    expect(captured).toEqual([]);
    expect((await postroom.api.get('/metrics')).body).not.toMatch(/^postroom_outbox_entries\{/m);
  });

  test('acknowledges people and no machines', async () => {
    const [first] = await items('/api/conversations?sort=oldest&status=done&limit=1');
    const { messages } = (await postroom.api.get(`/api/conversations/${first.reference}`)).body;
    const purposes = messages.map(({ purpose }: { purpose: string | null }) => purpose);
    expect(purposes.filter((purpose: string | null) => purpose === 'acknowledgement')).toHaveLength(1);
    for (const { reference } of await items('/api/conversations?queue=automatic')) {
      const conversation = (await postroom.api.get(`/api/conversations/${reference}`)).body;
      expect(conversation.messages).toHaveLength(1);
    }
  });

  test('sets aside the one mail that cannot be read, and no other', async () => {
    const reasons = (await items('/api/ledger?outcome=quarantined')).map((e: { reason: string }) => e.reason);
    expect(reasons).toEqual(['The parts are nested more than 20 deep.']);
    expect(await items('/api/ledger?outcome=duplicate')).toHaveLength(1);
    expect(await items('/api/ledger?outcome=received')).toEqual([]);
  });

  test('says that the message which bounced did not arrive', async () => {
    const [skip] = await items('/api/conversations?q=skip%20licence');
    const { messages, due } = (await postroom.api.get(`/api/conversations/${skip.reference}`)).body;
    expect(JSON.stringify(messages)).toContain('bounced');
    expect(due).not.toBeNull();
  });

  test('suggests, and no more, where somebody else writes about the same matter', async () => {
    const [second] = await items('/api/conversations?q=edward%20mabey');
    expect(second.contact.name).toBe('Edward Mabey');
    const { suggestion } = (await postroom.api.get(`/api/conversations/${second.reference}`)).body;
    const [wall] = await items('/api/conversations?q=caroline%20mabey');
    expect(suggestion).toMatchObject({ reference: wall.reference });
  });

  test('is refused the second time', async () => {
    const again = await postroom.postroom('demo');
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('There are conversations in the inbox already');
  }, 120_000);
});
