import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { mailThatLeft } from '../support/correspondence.js';
import { eventually } from '../support/eventually.js';
import { type Product, prepareProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';

interface Said {
  direction: string;
  purpose: string | null;
  text: string;
}

describeSystem('an advisor clears the overdue queue', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;
  /** Of those that are overdue, the longest first. */
  let overdue: { reference: string; subject: string }[];

  beforeAll(async () => {
    postroom = await prepareProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    const { code, stderr } = await postroom.postroom('demo');
    if (code !== 0) throw new Error(stderr);
    await postroom.restart();
    // Long enough to look at, short enough to see it go out.
    await postroom.api.put('/api/sending', { undoSeconds: 5 });
    browser = await startBrowser();
    desk = await visit(browser, postroom);
    page = desk.page;
    overdue = (await postroom.api.get('/api/conversations?due=overdue')).body.items;
  }, 500_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  const state = async (at: number) =>
    (await postroom.api.get(`/api/conversations/${overdue[at]?.reference}`)).body;
  const replies = async (at: number) =>
    (await state(at)).messages.filter(({ direction, purpose }: Said) => direction === 'outbound' && !purpose);
  const counted = (count: number) =>
    page.getByRole('link', { name: count ? new RegExp(`^Overdue ?, ${count} open`) : /^Overdue$/ }).waitFor();
  const opened = async (at: number) => {
    await page
      .locator('#conversation-title')
      .getByText(overdue[at]?.subject ?? '', { exact: true })
      .waitFor();
    await page.waitForURL(new RegExp(`/conversations/${overdue[at]?.reference}`));
  };
  /** Begins a reply and writes it, once there is something to write in. */
  const write = async (words: string) => {
    await page.keyboard.press('r');
    await page.getByRole('toolbar', { name: 'Form of the text' }).waitFor();
    await page.keyboard.type(words);
    await page
      .getByRole('textbox', { name: /^Reply to/ })
      .getByText(words)
      .waitFor();
  };

  test('goes to what is overdue, and opens what has waited longest', async () => {
    expect(overdue.length).toBeGreaterThanOrEqual(6);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: `Overdue${overdue.length}` }).waitFor();
    await counted(overdue.length);
    await page.locator(`[data-reference="${overdue[0]?.reference}"]`).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await opened(0);
  });

  test('cannot move a date that has passed, and is told so', async () => {
    const before = await state(0);
    await page.keyboard.press('Shift+D');
    await page
      .getByRole('dialog', { name: 'Extend the date' })
      .getByText('The date has passed. A date can only be extended before it passes.')
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await state(0)).due).toBe(before.due);
  });

  test('answers it and lands on the next; the count goes down by itself', async () => {
    await write('We are sorry for the wait. Your account is closed.');
    await page.getByRole('button', { name: 'Other ways to send' }).press('Enter');
    const next = page.getByRole('menuitem', { name: 'Send and go to the next' });
    await next.waitFor();
    for (const _ of ['done', 'wait', 'next']) await page.keyboard.press('ArrowDown');
    await eventually(async () =>
      expect(await page.locator(':focus').textContent()).toMatch(/go to the next/),
    );
    await page.keyboard.press('Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    await opened(1);
    await counted(overdue.length - 1);
    expect(await replies(0)).toMatchObject([{ text: 'We are sorry for the wait. Your account is closed.' }]);
    expect((await state(0)).clocks.map((clock: { state: string }) => clock.state)).not.toContain('running');
  });

  test('goes on so with one key, which remembers the way', async () => {
    await write('The hole is filled.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await opened(2);
    await counted(overdue.length - 2);
    expect(await replies(1)).toMatchObject([{ text: 'The hole is filled.' }]);
    expect(await mailThatLeft(postroom, 'The hole is filled.')).toContain(overdue[1]?.reference);
  });

  test('hands one over with a note; it stays overdue until those who have it now answer, which is seen at once', async () => {
    await page.keyboard.press('h');
    await hasFocus(page.getByRole('combobox', { name: 'Queue' }));
    await page.keyboard.type('Complaints');
    await page.getByRole('option', { name: /Complaints/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Note for the colleagues who take it on').fill('They waited for a week.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(/is now in Complaints/).waitFor();
    const handed = await state(2);
    expect(handed.queue).toBe('complaints');
    expect(handed.messages.at(-1)).toMatchObject({ direction: 'note', text: 'They waited for a week.' });
    await counted(overdue.length - 2);
    await postroom.api.post(`/api/conversations/${overdue[2]?.reference}/replies`, {
      text: 'We come today.',
    });
    await counted(overdue.length - 3);
  });

  test('marks one done, and lands on the next', async () => {
    await page.keyboard.press('j');
    await opened(3);
    await page.keyboard.press('e');
    await opened(4);
    await counted(overdue.length - 4);
    await eventually(async () => expect((await state(3)).status).toBe('done'));
  });

  test('marks the rest done together: the count goes, and the list says that nothing is overdue', async () => {
    await page.keyboard.press('u');
    await page.locator(`[data-reference="${overdue[4]?.reference}"]:focus`).waitFor();
    await page.keyboard.press('x');
    for (let left = overdue.length - 5; left > 0; left -= 1) await page.keyboard.press('j');
    await page.keyboard.press('Shift+x');
    await page.getByText(`${overdue.length - 4} selected`).waitFor();
    await page.keyboard.press('e');
    await page.getByText('Nothing is overdue.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Overdue0' }).waitFor();
    await counted(0);
    await eventually(async () => {
      expect((await postroom.api.get('/api/conversations?due=overdue')).body.items).toEqual([]);
      const { items } = (await postroom.api.get('/api/views')).body;
      expect(items.find(({ key }: { key: string }) => key === 'overdue').open).toBe(0);
    });
    for (let at = 4; at < overdue.length; at += 1) expect((await state(at)).status).toBe('done');
  });

  test('nothing went wrong in the page', () => {
    expect(desk.mistakes).toEqual([]);
  });
});
