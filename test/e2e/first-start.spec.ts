import { type Product, prepareProduct, runToEnd } from '../support/product.js';

const ACCOUNT = { name: 'First Person', email: 'first@example.org', password: 'a long enough password' };

describe('a first start without an account', () => {
  let postroom: Product;

  beforeAll(async () => {
    postroom = await prepareProduct({
      untouched: true,
      env: { ADMIN_EMAIL: null, ADMIN_PASSWORD: null, NOW: '2026-04-02T10:00:00+01:00' },
    });
    await postroom.restart();
  }, 300_000);

  afterAll(() => postroom?.remove());

  const link = () => /(http\S+\/setup\?token=(\S+))/.exec(postroom.output());

  test('prints one line with the address and a set-up link', () => {
    const lines = postroom.output().match(/.*is running at.*/g) ?? [];
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`localhost:${postroom.env.PORT}`);
    expect(link()?.[1]).toContain(`:${postroom.env.PORT}/setup?token=`);
  });

  test('the link makes the first account, once', async () => {
    const token = link()?.[2];
    const wrong = await postroom.api.post('/api/setup', { ...ACCOUNT, token: 'a guess' });
    expect(wrong.status).toBe(403);
    const short = await postroom.api.post('/api/setup', { ...ACCOUNT, token, password: 'short' });
    expect(short).toMatchObject({ status: 400, body: { errors: [{ path: 'password' }] } });
    const long = `a@${'b.'.repeat(150)}org`;
    const tooLong = await postroom.api.post('/api/setup', { ...ACCOUNT, token, email: long });
    expect(tooLong).toMatchObject({ status: 400, body: { errors: [{ path: 'email' }] } });
    const made = await postroom.api.post('/api/setup', { ...ACCOUNT, token });
    expect(made).toMatchObject({ status: 201, body: { email: ACCOUNT.email } });
    expect(made.body.roles).toContain('admin');
    const twice = await postroom.api.post('/api/setup', { ...ACCOUNT, email: 'second@example.org', token });
    expect(twice.status).toBe(403);
    const session = await postroom.api.signIn(ACCOUNT);
    expect(session.status).toBe(201);
    expect(session.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i);
  });

  test('the clock stands where NOW says', async () => {
    expect((await postroom.api.get('/api/session')).body.now).toBe('2026-04-02T09:00:00Z');
  });

  test('is open to an operator, and closed to everybody else', async () => {
    const nobody = postroom.api.nobody();
    expect((await nobody.get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await nobody.get('/health/ready')).body).toEqual({ status: 'ok' });
    expect((await nobody.get('/metrics')).body).toContain('# TYPE');
    expect((await nobody.get('/api/conversations')).status).toBe(401);
  });

  test('a later start prints no link', async () => {
    const before = postroom.output().length;
    await postroom.restart();
    expect(postroom.output().slice(before)).not.toContain('token=');
    expect((await postroom.api.signIn(ACCOUNT)).status).toBe(201);
  });

  test('the charter is in place', async () => {
    const { body } = await postroom.api.get('/api/queues');
    expect(body.items.map(({ key }: { key: string }) => key)).toEqual(
      expect.arrayContaining(['general', 'waste', 'automatic']),
    );
    expect((await postroom.api.get('/api/channels')).body.items).toMatchObject([
      { key: 'enquiries', state: 'unconfigured' },
    ]);
  });
});

describe('a value that cannot be worked with stops the start', () => {
  test.each([
    ['PORT', { PORT: 'http' }, 'PORT has "http", but wants'],
    ['CHARTER', { CHARTER: 'two-day' }, 'CHARTER has "two-day", but wants one of ten-day'],
    ['NOW in service', { NOW: '2026-04-02T10:00:00Z', NODE_ENV: 'production' }, 'NOW has'],
    ['SECRET_KEY', { SECRET_KEY: 'short' }, 'SECRET_KEY has a value of 5 characters, but wants'],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org' }, 'SMTP_URL has a value of'],
  ])('%s', async (_, env, line) => {
    const { code, stderr, stdout } = await runToEnd({ DATA_DIR: '/nonexistent/postroom', ...env });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(line)]);
  });
});
