import type { Browser } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { startBrowser, visit } from '../support/browser.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';
import { violations } from '../support/violations.js';

const BEA = { email: 'bea@example.org', name: 'Bea', roles: ['advisor'], password: 'a long enough password' };
/** More than one page of them. */
const MANY = 34;

/** Stands for the browser's own notifications, which a window without a screen does not have. */
const NEWS = `
  window.said = [];
  window.Notification = class {
    static permission = 'granted';
    constructor(title, { body }) { window.said.push(body); }
  };
`;
const LOOKED_AWAY = `Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })`;

describeSystem('what is for me reaches me at any width', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let bea: ApiClient;
  let admin: string;
  let reference: string;

  const mention = (text: string) =>
    bea.post(`/api/conversations/${reference}/notes`, { text, mentions: [admin] });

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Lamp out' }));
    reference = (await postroom.api.get('/api/conversations')).body.items[0].reference;
    await settled(async () => (await postroom.api.get(`/api/conversations/${reference}`)).body);
    await postroom.api.post('/api/users', BEA);
    bea = postroom.api.nobody();
    await bea.signIn(BEA);
    admin = (await postroom.api.get('/api/session')).body.id;
    const me = (await postroom.api.get('/api/me')).body;
    await postroom.api.put('/api/me', { ...me, news: { mentioned: { browser: true } } });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test.each([
    ['a small screen', { width: 1024, height: 768 }],
    ['a phone', { width: 390, height: 844 }],
  ])(
    'on %s it is told, counted on the menu button, and opened by it, by key and from the palette',
    async (_, size) => {
      await postroom.api.post('/api/notifications/read', { ids: null });
      const { page, mistakes, leave } = await visit(browser, postroom, '/', { size });
      await page.addInitScript(NEWS);
      await page.reload();
      const menu = page.getByRole('button', { name: /^Open views and queues/ });
      await menu.waitFor();
      await eventually(async () =>
        expect(
          await page.evaluate('performance.getEntriesByType("resource").map(({ name }) => name)'),
        ).toEqual(expect.arrayContaining([expect.stringContaining('/api/notifications')])),
      );
      await page.evaluate(LOOKED_AWAY);
      await mention('Please look at the lamp.');
      await page.getByRole('button', { name: 'Open views and queues, 1 unread for you' }).waitFor();
      await page.getByRole('status').getByText('For you, 1 unread').waitFor({ state: 'attached' });
      await page.locator('header [data-with-label]').getByText('1', { exact: true }).waitFor();
      await eventually(async () =>
        expect(await page.evaluate('window.said')).toEqual([
          expect.stringContaining('Please look at the lamp.'),
        ]),
      );
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
      expect(await violations(page)).toEqual([]);

      const list = page.getByRole('dialog', { name: 'For you' });
      const newest = list.getByRole('link', { name: /Please look at the lamp/ }).first();
      // By key, and the focus comes back.
      await page.getByRole('link', { name: /Lamp out/ }).focus();
      await page.keyboard.press('g');
      await page.keyboard.press('n');
      await newest.waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
      await page
        .getByRole('link', { name: /Lamp out/ })
        .and(page.locator(':focus'))
        .waitFor();
      // From the menu, and the focus comes back to it.
      await menu.click();
      await page.getByRole('dialog').getByRole('button', { name: 'For you, 1 unread' }).click();
      await newest.waitFor();
      await page.getByRole('link', { name: /^All open/ }).waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
      await menu.and(page.locator(':focus')).waitFor();
      // From the palette, to what it is about.
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox', { name: 'Find or do' }).fill('for you');
      await page.getByRole('option', { name: /^For you/ }).waitFor();
      await page.keyboard.press('Enter');
      await newest.click();
      await page.getByRole('heading', { level: 2, name: 'Lamp out' }).waitFor();
      await list.waitFor({ state: 'detached' });
      await eventually(async () =>
        expect((await postroom.api.get('/api/notifications')).body.unread).toBe(0),
      );
      expect(mistakes).toEqual([]);
      await leave();
    },
  );

  test('older ones are shown by a button, and by keyboard, down to the first', async () => {
    await postroom.api.post('/api/notifications/read', { ids: null });
    for (let n = 1; n <= MANY; n += 1) expect((await mention(`Word ${n}.`)).status).toBeLessThan(300);
    const { page, mistakes, leave } = await visit(browser, postroom);
    await page.getByRole('button', { name: /^For you, 3\d unread/ }).click();
    await page.getByRole('link', { name: /Word 34\./ }).waitFor();
    expect(await page.getByRole('link', { name: /Word 1\./ }).count()).toBe(0);
    const older = page.getByRole('button', { name: 'Show older' });
    await older.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /Word 1\./ }).waitFor();
    await older.waitFor({ state: 'detached' });
    // Where one read on, not at the top again.
    await page
      .getByRole('link', { name: /Word 4\./ })
      .and(page.locator(':focus'))
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /Word 1\./ }).press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Lamp out' }).waitFor();
    await page.getByRole('button', { name: /^For you, 33 unread/ }).waitFor();
    expect(mistakes).toEqual([]);
    await leave();
  });
});
