import type { Browser } from 'playwright-core';
import { startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { mailWithFiles } from '../support/mail-with-files.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';
import { violations } from '../support/violations.js';

const WELSH =
  'Bore da, mae’r golau stryd y tu allan i rif naw wedi torri ers wythnos ac mae’n dywyll iawn gyda’r nos. Diolch yn fawr.';

describeSystem('reading a conversation, and the person who wrote', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;

  const find = async (subject: string) =>
    (await postroom.api.get('/api/conversations?status=active')).body.items.find(
      (row: { subject: string }) => row.subject === subject,
    );
  const open = async (subject: string) => {
    await turnTo(desk.page, `/conversations/${(await find(subject)).reference}`);
    await desk.page.getByRole('heading', { level: 2, name: subject }).waitFor();
  };

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(
      postroom,
      mailWithFiles(),
      mail({ from: 'A. Writer <ann@work.example>', subject: 'Street light at 4 Mill Lane' }),
      mail({ from: 'Carys <carys@example.com>', subject: 'Golau stryd', text: WELSH }),
    );
    desk = await visit(browser, postroom);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('the panel opens by its key, the focus goes in and comes back', async () => {
    const { page } = desk;
    await open('Street light out, 4 Mill Lane');
    await page.keyboard.press('p');
    await page.getByRole('tab', { name: 'Person', selected: true }).waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('tab');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Person' }).waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('conversation-title');
    expect(await page.getByRole('heading', { level: 2, name: 'Street light out, 4 Mill Lane' }).count()).toBe(
      1,
    );
  });

  test('needs and warnings are written down, and stand above what they wrote', async () => {
    const { page } = desk;
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Edit this person' }).click();
    const form = page.getByRole('region', { name: 'Edit this person' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Annabel Writer');
    await form.getByRole('combobox', { name: 'Add a need' }).click();
    await page.getByRole('option', { name: 'Large print' }).click();
    await form.getByRole('textbox', { name: 'Large print' }).fill('18 point');
    await form.getByRole('button', { name: 'Add a warning' }).click();
    await form
      .getByRole('textbox', { name: 'What colleagues must know first' })
      .fill('Ask for the password first.');
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    const before = page.getByRole('region', { name: 'Before you answer' });
    await before.getByText('Ask for the password first.').waitFor();
    await before.getByText('Large print: 18 point').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('what somebody else saved in between is not overwritten, and nothing typed is lost', async () => {
    const { page } = desk;
    const { contact } = await find('Street light out, 4 Mill Lane');
    await page.getByRole('button', { name: 'Edit this person' }).click();
    const form = page.getByRole('region', { name: 'Edit this person' });
    await form.getByLabel('Notes').fill('Prefers mornings.');
    const now = (await postroom.api.get(`/api/contacts/${contact.id}`)).body;
    const { status } = await postroom.api.put(`/api/contacts/${contact.id}`, {
      ...now,
      warnings: [],
      language: 'cy',
    });
    expect(status).toBe(200);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('Your text is kept').waitFor();
    expect(await form.getByLabel('Notes').inputValue()).toBe('Prefers mornings.');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Prefers mornings.').last().waitFor();
    // Shown at once, kept a moment later.
    await eventually(async () =>
      expect((await postroom.api.get(`/api/contacts/${contact.id}`)).body).toMatchObject({
        notes: 'Prefers mornings.',
        language: 'cy',
        warnings: [],
      }),
    );
  });

  test('two who are one person are joined, and parted again', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'More about this person' }).click();
    await page.getByRole('menuitem', { name: 'Same person as…' }).click();
    await page.getByRole('textbox', { name: 'Same person as…' }).fill('ann@work');
    await page.getByRole('option', { name: /A\. Writer/ }).click();
    await page.getByText(/are one person now/).waitFor();
    await page.getByRole('link', { name: /Street light at 4 Mill Lane/ }).waitFor();
    await page.getByRole('button', { name: /Undo/ }).click();
    await page.getByText(/stands alone again/).waitFor();
    await eventually(async () =>
      expect((await find('Street light out, 4 Mill Lane')).contact.name).toBe('Annabel Writer'),
    );
  });

  test('what may be the same matter stands there with the reason', async () => {
    const { page } = desk;
    await page.keyboard.press('l');
    const like = page.getByRole('tabpanel', { name: 'Related' });
    await like.getByText(/same place: 4 Mill Lane/i).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('attachments are shown one after the other, and downloaded', async () => {
    const { page } = desk;
    await open('Street light out, 4 Mill Lane');
    await page.getByRole('button', { name: 'Show photo.png' }).click();
    const dialog = page.getByRole('dialog');
    const picture = dialog.getByRole('img', { name: 'photo.png' });
    await picture.waitFor();
    await eventually(async () =>
      expect(
        await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
      ).toBe(1),
    );
    await page.keyboard.press('ArrowRight');
    await dialog.getByText('Words in the PDF').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await dialog.getByText('Words in the text file').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(page.url()).toMatch(/\/conversations\//);
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/photo\.png/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download all 3' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  });

  test('the original can be looked at, headers first', async () => {
    const { page } = desk;
    await page
      .getByRole('button', { name: /More about the message from/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Show the original' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Message-ID: <files@example.com>').waitFor();
    expect(await dialog.getByText('Here are the papers.').count()).toBe(0);
    await dialog.getByText('Everything').click();
    await dialog.getByText('Here are the papers.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('what is not in English is marked up as what it is', async () => {
    const { page } = desk;
    await open('Golau stryd');
    await page.getByText('In Welsh').waitFor();
    const text = page.getByRole('article').getByText(/Bore da/);
    expect(await text.first().getAttribute('lang')).toBe('cy');
  });

  test('on paper stands the whole of it, but no note unless that is asked for', async () => {
    const { page } = desk;
    const { reference } = await find('Golau stryd');
    await postroom.api.post(`/api/conversations/${reference}/notes`, { text: 'For us alone.' });
    await page.getByRole('article', { name: 'Note' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
    const sheet = page.locator('[data-print-sheet]');
    await sheet.getByText(/Bore da/).waitFor();
    expect(await sheet.textContent()).toContain(reference);
    expect(await sheet.textContent()).not.toContain('For us alone.');
    expect(await page.locator('#root').isVisible()).toBe(false);
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
    await sheet.waitFor({ state: 'detached' });
    await page.emulateMedia({ media: 'screen' });
  });

  test('nothing went wrong in the page, and nothing was asked of anybody else', () => {
    expect(desk.mistakes).toEqual([]);
    expect(desk.outside).toEqual([]);
  });
});
