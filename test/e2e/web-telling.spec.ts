import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const NOW = '2026-04-02T10:00:00+01:00';

describeSystem('the contact is asked for what is needed, and told what is done', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;
  let lamp: string;

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Lamp out' }));
    [{ reference: lamp }] = (await postroom.api.get('/api/conversations')).body.items;
    desk = await visit(browser, postroom, `/conversations/${lamp}`);
    page = desk.page;
    await page.locator('#conversation-title').waitFor();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  const stored = async () => (await postroom.api.get(`/api/conversations/${lamp}`)).body;
  const sent = async (purpose: string) =>
    (await stored()).messages.filter((each: { purpose: string }) => each.purpose === purpose);

  test('asked by keyboard, and waited for until a day', async () => {
    await page.keyboard.press('q');
    const dialog = page.getByRole('dialog', { name: 'Ask the contact for something' });
    await hasFocus(dialog.getByRole('textbox', { name: 'What is needed' }));
    await page.keyboard.type('Which number is on the post?');
    await dialog.getByLabel(/Look at it again then/).fill('2026-04-01T09:00');
    await page.keyboard.press('ControlOrMeta+Enter');
    await dialog.getByText('Choose a moment that lies ahead.').waitFor();
    await dialog.getByLabel(/Look at it again then/).fill('2026-04-20T09:00');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(`${lamp} is waiting for the contact, who is asked.`).waitFor();
    await page.getByText('Which number is on the post?').first().waitFor();
    expect(await stored()).toMatchObject({ status: 'waiting', waitingFor: 'contact' });
    const [asked] = await sent('awaiting');
    expect(asked).toMatchObject({ to: [{ address: 'ann@example.com' }] });
    expect(asked.text).toContain('Monday 20 April 2026');
    await postroom.api.post(`/api/conversations/${lamp}/reopen`);
  });

  test('told what is done, in words of one\u2019s own, which is not taken back', async () => {
    await page.goto(`${postroom.url}/conversations/${lamp}`);
    await page.getByRole('button', { name: /Mark done/ }).waitFor();
    await page.keyboard.press('Shift+o');
    const dialog = page.getByRole('dialog', { name: 'Mark done, and say how it ended' });
    await dialog.getByLabel('Tell the contact that it is done').check();
    await dialog.getByRole('textbox', { name: /words of your own/ }).fill('The lamp is lit again.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(`${lamp} is done. The contact is told.`).waitFor();
    const [said] = await sent('resolved');
    expect(said.text).toContain('The lamp is lit again.');
    expect((await stored()).status).toBe('done');
  });

  test('what an answer to a complaint is wrapped in is shown while it is written', async () => {
    await postroom.api.post(`/api/conversations/${lamp}/reopen`);
    await postroom.api.post(`/api/conversations/${lamp}/kind`, { kind: 'complaint' });
    await page.goto(`${postroom.url}/conversations/${lamp}`);
    await page.getByRole('button', { name: /Mark done/ }).waitFor();
    await page.keyboard.press('r');
    await page
      .getByText(/which is stage two/)
      .first()
      .waitFor();
  });
});
