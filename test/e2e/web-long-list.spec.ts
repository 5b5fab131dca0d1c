import type { Browser, Page, Response } from 'playwright-core';
import { startBrowser, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const ROWS = 240;

describeSystem('a list that is long', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let open: Visit;
  let page: Page;
  let asked: string[] = [];

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    const mails = Array.from({ length: ROWS }, (_, n) =>
      mail({ from: `Writer ${n} <writer${n}@example.com>`, subject: `Matter ${n}` }),
    );
    for (let from = 0; from < ROWS; from += 60) await takeIn(postroom, ...mails.slice(from, from + 60));
    browser = await startBrowser();
    open = await visit(browser, postroom);
    page = open.page;
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname === '/api/conversations') asked.push(search);
    });
    await page.locator('[data-reference]').first().hover();
    await eventually(async () => {
      await page.mouse.wheel(0, 20_000);
      expect(await page.locator(`[aria-setsize="${ROWS}"][aria-posinset="${ROWS}"]`).count()).toBe(1);
    });
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  const row = (n: number) => page.locator(`[aria-posinset="${n}"] [data-reference]`);
  const referenceAt = async (n: number) => (await row(n).getAttribute('data-reference')) ?? '';

  test('is mended where it changes, not loaded anew from its top', async () => {
    const reference = await referenceAt(ROWS - 2);
    asked = [];
    await postroom.api.post(`/api/conversations/${reference}/assign`, { assignee: 'me' });
    await page.locator(`[data-reference="${reference}"]`, { hasText: 'assigned to' }).waitFor();
    expect(await row(ROWS - 2).getAttribute('data-reference')).toBe(reference);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(encodeURIComponent(`ref:${reference}`));
  });

  test('lets go of what a colleague has done, and takes in what comes', async () => {
    const reference = await referenceAt(ROWS - 1);
    await postroom.api.post(`/api/conversations/${reference}/resolve`);
    await page.locator(`[data-reference="${reference}"]`).waitFor({ state: 'detached' });
    await page
      .locator(`[aria-setsize="${ROWS - 1}"]`)
      .first()
      .waitFor();
    await takeIn(postroom, mail({ subject: 'One more matter' }));
    await page.getByRole('link', { name: /One more matter/ }).waitFor();
    await page.locator(`[aria-setsize="${ROWS}"]`).first().waitFor();
  });

  test('is fetched ahead as one goes down it, which reads nothing; opening does', async () => {
    const [first, second] = [await referenceAt(ROWS - 6), await referenceAt(ROWS - 5)];
    const ahead = (reference: string) => (response: Response) =>
      response.url().endsWith(`/api/conversations/${reference}?peek=true`) && response.ok();
    const [both] = [Promise.all([page.waitForResponse(ahead(first)), page.waitForResponse(ahead(second))])];
    await row(ROWS - 6).focus();
    await both;
    const unread = async () => {
      const { items } = (await postroom.api.get(`/api/conversations?q=ref:${first} ref:${second}`)).body;
      return items
        .filter((item: { unread: boolean }) => item.unread)
        .map((item: { reference: string }) => item.reference);
    };
    expect((await unread()).sort()).toEqual([first, second].sort());
    await page.keyboard.press('Enter');
    await page.locator('#conversation-title').waitFor();
    await eventually(async () => expect(await unread()).not.toContain(first));
    expect(open.mistakes).toEqual([]);
  });
});
