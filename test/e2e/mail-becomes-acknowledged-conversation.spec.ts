import { simpleParser } from 'mailparser';
import { Temporal } from 'temporal-polyfill';
import { type Dovecot, startDovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { bounceOf, mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';

/** A Thursday in the opening hours, before Easter. */
const RECEIVED = Temporal.Instant.from('2026-04-02T10:00:00+01:00');

describeSystem('a mail in the enquiries mailbox', ['dovecot', 'openssl'], () => {
  let dovecot: Dovecot;
  let sink: SmtpSink;
  let postroom: Product;

  beforeAll(async () => {
    dovecot = await startDovecot();
    sink = await startSmtpSink();
    postroom = await startProduct({ env: { SMTP_URL: sink.url, NOW: '2026-04-02T10:00:05+01:00' } });
    const { host, tlsPort: port, ca, user, password } = dovecot;
    const settings = { host, port, ca, user, password, security: 'tls', address: 'enquiries@example.org' };
    expect((await postroom.api.put('/api/channels/enquiries', { settings })).status).toBe(200);
  }, 300_000);

  afterAll(async () => {
    await postroom?.remove();
    await sink?.stop();
    await dovecot?.stop();
  });

  const append = (raw: string, internalDate = RECEIVED) => dovecot.append(raw, { internalDate });
  const list = async (query = '') => (await postroom.api.get(`/api/conversations?${query}`)).body.items;
  const bySubject = async (subject: string, query = '') =>
    (await list(query)).find((item: { subject: string }) => item.subject === subject);
  const open = async (reference: string) => (await postroom.api.get(`/api/conversations/${reference}`)).body;
  const acknowledgementTo = (address: string) => sink.mails.filter(({ to }) => to.includes(address));
  let reference = '';
  let ownId = '';

  test('is in the inbox with a reference, its clock and the right date', async () => {
    await append(mail({ id: 'first@mail.example', subject: 'Street light out' }));
    const item = await eventually(async () => {
      const found = await bySubject('Street light out');
      expect(found).toBeDefined();
      return found;
    });
    expect(item).toMatchObject({
      reference: expect.stringMatching(/^R-[0-9A-Z]{3}-[0-9A-Z]{4}$/),
      snippet: 'The light outside number 9 is out.',
      channel: { key: 'enquiries' },
      kind: 'enquiry',
      status: 'new',
      contact: { name: 'Ann Writer', address: 'ann@example.com' },
      receivedAt: RECEIVED.toString({ fractionalSecondDigits: 3 }),
      due: '2026-04-20',
      unread: true,
    });
    expect(item.clocks).toMatchObject([{ target: 'response', state: 'running', due: '2026-04-20' }]);
    expect(item.clocks[0].text).toMatch(/Good Friday.*Easter Monday.*Monday 20 April/);
    reference = item.reference;
    const whole = await open(reference);
    expect(whole.routedBy.sentences.length).toBeGreaterThan(0);
    expect(whole.clocks[0].days).toContainEqual(
      expect.objectContaining({
        date: '2026-04-03',
        counted: false,
        reason: expect.stringContaining('Good Friday'),
      }),
    );
  });

  test('is acknowledged with the reference and the date in words, as an automatic answer', async () => {
    await sink.received(1);
    const [sent] = acknowledgementTo('ann@example.com');
    const parsed = await simpleParser(sent?.raw ?? '');
    const header = (name: string) => String(parsed.headers.get(name) ?? '');
    expect(parsed.subject).toContain(reference);
    expect(parsed.text).toContain(reference);
    expect(parsed.text).toContain('Monday 20 April 2026');
    expect(parsed.text).toContain('01632 960001');
    expect(parsed.html).toContain(reference);
    expect(parsed.inReplyTo).toBe('<first@mail.example>');
    expect(parsed.references).toContain('first@mail.example');
    expect(header('auto-submitted')).toBe('auto-replied');
    ownId = (parsed.messageId ?? '').replace(/[<>]/g, '');
    expect(ownId).toMatch(/@example\.org$/);
    await eventually(async () => {
      const message = (await open(reference)).messages.find((m: { purpose: string }) => m.purpose);
      expect(message.delivery.state).toBe('sent');
    });
  });

  test('is answered into the same conversation, and no second acknowledgement goes out', async () => {
    const later = RECEIVED.add({ minutes: 5 });
    await append(mail({ subject: 'Re: thank you', inReplyTo: ownId, text: 'It flickers, too.' }), later);
    const whole = await eventually(async () => {
      const now = await open(reference);
      expect(now.messages).toHaveLength(3);
      return now;
    });
    expect(whole.messages.at(-1)).toMatchObject({ direction: 'inbound', text: 'It flickers, too.' });
    expect(acknowledgementTo('ann@example.com')).toHaveLength(1);
  });

  test.each([
    ['an out-of-office answer', 'out@example.com', ['Auto-Submitted: auto-replied']],
    ['a mailing list', 'list@example.com', ['List-Id: <news.example.com>', 'Precedence: list']],
  ])('from a machine is kept and never acknowledged: %s', async (subject, from, headers) => {
    await append(mail({ subject, from, headers }));
    const item = await eventually(async () => {
      const found = await bySubject(subject);
      expect(found).toBeDefined();
      return found;
    });
    expect(item).toMatchObject({ queue: 'automatic', clocks: [], due: null });
    await eventually(async () =>
      expect((await open(item.reference)).history).toContainEqual(
        expect.objectContaining({ kind: 'not-acknowledged' }),
      ),
    );
    expect(acknowledgementTo(from)).toHaveLength(0);
  });

  test('is a duplicate when it comes once more', async () => {
    const before = await list('status=active&limit=100');
    await append(mail({ id: 'first@mail.example', subject: 'Street light out' }));
    await eventually(async () => {
      const { items } = (await postroom.api.get('/api/ledger?outcome=duplicate')).body;
      expect(items).toMatchObject([{ channel: 'enquiries', reference }]);
    });
    expect(await list('status=active&limit=100')).toHaveLength(before.length);
    expect(acknowledgementTo('ann@example.com')).toHaveLength(1);
  });

  test('whose answer bounces: the message says so, and its clock is owed again', async () => {
    const answered = await postroom.api.post(`/api/conversations/${reference}/replies`, {
      text: 'We will mend it.',
    });
    expect(answered.status).toBe(201);
    expect(answered.body.clocks).toMatchObject([{ state: 'met' }]);
    const sent = await eventually(() => {
      const found = acknowledgementTo('ann@example.com');
      expect(found).toHaveLength(2);
      return found[1];
    });
    const id = ((await simpleParser(sent?.raw ?? '')).messageId ?? '').replace(/[<>]/g, '');
    await append(bounceOf({ id, to: 'ann@example.com' }));
    const whole = await eventually(async () => {
      const now = await open(reference);
      expect(now.messages.some((m: { automatic: string }) => m.automatic === 'bounce')).toBe(true);
      return now;
    });
    const reply = whole.messages.find((m: { text: string }) => m.text === 'We will mend it.');
    expect(reply.delivery).toMatchObject({ state: 'bounced', detail: expect.stringContaining('5.1.1') });
    expect(whole.clocks).toMatchObject([{ state: 'running', metAt: null, due: '2026-04-20' }]);
    expect(whole.due).toBe('2026-04-20');
    expect(acknowledgementTo('mailer-daemon@mail.example')).toHaveLength(0);
  });

  test('is in the ledger: nothing at the source is missing', async () => {
    const { code, stdout } = await postroom.postroom('reconcile', '--channel', 'enquiries', '--json');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ channel: 'enquiries', missingCount: 0, missing: [] });
    expect(report.atSource).toBe(report.inLedger);
    expect(report.atSource).toBe(6);
    expect(code).toBe(0);
  });
});
