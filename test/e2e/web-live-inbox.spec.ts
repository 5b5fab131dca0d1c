import type { Browser } from 'playwright-core';
import { startBrowser, visit } from '../support/browser.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

describeSystem('the inbox is live', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('an empty one says that no channel is set up, and where to do it', async () => {
    const { page, leave } = await visit(browser, postroom);
    await page.getByText('No channel is set up yet, so nothing can arrive.').waitFor();
    await page.getByRole('link', { name: 'Set up a channel' }).click();
    await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
    await leave();
  });

  test('a mail that comes in appears by itself, is counted, and is told to a screen reader', async () => {
    const { page, leave, mistakes } = await visit(browser, postroom);
    await page.getByText('No channel is set up yet').waitFor();
    await takeIn(postroom, mail({ subject: 'Bin not emptied', text: 'Number 4 was left out.' }));
    await page.getByRole('link', { name: /^Unread: .*Ann Writer.*Bin not emptied/ }).waitFor();
    await page.getByRole('link', { name: /^Unassigned ?, 1 open/ }).waitFor();
    await takeIn(postroom, mail({ from: 'Ben Reader <ben@example.com>', subject: 'Blocked drain' }));
    await page.getByText('New message from Ben Reader: Blocked drain').waitFor({ state: 'attached' });
    expect(mistakes).toEqual([]);
    await leave();
  });

  test('what a colleague does is seen in the conversation that is open', async () => {
    const { body } = await postroom.api.get('/api/conversations?q=drain');
    const { reference } = body.items[0];
    const { page, leave } = await visit(browser, postroom, `/conversations/${reference}`);
    await page.getByRole('heading', { level: 2, name: 'Blocked drain' }).waitFor();
    await postroom.api.post(`/api/conversations/${reference}/notes`, { text: 'The crew is on its way.' });
    await page.getByRole('article', { name: 'Note' }).getByText('The crew is on its way.').waitFor();
    await postroom.api.post(`/api/conversations/${reference}/replies`, { text: 'It is free again.' });
    // What becomes of it changes nothing of the conversation itself, and is seen all the same.
    await page.getByRole('article').filter({ hasText: 'It is free again.' }).getByText('Sent').waitFor();
    await leave();
  });

  test('what a colleague does while the line is still being opened is caught up with', async () => {
    const { body } = await postroom.api.get('/api/conversations?q=drain');
    const { reference } = body.items[0];
    const { page, leave } = await visit(browser, postroom, '/channels');
    let open = () => {};
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/api/events', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${postroom.url}/conversations/${reference}`);
    await page.getByRole('heading', { level: 2, name: 'Blocked drain' }).waitFor();
    await postroom.api.post(`/api/conversations/${reference}/notes`, { text: 'They are back.' });
    open();
    await page.getByRole('article', { name: 'Note' }).getByText('They are back.').waitFor();
    await leave();
  });

  test('a line that is down is said, and what was missed is caught up with', async () => {
    const { page, leave } = await visit(browser, postroom);
    await page.getByRole('link', { name: /Blocked drain/ }).waitFor();
    await page.route('**/api/events', (route) => route.abort());
    await page.reload();
    await page.getByText(/Live updates are interrupted/).waitFor();
    await takeIn(postroom, mail({ subject: 'Written in the meantime' }));
    await page.unroute('**/api/events');
    await page.getByRole('link', { name: /Written in the meantime/ }).waitFor({ timeout: 60_000 });
    expect(await page.getByText(/Live updates are interrupted/).count()).toBe(0);
    await leave();
  }, 120_000);
});
