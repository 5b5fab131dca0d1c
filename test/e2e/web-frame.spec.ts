import type { Browser, Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { hasFocus, startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';
import { violations } from '../support/violations.js';

const BEA = {
  ...{ email: 'bea@example.org', name: 'Bea Sample', roles: ['advisor'] },
  password: 'a long enough password',
};

describeSystem('what stands around the inbox', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let bea: ApiClient;
  let desk: Visit;
  let page: Page;

  const find = async (words: string, on = page) => {
    await on.keyboard.press('ControlOrMeta+k');
    const box = on.getByRole('combobox', { name: 'Find or do' });
    await hasFocus(box);
    await box.fill(words);
  };
  const option = (name: string | RegExp, on = page) => on.getByRole('option', { name });
  const title = (name: string | RegExp, on = page) =>
    on.getByRole('heading', { level: 1, name, ...(typeof name === 'string' ? { exact: true } : {}) });
  const home = async () => {
    await turnTo(page, '/');
    await page.getByRole('link', { name: /Library hours/ }).waitFor();
  };

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(
      postroom,
      mail({ subject: 'Lamp out' }),
      mail({ from: 'Zadie Quiet <zadie@example.com>', subject: 'Old matter' }),
      mail({ from: 'Zadie Quiet <zadie@example.com>', subject: 'Older matter' }),
    );
    const { items } = (await postroom.api.get('/api/conversations')).body;
    const { reference } = items.find(({ subject }: { subject: string }) => subject === 'Older matter');
    await eventually(async () => {
      const { version } = (await postroom.api.get(`/api/conversations/${reference}`)).body;
      const done = await postroom.api.post(`/api/conversations/${reference}/resolve`, { version });
      expect(done.status).toBe(200);
    });
    // Two of them are overdue by then.
    await postroom.restart({ NOW: '2026-04-28T10:00:00+01:00' });
    await takeIn(
      postroom,
      ...['Library hours', 'Bin one', 'Bin two'].map((subject) => mail({ subject })),
      ...Array.from({ length: 7 }, (_, n) => mail({ from: `Zoe ${n} <zoe${n}@example.com>`, subject: 'Za' })),
    );
    await postroom.api.post('/api/users', BEA);
    bea = postroom.api.nobody();
    await bea.signIn(BEA);
    desk = await visit(browser, postroom);
    page = desk.page;
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test.each([
    ['My settings', 'My settings'],
    ['Teams', 'Teams and queues'],
    ['Canned replies', 'Canned replies'],
    ['How we write', 'How we write'],
    ['Set aside', 'Set aside'],
  ])('the palette leads to %s', async (words, heading) => {
    await find(words);
    await option(heading).waitFor();
    await page.keyboard.press('Enter');
    await title(heading).waitFor();
  });

  test('to an advisor it offers what an advisor may see, and no more', async () => {
    const hers = await visit(browser, { ...postroom, api: bea });
    await find('', hers.page);
    await option('My settings', hers.page).waitFor();
    const offered = await hers.page.getByRole('option').allTextContents();
    expect(offered).toContain('Channels');
    for (const name of ['Teams and queues', 'Canned replies', 'How we write', 'Set aside'])
      expect(offered).not.toContain(name);
    await hers.leave();
  });

  test('it changes the theme and the rows from any page', async () => {
    await turnTo(page, '/channels');
    await title('Channels').waitFor();
    for (const [words, label, scheme] of [
      ['theme dark', 'Theme: dark', 'dark'],
      ['theme light', 'Theme: light', 'light'],
      ['computer', 'Theme: as on this computer', 'light'],
    ] as const) {
      await find(words);
      await option(label).click();
      await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
    }
    await find('compact');
    await option('Compact rows').click();
    await find('comfortable');
    await option('Comfortable rows').click();
  });

  test('it finds a person by name or address, however many have written since, and opens all of theirs', async () => {
    await home();
    for (const words of ['zadie@example', 'Zadie']) {
      await find(words);
      await option(/^All from Zadie Quiet/).waitFor();
      expect(await violations(page)).toEqual([]);
      await option(/^All from Zadie Quiet/).click();
      await page.waitForURL(/contact=/);
      await page.getByRole('link', { name: /Old matter/ }).waitFor();
      await page.getByRole('link', { name: /Older matter/ }).waitFor();
      expect(await page.locator('[data-reference]').count()).toBe(2);
    }
  });

  test('views, saved views and queues say alike what is due', async () => {
    const all = { name: 'All of it', query: 'status=active' };
    const [view] = (await postroom.api.post('/api/saved-views', all)).body.items;
    await page.reload();
    await home();
    for (const name of ['Unassigned', 'All open', 'All of it'])
      await page.getByRole('link', { name: new RegExp(`^${name} ?, 12 open, 2 overdue$`) }).waitFor();
    await page.getByRole('link', { name: /^Overdue ?, 2 open$/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await postroom.api.call('DELETE', `/api/saved-views/${view.id}`);
  });

  test('a channel leads to what came by it, its heading to how the channels are', async () => {
    await home();
    const { items } = (await postroom.api.get('/api/channels')).body;
    const { key, name } = items.find((channel: { type: string }) => channel.type === 'email');
    await page.getByRole('link', { name: new RegExp(name) }).click();
    await page.waitForURL((url) => url.searchParams.get('channel') === key);
    await title(name).waitFor();
    await page.getByRole('link', { name: /Library hours/ }).waitFor();
    await page.locator('a[aria-current="page"]', { hasText: name }).waitFor();
    await page.getByRole('link', { name: 'Channels', exact: true }).click();
    await title('Channels').waitFor();
  });

  test('filters that were changed go into the saved view they came from, or become another', async () => {
    const saved = async () => (await postroom.api.get('/api/saved-views')).body.items;
    await postroom.api.post('/api/saved-views', { name: 'What is new', query: 'status=new' });
    await page.reload();
    await home();
    await page.getByRole('link', { name: /^What is new/ }).click();
    await title(/What is new/).waitFor();
    const menu = page.getByRole('button', { name: 'Options of this list' });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Rename or share this view' }).waitFor();
    expect(await page.getByRole('menuitem', { name: /Keep these filters/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    const filter = async (by: string, value: string) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
      await hasFocus(page.getByRole('textbox', { name: 'Find a filter' }));
      await page.keyboard.type(by);
      await page.keyboard.press('Enter');
      await hasFocus(page.getByRole('textbox', { name: /find a value/ }));
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
    };
    await filter('read', 'unread');
    await page.waitForURL(/unread=true/);
    await page.keyboard.press('Escape');
    // What one reads meanwhile makes no difference.
    await page.getByRole('link', { name: /Bin one/ }).click();
    await page.getByRole('heading', { level: 2, name: 'Bin one' }).waitFor();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Save as another view' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Keep these filters in “What is new”' }).click();
    await page.getByText('“What is new” has these filters now.').waitFor();
    await title(/What is new/).waitFor();
    const queryOf = async (name: string) =>
      (await saved()).find((view: { name: string }) => view.name === name)?.query;
    expect(await queryOf('What is new')).toBe('status=new&unread=true');
    await page.keyboard.press('z');
    await eventually(async () => expect(await queryOf('What is new')).toBe('status=new'));
    // Now it differs again, and becomes a view of its own.
    await menu.click();
    await page.getByRole('menuitem', { name: 'Save as another view' }).click();
    await hasFocus(page.getByRole('textbox', { name: 'Name' }));
    await page.keyboard.type('New and unread');
    await page.keyboard.press('Enter');
    await title(/New and unread/).waitFor();
    expect(await queryOf('New and unread')).toBe('status=new&unread=true');
    expect(await queryOf('What is new')).toBe('status=new');
    // Elsewhere nobody asks about it.
    await page.getByRole('link', { name: /^All open/ }).click();
    await title(/All open/).waitFor();
    await filter('read', 'unread');
    await page.waitForURL(/\?unread=true/);
    await page.keyboard.press('Escape');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Newest first' }).waitFor();
    expect(await page.getByRole('menuitem', { name: /Keep these filters/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  test('who opens something before a filter is drawn loses neither', async () => {
    await page.getByRole('link', { name: /^All open/ }).click();
    await title(/All open/).waitFor();
    await page.getByRole('link', { name: /Library hours/ }).waitFor();
    await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
    await page.getByRole('option', { name: /^Read/ }).click();
    await page.getByRole('option', { name: 'unread' }).waitFor();
    // Both in one turn: the row is still the one of the list before.
    await page.evaluate(`{
      const named = (role, name) =>
        [...document.querySelectorAll(role)].find((each) => each.textContent.includes(name));
      const row = named('[data-reference]', 'Library hours');
      named('[role=option]', 'unread').click();
      row.click();
    }`);
    await page.getByRole('heading', { level: 2, name: 'Library hours' }).waitFor();
    expect(new URL(page.url()).searchParams.get('unread')).toBe('true');
  });

  test('who is away says until when and who covers: on their own name, and where work is given out', async () => {
    const { id } = (await postroom.api.get('/api/session')).body;
    const me = (await bea.get('/api/me')).body;
    await bea.put('/api/me', { ...me, awayUntil: '2026-05-04', coveredBy: id });
    const mine = (await postroom.api.get('/api/me')).body;
    const beas = (await postroom.api.get('/api/users')).body.items.find(
      (user: { name: string }) => user.name === BEA.name,
    );
    await home();
    const account = page.getByRole('button', { name: /^Your account/ });
    expect(await account.textContent()).not.toContain('away');
    await account.click();
    await page.getByRole('menuitem', { name: 'Say that you are away' }).click();
    await title('My settings').waitFor();
    await hasFocus(page.getByLabel('Away until'));
    await page.getByLabel('Away until').fill('2027-01-05');
    await page.getByRole('combobox', { name: 'Who covers for you' }).click();
    await option('Bea Sample').click();
    await page.getByRole('button', { name: 'Save' }).click();
    await account.getByText('away until 5 January 2027, Bea Sample covers').waitFor();
    expect(await violations(page)).toEqual([]);
    await account.click();
    await page.getByRole('menuitem', { name: 'Change until when you are away' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await home();
    await page.getByRole('link', { name: /Library hours/ }).click();
    await page.getByRole('heading', { level: 2, name: 'Library hours' }).waitFor();
    await page.keyboard.press('a');
    await option('Bea Sample, away until 4 May, you cover').waitFor();
    await page.keyboard.press('Escape');
    await postroom.api.put('/api/me', mine);
    await bea.put('/api/me', { ...me, awayUntil: '2026-05-04', coveredBy: null });
    expect(beas).toMatchObject({ awayUntil: '2026-05-04' });
  });

  test('signs out from the palette', async () => {
    await home();
    await find('sign out');
    await option('Sign out').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  test('nothing went wrong in the page', () => {
    expect(desk.mistakes).toEqual([]);
  });
});
