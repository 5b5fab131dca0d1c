import type { Browser, Page } from 'playwright-core';
import { startBrowser, type Visit, visit } from '../support/browser.js';
import { writtenIn } from '../support/correspondence.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { measure, NOTHING_WRONG } from '../support/measure.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const SIZE = { width: 390, height: 844 };
/** What is left of the window when the keyboard of the phone is up. */
const WITH_KEYBOARD = { width: 390, height: 480 };
const LONG = Array.from({ length: 30 }, (_, n) => `Line ${n + 1} of a long answer.`);

describeSystem('an advisor on a phone', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let phone: Visit;
  let page: Page;
  const references = new Map<string, string>();

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(
      postroom,
      mail({
        subject: 'Bin not emptied',
        text: `It was left out.\n\nhttps://example.com/${'a-long-address-'.repeat(12)}`,
      }),
      mail({
        from: 'Ben Reader <ben@example.com>',
        subject: 'Library opening hours',
        attachment: 'plan.txt',
      }),
      mail({
        from: 'Somebody with a very long name indeed of Lower Upper Middle Street <long@example.com>',
        subject:
          'A subject that goes on for longer than anybody would want to read on a small screen in the bus',
      }),
    );
    for (const { subject, reference } of (await postroom.api.get('/api/conversations')).body.items) {
      references.set(subject, reference);
      await settled(() => state(subject));
    }
    const bea = { email: 'bea@example.org', name: 'Bea Sample', roles: ['advisor'] };
    await postroom.api.post('/api/users', { ...bea, password: 'a long enough password' });
    // Enough for a busy machine.
    await postroom.api.put('/api/sending', { undoSeconds: 60 });
    const window = { hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
    phone = await visit(browser, postroom, '/', { size: SIZE, window });
    page = phone.page;
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  const state = async (subject: string) =>
    (await postroom.api.get(`/api/conversations/${references.get(subject)}`)).body;
  const row = (subject: string) => page.getByRole('link', { name: new RegExp(subject) });
  const opened = (subject: string) => page.getByRole('heading', { level: 2, name: subject }).waitFor();
  const field = () => page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]'));
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

  test('looks through the list; the views come in from the side', async () => {
    await row('Bin not emptied').waitFor();
    expect(await measure(page)).toEqual(NOTHING_WRONG);
    await button('Open views and queues').tap();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^Unassigned/ })
      .waitFor();
    expect(await measure(page)).toEqual(NOTHING_WRONG);
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^Unassigned/ })
      .tap();
    await page.getByRole('heading', { level: 1, name: /Unassigned/ }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('opens one and reads it; back leads to the list, by the gesture and by the button', async () => {
    await row('Bin not emptied').tap();
    await opened('Bin not emptied');
    await page.getByText('It was left out.').first().waitFor();
    expect(await row('Library opening hours').isVisible()).toBe(false);
    expect(await measure(page)).toEqual(NOTHING_WRONG);
    await page.goBack();
    await row('Library opening hours').tap();
    await opened('Library opening hours');
    expect(await measure(page)).toEqual(NOTHING_WRONG);
    await button('Back to the list').tap();
    await page.getByRole('heading', { level: 1, name: /Unassigned/ }).waitFor();
    await row('A subject that goes on').tap();
    await opened('A subject that goes on');
    expect(await measure(page)).toEqual(NOTHING_WRONG);
    await page.goBack();
    await row('Bin not emptied').waitFor();
    await eventually(async () => expect((await state('Bin not emptied')).unread).toBe(false));
  });

  test('writes a long answer with the keyboard up; what sends it stays in reach', async () => {
    await row('Bin not emptied').tap();
    await page.getByRole('button', { name: /Reply to Ann Writer/ }).tap();
    await field().waitFor();
    expect(await measure(page)).toEqual(NOTHING_WRONG);
    await page.setViewportSize(WITH_KEYBOARD);
    for (const line of LONG) {
      await page.keyboard.insertText(line);
      await page.keyboard.press('Enter');
    }
    await field()
      .getByText(LONG.at(-1) ?? '')
      .waitFor();
    await button('Attach files').waitFor();
    const send = await button('Send').boundingBox();
    expect((send?.y ?? Number.NaN) + (send?.height ?? Number.NaN)).toBeLessThanOrEqual(WITH_KEYBOARD.height);
    // Where one writes is seen as well: at least three lines of it.
    const shown = await field().evaluate((at: unknown) => {
      const { parentElement } = at as { parentElement: { clientHeight: number } };
      return parentElement.clientHeight;
    });
    expect(shown).toBeGreaterThanOrEqual(75);
    expect(await measure(page)).toEqual(NOTHING_WRONG);
    await page.setViewportSize(SIZE);
    await page.getByText('Draft kept', { exact: true }).waitFor();
  });

  test('sends it, takes it back, and sends it again: it goes out once', async () => {
    await button('Send').tap();
    await page.getByText('Your reply is on its way.').waitFor();
    expect(writtenIn(await state('Bin not emptied'))).toHaveLength(1);
    await button('Undo (z)').tap();
    await field().getByText('Line 30 of a long answer.').waitFor();
    expect(writtenIn(await state('Bin not emptied'))).toEqual([]);
    await button('Send').tap();
    await page.getByRole('article').getByText('Line 30 of a long answer.').waitFor();
    await eventually(async () => expect(writtenIn(await state('Bin not emptied'))).toHaveLength(1));
    expect((await state('Bin not emptied')).clocks).toMatchObject([{ state: 'met' }]);
  });

  test('gives it to somebody, looks why it is there, and marks it done', async () => {
    // Whoever answers what nobody had has it from then on.
    await page.getByRole('toolbar').getByRole('button', { name: 'Administrator' }).tap();
    const colleague = page.getByRole('option', { name: 'Bea Sample' });
    await colleague.waitFor();
    expect((await measure(page)).sideways).toEqual([]);
    await colleague.tap();
    await eventually(async () => expect((await state('Bin not emptied')).assignee?.name).toBe('Bea Sample'));
    await button('Show details').tap();
    await page.getByText(/It is now in/).waitFor();
    expect((await measure(page)).sideways).toEqual([]);
    await button('Close details').first().tap();
    await button('Mark done').tap();
    await page.getByText(/is done\./).waitFor();
    await eventually(async () => expect((await state('Bin not emptied')).status).toBe('done'));
  });

  test('what is done more rarely fits as well', async () => {
    await page.goto(`${postroom.url}/conversations/${references.get('Library opening hours')}`);
    await opened('Library opening hours');
    for (const name of [/^Snooze/, /^Hand over with a note/, /^Extend the date/, /^Merge into another/]) {
      await page.getByRole('button', { name: 'More actions' }).tap();
      await page.getByRole('menuitem', { name }).tap();
      await page.getByRole('dialog').getByRole('button').last().waitFor();
      expect(await measure(page)).toEqual(NOTHING_WRONG);
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  test('nothing went wrong in the page', () => {
    expect(phone.mistakes).toEqual([]);
  });
});
