import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, visit } from '../support/browser.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

describeSystem('what is not ours', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let page: Page;
  let path: string;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const state = async () => (await postroom.api.get(`/api${path}`)).body;

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await postroom.api.put('/api/sending', { undoSeconds: 60 });
    await takeIn(postroom, mail({ subject: 'A burst pipe' }));
    const { reference } = (await postroom.api.get('/api/conversations')).body.items[0];
    path = `/conversations/${reference}`;
    await settled(state);
    ({ page } = await visit(browser, postroom, '/bodies'));
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('a manager adds a body, and hears what is missing', async () => {
    await button('Add a body').press('Enter');
    await hasFocus(page.getByLabel('Name', { exact: true }));
    await page.getByLabel('Name', { exact: true }).fill('Sample Gas');
    await page.getByLabel('What they look after').fill('gas pipes');
    await button('Save').click();
    await page
      .getByRole('alert')
      .getByText(/people are sent there/)
      .waitFor();
    await page.getByLabel('Telephone').fill('01632 960177');
    await button('Save').click();
    await page.getByText('Sample Gas is kept.').waitFor();
    const card = page.getByRole('article', { name: 'Sample Gas' });
    await card.getByText('None redirected yet').waitFor();
    await card.getByText('01632 960177').waitFor();
  });

  test('an advisor redirects by the keyboard, reads before what goes out, and takes it back', async () => {
    await page.goto(postroom.url + path);
    await page.locator('#conversation-title').waitFor();
    await page.keyboard.press('Shift+N');
    const dialog = page.getByRole('dialog', { name: 'Not ours' });
    await hasFocus(dialog.getByRole('combobox', { name: 'Whose matter it is' }));
    await page.keyboard.type('Gas');
    await page.getByRole('option', { name: 'Sample Gas' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByLabel(/words of your own/).fill('They come within the hour.');
    const preview = dialog.getByRole('region', { name: 'What the contact reads' });
    await preview.getByText(/01632 960177[\s\S]*reply to this message/).waitFor();
    await preview.getByText(/They come within the hour\./).waitFor();
    await dialog.getByRole('button', { name: 'Send and close' }).press('Enter');
    await page.getByText(/is redirected to Sample Gas and done\./).waitFor();
    expect(await state()).toMatchObject({ status: 'done', outcome: 'not-ours', redirectedTo: 'sample-gas' });
    await page.keyboard.press('z');
    await page.getByText('Undone.').waitFor();
    await eventually(async () => expect(await state()).toMatchObject({ status: 'new', redirectedTo: null }));
  });

  test('what was redirected is counted for the body, and found from there', async () => {
    await postroom.api.post(`/api${path}/redirect`, { body: 'sample-gas' });
    await page.goto(`${postroom.url}/bodies`);
    await page.getByRole('link', { name: '1 redirected this month, 1 in all' }).click();
    await page.getByText('A burst pipe').first().waitFor();
    await page.getByRole('button', { name: 'Redirected to Sample Gas' }).waitFor();
  });

  test('a rule is made to redirect', async () => {
    await page.goto(`${postroom.url}/rules`);
    await button('New rule').press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill('Gas');
    await button('Add a condition').press('Enter');
    await page.getByLabel('What for', { exact: true }).fill('gas leak');
    await button('Add something to do').press('Enter');
    const what = page.getByLabel('What happens', { exact: true });
    await what.selectOption({ label: 'redirect it to … and close it' });
    await page.getByLabel('What for', { exact: true }).nth(1).selectOption({ label: 'Sample Gas' });
    await button('Add something to do').press('Enter');
    await what.nth(1).selectOption({ label: 'answer it in …' });
    await page.getByLabel('What for', { exact: true }).nth(2).selectOption({ label: 'Welsh' });
    await page.getByRole('main').getByRole('button', { name: 'Close' }).press('Enter');
    await page
      .getByText(
        'When the subject or the text contains gas leak, redirect it to Sample Gas and close it and answer it in Welsh.',
      )
      .waitFor();
    await button('Save and use from now on').click();
    await page.getByText(/^Version 2 is in use/).waitFor();
  });
});
