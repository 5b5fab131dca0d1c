import type { Browser } from 'playwright-core';
import { startBrowser, visit } from '../support/browser.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

/** What had been asked for when the first row stood there, and by what. */
const NOTE_WHAT_WAS_ASKED = `new MutationObserver((_, watch) => {
  if (!document.querySelector('[data-reference]')) return;
  watch.disconnect();
  window.asked = performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes('/api/'))
    .map(({ name, initiatorType }) => initiatorType + ' ' + name.replace(location.origin, ''));
}).observe(document, { childList: true, subtree: true })`;

describeSystem('the first list', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;

  beforeAll(async () => {
    postroom = await startProduct();
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Bin not emptied' }));
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('what it begins with is on its way with the page, and asked for once', async () => {
    const { page, leave } = await visit(browser, postroom, '/me');
    await page.addInitScript(NOTE_WHAT_WAS_ASKED);
    await page.goto(postroom.url);
    await page.getByRole('link', { name: /Bin not emptied/ }).waitFor();
    expect((await page.evaluate<string[]>('window.asked')).toSorted()).toEqual([
      'link /api/conversations?limit=50',
      'link /api/queues',
      'link /api/session',
      'link /api/views',
    ]);
    await leave();
  });

  test.each([
    ['not for somebody who has not signed in', '/', false, false],
    ['not on another page', '/channels', true, false],
    ['not for another list', '/?assignee=me', true, false],
    ['beside a conversation', '/conversations/R-123-4567', true, true],
  ])('with its page, the list of all is asked for %s', async (_, path, signedIn, expected) => {
    const cookie = postroom.api.cookie();
    const { headers } = await fetch(postroom.url + path, {
      headers: { accept: 'text/html', ...(signedIn ? { cookie } : {}) },
    });
    expect(headers.get('link')?.includes('/api/conversations?limit=50') ?? false).toBe(expected);
  });

  test('its script and its look come compressed, and are kept for good', async () => {
    const html = await (await fetch(postroom.url, { headers: { accept: 'text/html' } })).text();
    const parts = html.match(/\/assets\/[\w.-]+\.(js|css)/g) ?? [];
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      const { headers } = await fetch(postroom.url + part, { headers: { 'accept-encoding': 'gzip' } });
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('content-encoding')).toBe('gzip');
    }
  });

  test('it does not wait for what stands around it', async () => {
    const { page, leave } = await visit(browser, postroom, '/me');
    let release = () => {};
    const heldBack = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/{queues,views,notices}', (route) => heldBack.then(() => route.continue()));
    await page.goto(postroom.url);
    await page.getByRole('link', { name: /Bin not emptied/ }).waitFor();
    expect(await page.getByRole('link', { name: /^All open/ }).count()).toBe(0);
    release();
    await page.getByRole('link', { name: /^All open/ }).waitFor();
    await leave();
  });
});
