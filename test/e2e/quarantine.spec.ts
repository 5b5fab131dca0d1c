import { type Dovecot, startDovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';

/** Its header block is past what is read of a mail. */
const UNREADABLE = mail({
  subject: 'Far too much',
  headers: Array.from({ length: 300 }, (_, n) => `X-Padding-${n}: ${'x'.repeat(1000)}`),
});

describeSystem('a mail that cannot be read', ['dovecot', 'openssl'], () => {
  let dovecot: Dovecot;
  let postroom: Product;

  beforeAll(async () => {
    dovecot = await startDovecot();
    postroom = await startProduct();
    await dovecot.deliver([mail({ subject: 'Before' }), UNREADABLE, mail({ subject: 'After' })]);
    const { host, tlsPort: port, ca, user, password } = dovecot;
    const settings = { host, port, ca, user, password, security: 'tls', address: 'enquiries@example.org' };
    await postroom.api.put('/api/channels/enquiries', { settings });
    expect((await postroom.api.post('/api/channels/enquiries/poll')).status).toBe(200);
  }, 300_000);

  afterAll(async () => {
    await postroom?.remove();
    await dovecot?.stop();
  });

  const setAside = async () => {
    const { items } = (await postroom.api.get('/api/ledger?outcome=quarantined')).body;
    expect(items).toHaveLength(1);
    return items[0];
  };

  test('is set aside with its reason, while the others flow', async () => {
    await eventually(async () => {
      const { items } = (await postroom.api.get('/api/conversations')).body;
      expect(items.map(({ subject }: { subject: string }) => subject).sort()).toEqual(['After', 'Before']);
      expect(await setAside()).toMatchObject({
        channel: 'enquiries',
        reason: 'The headers are longer than 256 kB.',
        reference: null,
      });
    });
  });

  test('shows up as a notice', async () => {
    const { items } = (await postroom.api.get('/api/notices')).body;
    expect(items).toContainEqual(expect.objectContaining({ kind: 'quarantined', count: 1 }));
  });

  test('can be fetched byte for byte', async () => {
    const { id, size } = await setAside();
    const response = await fetch(`${postroom.url}/api/ledger/${id}/raw`, {
      headers: { cookie: postroom.api.cookie() },
    });
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBe(size);
    expect(bytes.toString()).toBe(UNREADABLE);
  });

  test('can be read again, which says the same as long as it cannot be read', async () => {
    const { id } = await setAside();
    const again = await postroom.api.post(`/api/ledger/${id}/read-again`);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ id, outcome: 'quarantined' });
    expect((await postroom.api.post('/api/ledger/nonsense/read-again')).status).toBe(404);
  });

  test('is not missing: the ledger holds everything', async () => {
    const { code, stdout } = await postroom.postroom('reconcile', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ atSource: 3, inLedger: 3, missingCount: 0 });
    expect(code).toBe(0);
  });
});
