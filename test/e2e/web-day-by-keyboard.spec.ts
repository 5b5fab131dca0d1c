import type { Browser } from 'playwright-core';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { ADMIN, type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

describeSystem('an advisor works by keyboard alone', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;

  /** What stands in a field, whether or not the editor has taken the place of the plain one. */
  const written = (label: string): Promise<string> =>
    desk.page.getByLabel(label).evaluate((field: unknown) => {
      const { value, textContent } = field as { value?: string; textContent: string };
      return value ?? textContent;
    });

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(
      postroom,
      mail({ from: 'Ann Writer <ann@example.com>', subject: 'Street light out' }),
      mail({ from: 'Ben Reader <ben@example.com>', subject: 'Library opening hours' }),
    );
    desk = await visit(browser, postroom, '/', { signedIn: false });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  const focused = () => desk.page.locator(':focus').textContent();
  const conversation = async (subject: string) => {
    const { items } = (await postroom.api.get(`/api/conversations?q=${encodeURIComponent(subject)}`)).body;
    return (await postroom.api.get(`/api/conversations/${items[0].reference}`)).body;
  };

  test('signs in; a wrong password is answered in place', async () => {
    const { page } = desk;
    await page.keyboard.type(ADMIN.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Password', { exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(ADMIN.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /All open/ }).waitFor();
    await page.getByRole('link', { name: /Street light out/ }).waitFor();
  });

  test('moves to a conversation and opens it; the focus is at its heading', async () => {
    const { page } = desk;
    await page.keyboard.press('j');
    expect(await focused()).toMatch(/Street light out|Library opening hours/);
    if (!/Street light/.test((await focused()) ?? '')) await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Street light out' }).waitFor();
    expect(await focused()).toBe('Street light out');
  });

  test('sees why it is here and when it is due, and why', async () => {
    const { page } = desk;
    await page.keyboard.press('d');
    await page
      .getByText(/Good Friday 3 April/)
      .first()
      .waitFor();
    await page.keyboard.press('y');
    await page.getByText(/It is now in/).waitFor();
    await page.keyboard.press('y');
  });

  test('takes it, and takes that back', async () => {
    const { page } = desk;
    await page.keyboard.press('i');
    await page
      .getByText(/is assigned to/)
      .first()
      .waitFor();
    await eventually(async () => expect((await conversation('Street light out')).assignee).not.toBeNull());
    await page.keyboard.press('z');
    await eventually(async () => expect((await conversation('Street light out')).assignee).toBeNull());
  });

  test('moves it to another queue, and takes that back', async () => {
    const { page } = desk;
    const { queue } = await conversation('Street light out');
    await page.keyboard.press('t');
    await hasFocus(page.getByRole('textbox', { name: /queue/i }));
    await page.keyboard.type('compl');
    await page.keyboard.press('Enter');
    await page.getByText(/is now in Complaints/).waitFor();
    expect((await conversation('Street light out')).queue).toBe('complaints');
    await page.keyboard.press('z');
    await eventually(async () => expect((await conversation('Street light out')).queue).toBe(queue));
  });

  test('writes a note that looks like one', async () => {
    const { page } = desk;
    await page.keyboard.press('n');
    await page.getByLabel('Note for colleagues').waitFor();
    await page.keyboard.type('Asked the depot.');
    await page.keyboard.press('ControlOrMeta+Enter');
    const note = page.getByRole('article', { name: 'Note' });
    await note.getByText('Asked the depot.').waitFor();
    expect(await note.textContent()).toMatch(/^Note/);
  });

  test('a reply begun is kept when the page is left', async () => {
    const { page } = desk;
    await page.keyboard.press('r');
    await page.keyboard.type('The light is mended tomorrow.');
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Street light out' }).waitFor();
    await page.keyboard.press('r');
    await eventually(async () =>
      expect(await written('Reply to Ann Writer')).toContain('The light is mended tomorrow.'),
    );
  });

  test('sends it; it goes out, and the promise is met', async () => {
    const { page } = desk;
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    await page.getByRole('article').getByText('The light is mended tomorrow.').waitFor();
    const { messages, clocks } = await conversation('Street light out');
    const replies = messages.filter(
      ({ direction, purpose }: { direction: string; purpose: string | null }) =>
        direction === 'outbound' && purpose === null,
    );
    expect(replies).toHaveLength(1);
    expect(clocks).toMatchObject([{ state: 'met' }]);
  });

  test('marks it done, lands on the next, and can undo', async () => {
    const { page } = desk;
    await page.keyboard.press('e');
    await page.getByRole('heading', { level: 2, name: 'Library opening hours' }).waitFor();
    await eventually(async () => expect((await conversation('Street light out')).status).toBe('done'));
    await page.keyboard.press('z');
    await eventually(async () => expect((await conversation('Street light out')).status).toBe('open'));
  });

  test('somebody else was faster: says so, and does nothing', async () => {
    const { page } = desk;
    await page.keyboard.press('u');
    const { reference, version } = await conversation('Library opening hours');
    // The page is not told of it: its line is held back.
    await page.route('**/api/events', (route) => route.abort());
    await page.goto(`${postroom.url}/conversations/${reference}`);
    await page.getByRole('heading', { level: 2, name: 'Library opening hours' }).waitFor();
    await postroom.api.post(`/api/conversations/${reference}/transfer`, { queue: 'highways', version });
    await page.keyboard.press('r');
    await page.keyboard.type('We open at nine.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page
      .getByRole('alert')
      .getByText(/moved it to Highways and streets\. Your text is kept/)
      .waitFor();
    await eventually(async () => expect(await written('Reply to Ben Reader')).toContain('We open at nine.'));
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    await page.unroute('**/api/events');
  });

  test('single keys can be switched off', async () => {
    const { page } = desk;
    await page.keyboard.press('?');
    await page.getByRole('switch', { name: /Keyboard shortcuts are on/ }).press(' ');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('n');
    expect(await page.getByLabel('Note for colleagues').count()).toBe(0);
  });

  test('nothing went wrong in the page, and nothing was asked of anybody else', () => {
    expect(desk.mistakes).toEqual([]);
    expect(desk.outside).toEqual([]);
  });
});
