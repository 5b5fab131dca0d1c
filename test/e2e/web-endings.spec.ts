import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const NOW = '2026-04-02T10:00:00+01:00';
const NEXT_WEEK = '2026-04-09T08:00:00.000Z';

describeSystem(
  'an advisor says how a matter ended, and takes back what was done too soon',
  ['chromium'],
  () => {
    let postroom: Product;
    let browser: Browser;
    let desk: Visit;
    let page: Page;
    let lamp: string;

    beforeAll(async () => {
      postroom = await startProduct({ env: { NOW } });
      browser = await startBrowser();
      await takeIn(postroom, mail({ subject: 'Lamp out' }));
      [{ reference: lamp }] = await listed('');
      await takeIn(
        postroom,
        mail({
          from: 'Ben Reader <ben@example.com>',
          subject: 'The same lamp',
          text: `My neighbour has ${lamp}.`,
        }),
      );
      desk = await visit(browser, postroom, `/conversations/${lamp}`);
      page = desk.page;
      await page.locator('#conversation-title').waitFor();
    }, 180_000);

    afterAll(async () => {
      await browser?.close();
      await postroom?.remove();
    });

    const listed = async (query: string) =>
      (await postroom.api.get(`/api/conversations?${query}`)).body.items;
    const stored = async () => (await postroom.api.get(`/api/conversations/${lamp}`)).body;
    const open = async () => {
      await page.goto(`${postroom.url}/conversations/${lamp}`);
      await page
        .getByRole('button', { name: /Mark done|Reopen/ })
        .first()
        .waitFor();
    };

    test('waiting until a day that was ended too soon is waited for until that day again', async () => {
      await postroom.api.post(`/api/conversations/${lamp}/wait`, { for: 'others', until: NEXT_WEEK });
      await page.getByText(/Waiting for others/).waitFor();
      await page.keyboard.press('e');
      await page.getByText(`${lamp} is done.`).waitFor();
      await page.keyboard.press('z');
      const waiting = { status: 'waiting', waitingFor: 'others', waitUntil: NEXT_WEEK };
      await eventually(async () => expect(await stored()).toMatchObject(waiting));
      await page.getByText(`${lamp} is open again.`).waitFor();
    });

    test('another wait taken back is the wait that it was', async () => {
      await open();
      await page.keyboard.press('w');
      await page.getByRole('menuitem', { name: /^For the contact The/ }).click();
      await eventually(async () =>
        expect(await stored()).toMatchObject({ waitingFor: 'contact', waitUntil: null }),
      );
      await page.keyboard.press('z');
      await eventually(async () =>
        expect(await stored()).toMatchObject({ waitingFor: 'others', waitUntil: NEXT_WEEK }),
      );
      await postroom.api.post(`/api/conversations/${lamp}/reopen`);
    });

    test('says how it ended, by keyboard', async () => {
      await open();
      await page.keyboard.press('Shift+o');
      const dialog = page.getByRole('dialog', { name: 'Mark done, and say how it ended' });
      await hasFocus(dialog.getByRole('radio', { name: 'Answered' }));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.type('The lamp is private.');
      await page.keyboard.press('ControlOrMeta+Enter');
      await dialog.waitFor({ state: 'detached' });
      await eventually(async () =>
        expect(await stored()).toMatchObject({ status: 'done', outcome: 'refused' }),
      );
      await open();
      await page.getByText('Done: Not possible', { exact: true }).waitFor();
      await postroom.api.post(`/api/conversations/${lamp}/reopen`);
    });

    test('a remark is kept where somebody was faster', async () => {
      await open();
      await page.keyboard.press('Shift+o');
      const remark = page.getByRole('textbox', { name: /Remark/ });
      await remark.fill('Mended by the crew.');
      await page.route('**/resolve', (route) => route.abort('internetdisconnected'));
      await remark.press('ControlOrMeta+Enter');
      await page.getByRole('alert').waitFor();
      expect(await remark.inputValue()).toBe('Mended by the crew.');
      await page.unroute('**/resolve');
      await page.keyboard.press('Escape');
    });

    test('what may belong to another says so in the list, and is joined by one key', async () => {
      await page.goto(postroom.url);
      const row = page.getByRole('link', { name: /The same lamp/ });
      await row.getByText(`may belong to ${lamp}`).waitFor();
      await row.focus();
      await page.keyboard.press('Shift+m');
      await row.waitFor({ state: 'detached' });
      await eventually(async () => expect((await stored()).merged).toHaveLength(1));
      await page.keyboard.press('z');
      await row.waitFor();
      await eventually(async () => expect((await stored()).merged).toEqual([]));
    });

    test('nothing went wrong in the page but that', () => {
      expect(desk.mistakes.filter((mistake) => !/ERR_INTERNET_DISCONNECTED/.test(mistake))).toEqual([]);
    });
  },
);
