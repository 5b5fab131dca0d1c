import { type Product, runToEnd, startProduct } from '../support/product.js';

describe('the data folder of the embedded database', () => {
  let postroom: Product;

  beforeAll(async () => {
    postroom = await startProduct({ database: 'embedded' });
  }, 300_000);

  afterAll(() => postroom?.remove());

  test('belongs to one process: a second one is refused with one clear line', async () => {
    const second = await runToEnd({ ...postroom.env, PORT: '0' });
    expect(second.code).toBe(1);
    expect(second.stderr).toBe(
      `Another Postroom is running on ${postroom.dataDir}. Stop it first, or set DATA_DIR to another folder.\n`,
    );
    expect(second.stdout).not.toContain('is running at');
    expect((await postroom.api.get('/api/session')).status).toBe(200);
  });

  test('is free at once after the process was killed', async () => {
    await postroom.kill9();
    await postroom.restart();
    expect((await postroom.api.get('/api/session')).status).toBe(200);
  });
});
