import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const SUBJECTS = ['Bin one', 'Bin two', 'Bin three', 'Library hours', 'Broken street light'];

describeSystem('an advisor finds and sorts out many at once', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    const mails = SUBJECTS.map((subject, n) =>
      mail({ from: `Writer ${n} <writer${n}@example.com>`, subject, text: `About ${subject}, kindly.` }),
    );
    await takeIn(postroom, ...mails);
    desk = await visit(browser, postroom);
    page = desk.page;
    await page.getByRole('link', { name: /Bin one/ }).waitFor();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  const row = (subject: string) => page.getByRole('link', { name: new RegExp(subject) });
  const box = (subject: string) => page.getByRole('checkbox', { name: new RegExp(`^Select .*${subject}`) });
  const status = async (subject: string) =>
    (await postroom.api.get(`/api/conversations?q=subject:"${encodeURIComponent(subject)}"`)).body.items[0]
      .status;

  test('selects with a key, and up to a row; Escape lets go', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+x');
    await page.getByText('3 selected').waitFor();
    expect(await page.getByRole('checkbox', { name: /^Select .*:/, checked: true }).count()).toBe(3);
    await page.keyboard.press('Escape');
    await page.getByText('3 selected').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: /All open/ }).waitFor();
  });

  test('marks many done with one key, and takes that back with another', async () => {
    for (const subject of ['Bin one', 'Bin two']) await box(subject).check({ force: true });
    await page.keyboard.press('e');
    await page.getByText('2 marked done.').waitFor();
    await row('Bin one').waitFor({ state: 'detached' });
    await eventually(async () => expect(await status('Bin two')).toBe('done'));
    // Nothing that had the focus is there any more; the keys go on from the list.
    await eventually(async () =>
      expect(await page.evaluate('document.activeElement.dataset.reference ?? null')).not.toBeNull(),
    );
    await page.keyboard.press('z');
    await row('Bin one').waitFor();
    await eventually(async () => expect(await status('Bin two')).toBe('open'));
  });

  test('gives many to somebody from the bar, by keyboard', async () => {
    await box('Bin one').check({ force: true });
    await page.getByRole('link', { name: /Bin three/ }).click({ modifiers: ['Shift'] });
    await page.getByText(/\d selected/).waitFor();
    await page.keyboard.press('a');
    await hasFocus(page.getByRole('textbox', { name: 'Find a person' }));
    await page.keyboard.type('Admin');
    await page.keyboard.press('Enter');
    await page
      .getByText(/assigned to/)
      .first()
      .waitFor();
    await eventually(async () => {
      const { items } = (await postroom.api.get('/api/conversations?assignee=me')).body;
      expect(items.length).toBeGreaterThan(1);
    });
    await page.keyboard.press('z');
    await eventually(async () => {
      const { items } = (await postroom.api.get('/api/conversations?assignee=me')).body;
      expect(items).toEqual([]);
    });
  });

  test('puts tags on many and takes some off, and takes both back', async () => {
    const field = (label: string) => page.getByLabel(label, { exact: true }).and(page.locator('input'));
    const tagsOf = async (subject: string) =>
      (await postroom.api.get(`/api/conversations?q=subject:"${encodeURIComponent(subject)}"`)).body.items[0]
        .tags;
    const { items } = (await postroom.api.get('/api/conversations?q=subject:two')).body;
    await postroom.api.post(`/api/conversations/${items[0].reference}/tags`, { add: ['streets'] });
    await page.reload();
    await row('Bin one').waitFor();
    for (const subject of ['Bin one', 'Bin two']) await box(subject).check({ force: true });
    await page.keyboard.press('Shift+t');
    await field('Put on').waitFor();
    await page.keyboard.type('Bins');
    await page.keyboard.press('Enter');
    await field('Take off').click();
    await page.getByRole('option', { name: 'streets' }).click();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Change the tags' }).click();
    await page.getByText('Tags of 2 changed.').waitFor();
    await eventually(async () =>
      expect([await tagsOf('Bin one'), await tagsOf('Bin two')]).toEqual([['bins'], ['bins']]),
    );
    await page.keyboard.press('z');
    await eventually(async () =>
      expect([await tagsOf('Bin one'), await tagsOf('Bin two')]).toEqual([[], ['streets']]),
    );
    // From the bar as well, and of what is done.
    await box('Bin one').check({ force: true });
    await page.getByRole('toolbar').getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Tags' }).click();
    await field('Put on').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByText('1 selected').waitFor({ state: 'detached' });
  });

  test('what somebody else was faster with is named; the rest is done', async () => {
    await page.route('**/api/events', (route) => route.abort());
    await page.reload();
    await row('Bin one').waitFor();
    const { items } = (await postroom.api.get('/api/conversations?q=subject:one')).body;
    await postroom.api.post(`/api/conversations/${items[0].reference}/assign`, { assignee: 'me' });
    for (const subject of ['Bin one', 'Bin two']) await box(subject).check({ force: true });
    await page.getByRole('button', { name: 'Mark done' }).click();
    await page.getByText('One could not be changed').waitFor();
    await page.getByText(new RegExp(`changed ${items[0].reference} since you opened it`)).waitFor();
    await page.getByText('One marked done.').waitFor();
    expect(await status('Bin two')).toBe('done');
    await page.keyboard.press('z');
    await eventually(async () => expect(await status('Bin two')).toBe('open'));
    await page.unroute('**/api/events');
    await page.reload();
    await row('Bin two').waitFor();
  });

  test('loses no letter to its own searches while somebody types slowly on a slow machine', async () => {
    const machine = await page.context().newCDPSession(page);
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 8 });
    await page.keyboard.press('/');
    await page.keyboard.type('kindly about', { delay: 270 });
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('kindly about');
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await machine.detach();
    await page.waitForURL(/q=kindly\+about/);
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('q='));
  });

  test('searches by a field that is offered, and sees what was found', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('kindly is:unr');
    await page.getByRole('option', { name: 'is:unread' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('mark', { hasText: 'kindly' }).first().waitFor();
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('kindly is:unread ');
    await page.keyboard.type('before:tomorrow');
    await page.getByText('before:tomorrow is no day. Write it as before:2026-04-20.').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('heading', { level: 1, name: /All open/ }).waitFor();
    // The fields are told as long as nothing is typed.
    await page.getByRole('option', { name: /^from:/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  test('filters by keyboard; the address says it, and a chip can be changed and removed', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
    await hasFocus(page.getByRole('textbox', { name: 'Find a filter' }));
    await page.keyboard.type('stat');
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('textbox', { name: /Status: find a value/ }));
    await page.keyboard.type('wai');
    await page.keyboard.press('Enter');
    await page.waitForURL(/status=waiting/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('new');
    await page.keyboard.press('Enter');
    await page.waitForURL(/status=waiting,new/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Status waiting or new/ }).waitFor();
    await row('Library hours').waitFor();
  });

  test('saves the view, and comes back to it from anywhere', async () => {
    await page.getByRole('button', { name: 'Save this view' }).click();
    await hasFocus(page.getByRole('textbox', { name: 'Name' }));
    await page.keyboard.type('To begin with');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /To begin with/ }).waitFor();
    await page.getByRole('link', { name: /^To begin with ?, \d open/ }).waitFor();
    await turnTo(page, '/channels');
    await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await hasFocus(page.getByRole('combobox', { name: 'Find or do' }));
    await page.keyboard.type('begin');
    await page.getByRole('option', { name: /To begin with/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /To begin with/ }).waitFor();
  });

  test('deletes it again, and can take that back', async () => {
    await page.getByRole('button', { name: 'Options of this list' }).click();
    await page.getByRole('menuitem', { name: 'Delete this view' }).click();
    await page.getByText('“To begin with” is deleted.').waitFor();
    await page.getByRole('link', { name: /^To begin with/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await page.getByRole('link', { name: /^To begin with/ }).waitFor();
  });

  test('moves a view among the others, and the order is kept', async () => {
    await postroom.api.post('/api/saved-views', { name: 'All that waits', query: 'status=waiting' });
    await page.reload();
    const names = async () =>
      (await postroom.api.get('/api/saved-views')).body.items.map(({ name }: { name: string }) => name);
    await page.getByRole('link', { name: /^To begin with/ }).click();
    await page.getByRole('heading', { level: 1, name: /To begin with/ }).waitFor();
    await page.getByRole('button', { name: 'Options of this list' }).click();
    const before = await names();
    await page
      .getByRole('menuitem', { name: before[0] === 'To begin with' ? 'Move down' : 'Move up' })
      .click();
    await page.getByText(/“To begin with” is number \d of 2\./).waitFor();
    await eventually(async () => expect(await names()).toEqual(before.toReversed()));
    await page.reload();
    await page.getByRole('link', { name: /^All that waits/ }).waitFor();
    const links = page.getByRole('link', { name: /^(To begin with|All that waits)/ });
    expect(await links.allTextContents()).toEqual(
      before.toReversed().map((name: string) => expect.stringContaining(name)),
    );
  });

  test('finds a conversation while typing in another box, and the focus comes back on Escape', async () => {
    await page.keyboard.press('/');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: 'Find or do' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await eventually(async () => expect(await page.evaluate('document.activeElement.type')).toBe('search'));
    await page.keyboard.press('ControlOrMeta+k');
    await hasFocus(page.getByRole('combobox', { name: 'Find or do' }));
    await page.keyboard.type('street light');
    const found = page.getByRole('option', { name: /Broken street light/ });
    await found.waitFor();
    await found.click();
    await page.getByRole('heading', { level: 2, name: 'Broken street light' }).waitFor();
  });

  test('does from the palette what a key would do', async () => {
    await turnTo(page, '/');
    await row('Library hours').waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await hasFocus(page.getByRole('combobox', { name: 'Find or do' }));
    await page.keyboard.type('compact');
    await page.getByRole('option', { name: 'Compact rows' }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => expect((await row('Library hours').boundingBox())?.height).toBe(36));
  });

  test('on a phone, a tap in the place of the icon selects, and nothing scrolls sideways', async () => {
    const { page: phone, leave } = await visit(browser, postroom, '/', { size: { width: 320, height: 640 } });
    await phone.getByRole('link', { name: /Bin one/ }).waitFor();
    await phone.getByRole('checkbox', { name: /^Select .*Bin one/ }).check({ force: true });
    await phone.getByText('1 selected').waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await phone.getByRole('button', { name: 'Mark done' }).click();
    await phone.getByText('One marked done.').waitFor();
    await phone.getByRole('button', { name: /Undo/ }).click();
    await phone.getByText('Undone.').waitFor();
    await leave();
  });

  test('nothing went wrong in the page', () => {
    expect(desk.mistakes).toEqual([]);
  });
});
