import type { Browser, Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const BEA = {
  email: 'bea@example.org',
  name: 'Bea',
  roles: ['advisor'],
  password: 'a long enough password',
};

describeSystem('two advisors at one conversation', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let mine: Visit;
  let hers: Visit;
  let bea: ApiClient;
  let reference: string;

  const stored = async () => (await postroom.api.get(`/api/conversations/${reference}`)).body;
  const replies = async () =>
    (await stored()).messages.filter(
      (m: { direction: string; purpose: string | null }) => m.direction === 'outbound' && !m.purpose,
    );
  const opened = (page: Page) => page.locator('#conversation-title').waitFor();

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Lamp out' }), mail({ subject: 'Lamp still out' }));
    const { items } = (await postroom.api.get('/api/conversations')).body;
    reference = items.find(({ subject }: { subject: string }) => subject === 'Lamp out').reference;
    await postroom.api.post('/api/users', BEA);
    bea = postroom.api.nobody();
    await bea.signIn(BEA);
    mine = await visit(browser, postroom, `/conversations/${reference}`);
    hers = await visit(browser, { ...postroom, api: bea }, `/conversations/${reference}`);
    await Promise.all([opened(mine.page), opened(hers.page)]);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('see each other there, and who is writing', async () => {
    await mine.page.getByText('Bea is looking at it').first().waitFor();
    await hers.page.keyboard.press('r');
    await mine.page.getByText('Bea is writing').first().waitFor();
    // Also from the list, before one opens it.
    const row = mine.page.locator(`[data-reference="${reference}"]`);
    await row.getByText('Bea is writing').waitFor({ state: 'attached' });
  });

  test('a reply that went out while one was typing is announced, and asked about once; nothing typed is lost', async () => {
    const { page } = hers;
    const field = page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]'));
    const said = page
      .getByRole('status')
      .filter({ hasText: /Administrator replied at \d\d:\d\d.*We are on it\./ });
    const asked = page.getByRole('alertdialog', { name: /Administrator replied at .* Send yours as well\?/ });
    await field.fill('The lamp is mended tomorrow.');
    await postroom.api.post(`/api/conversations/${reference}/replies`, { text: 'We are on it.' });
    const theirs = page.getByRole('article').filter({ hasText: 'We are on it.' });
    await theirs.waitFor();
    await said.waitFor();
    await field.press('ControlOrMeta+Enter');
    await asked.waitFor();
    expect(await replies()).toMatchObject([{ text: 'We are on it.' }]);
    await page.keyboard.press('Escape');
    await hasFocus(field);
    expect(await field.textContent()).toContain('mended tomorrow');
    // Whoever goes on with it on another day, or another device, is told as well.
    await eventually(async () =>
      expect((await bea.get(`/api/conversations/${reference}/draft`)).body.draft?.content.html).toContain(
        'mended tomorrow',
      ),
    );
    await page.getByText('Draft kept', { exact: true }).waitFor();
    await page.evaluate('localStorage.clear()');
    // The editor comes late, as on a slow line; whoever reads by then is not called back to it.
    const late = Promise.withResolvers<void>();
    await page.route(/rich-editor.*\.js/, async (route) => {
      await late.promise;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('button', { name: /Go on with the draft/ }).click();
    await said.waitFor();
    await page.getByRole('button', { name: 'Show it' }).press('Enter');
    await hasFocus(theirs);
    late.resolve();
    await field.waitFor();
    await hasFocus(theirs);
    await page.getByRole('button', { name: 'I have read it' }).press('Enter');
    await said.waitFor({ state: 'detached' });
    await hasFocus(field);
  });

  test('so are a reply that waits for its hour, and what the contact wrote; acknowledged, it goes out', async () => {
    const { page } = hers;
    const field = page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]'));
    await mine.page.getByRole('heading', { level: 2, name: 'Lamp out' }).waitFor();
    const scheduledFor = '2099-01-05T09:00:00Z';
    await postroom.api.post(`/api/conversations/${reference}/replies`, { text: 'Once more.', scheduledFor });
    await page
      .getByRole('status')
      .filter({ hasText: /A reply from Administrator goes out on 5 January 2099/ })
      .waitFor();
    await takeIn(postroom, mail({ subject: `Re: Lamp out [${reference}]`, text: 'And the next one too.' }));
    await page
      .getByRole('status')
      .filter({ hasText: /Ann Writer wrote again at .*And the next one too/ })
      .waitFor();
    // Whoever only reads hears of it too.
    await mine.page
      .getByRole('status')
      .filter({ hasText: 'New message from Ann Writer' })
      .waitFor({ state: 'attached' });
    await field.press('ControlOrMeta+Enter');
    await page
      .getByRole('alertdialog', { name: /A reply from Administrator goes out .* Send yours as well\?/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    expect((await replies()).map(({ text }: { text: string }) => text)).toContain(
      'The lamp is mended tomorrow.',
    );
    await mine.page
      .getByRole('status')
      .filter({ hasText: 'New message from Bea' })
      .waitFor({ state: 'attached' });
  });

  test('one is told what the other gives one, and goes there from the list of what is new', async () => {
    const { items } = (await postroom.api.get('/api/users')).body;
    const { id } = items.find((user: { name: string }) => user.name === 'Bea');
    await postroom.api.post(`/api/conversations/${reference}/assign`, { assignee: id });
    await hers.page.getByRole('button', { name: /For you, 1 unread/ }).click();
    await hers.page.getByRole('link', { name: new RegExp(`assigned ${reference} to you`) }).click();
    await hers.page.getByRole('button', { name: /^For you$/ }).waitFor();
  });

  test('one calls the other in a note, also before it is known who there is to call', async () => {
    const { page } = mine;
    let release = () => {};
    const heldBack = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/colleagues', (route) => heldBack.then(() => route.continue()));
    await page.keyboard.press('n');
    await page.getByLabel('Note for colleagues').and(page.locator('[contenteditable]')).waitFor();
    await page.keyboard.type('@be');
    release();
    await page.getByRole('option', { name: 'Bea' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('have you seen this?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await hers.page.getByRole('button', { name: /For you, 1 unread/ }).click();
    await hers.page.getByRole('link', { name: /have you seen this/ }).click();
    await hers.page.getByRole('button', { name: /^For you$/ }).waitFor();
  });

  test('puts it aside, merges it and takes that back, from the keyboard', async () => {
    const { page } = mine;
    await page.goto(`${postroom.url}/conversations/${reference}`);
    await opened(page);
    await page.keyboard.press('Shift+T');
    await page.getByRole('combobox', { name: 'Tags' }).fill('lamps');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+Enter');
    await eventually(async () => expect((await stored()).tags).toEqual(['lamps']));
    await page.keyboard.press('m');
    await page.getByRole('button', { name: /Lamp still out/ }).press('Enter');
    await page.getByText('Merged into it:').waitFor();
    await eventually(async () => expect((await stored()).mergedInto).not.toBeNull());
    await page.keyboard.press('z');
    await page.getByText(`${reference} stands by itself again.`).waitFor();
    expect(await stored()).toMatchObject({ mergedInto: null, tags: ['lamps'] });
    await page.getByRole('heading', { level: 2, name: 'Lamp out' }).waitFor();
    await page.getByText(reference).first().waitFor();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: /^Tomorrow, 9:00/ }).press('Enter');
    await eventually(async () => expect((await stored()).snoozedUntil).toBe('2026-04-03T08:00:00.000Z'));
    await page.getByText(`${reference} is put aside until`).waitFor();
    await page.keyboard.press('z');
    await eventually(async () => expect((await stored()).snoozedUntil).toBeNull());
    expect(mine.mistakes).toEqual([]);
  });

  test('one gives it to a team by key, takes that back, and gives it again; the other finds it with their teams', async () => {
    const { id } = (await bea.get('/api/session')).body;
    await postroom.api.post('/api/teams', { name: 'Lamp crew', members: [id] });
    const { page } = mine;
    await page.goto(`${postroom.url}/conversations/${reference}`);
    await opened(page);
    const give = async () => {
      await page.keyboard.press('a');
      await hasFocus(page.getByRole('textbox', { name: 'Find a person' }));
      await page.keyboard.type('lamp crew');
      await page.keyboard.press('Enter');
    };
    await give();
    await page.getByText(`${reference} is assigned to Lamp crew.`).waitFor();
    await eventually(async () => expect(await stored()).toMatchObject({ team: { name: 'Lamp crew' } }));
    await page.keyboard.press('z');
    await eventually(async () => expect((await stored()).team).toBeNull());
    await give();
    await eventually(async () => expect((await stored()).team).not.toBeNull());
    await hers.page.goto(postroom.url);
    await hers.page.getByRole('link', { name: /^My teams ?, 1 open/ }).click();
    await hers.page.locator(`[data-reference="${reference}"]`, { hasText: 'Lamp crew' }).waitFor();
  });
});
