import type { Browser, Page } from 'playwright-core';
import { startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const SUBJECTS = [
  'Guarded',
  'Blind',
  'Renamed',
  'Two of them',
  'Richly',
  'Undone',
  'Offline',
  'Filed',
  'Handed on',
  'Called',
  'Canned',
  'On a phone',
];

describeSystem('an advisor writes', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  const references = new Map<string, string>();

  beforeAll(async () => {
    postroom = await startProduct();
    browser = await startBrowser();
    await takeIn(
      postroom,
      ...SUBJECTS.map((subject) => mail({ subject, headers: ['Cc: Bob Reader <bob@example.com>'] })),
    );
    const { items } = (await postroom.api.get('/api/conversations')).body;
    for (const { subject, reference } of items) references.set(subject, reference);
    const bea = { email: 'bea@example.org', name: 'Bea Sample', roles: ['advisor'] };
    await postroom.api.post('/api/users', { ...bea, password: 'a long enough password' });
    // Enough for a busy machine.
    await postroom.api.put('/api/sending', { undoSeconds: 60 });
    await postroom.api.post('/api/canned-replies', {
      name: 'Thanks',
      body: 'Thank you. Quote {{reference}}.',
    });
    desk = await visit(browser, postroom);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  const path = (subject: string) => `/api/conversations/${references.get(subject)}`;
  const state = async (subject: string) => (await postroom.api.get(path(subject))).body;
  const open = async (page: Page, subject: string) => {
    await turnTo(page, `/conversations/${references.get(subject)}`);
    await page.getByRole('heading', { level: 2, name: subject }).waitFor();
    await settled(() => state(subject));
  };
  const sent = async (subject: string) =>
    (await state(subject)).messages.filter(
      (m: { direction: string; purpose: string | null }) => m.direction === 'outbound' && !m.purpose,
    );
  /** What the page says may still be of the message before. */
  const wentOut = (subject: string) =>
    eventually(async () => {
      const messages = await sent(subject);
      expect(messages).toHaveLength(1);
      return messages;
    });

  test('to all; whoever newly sees it is named first, and confirmed by one key', async () => {
    const { page } = desk;
    await open(page, 'Guarded');
    await page.keyboard.press('Shift+r');
    await page.keyboard.type('It is mended.');
    await page.getByTitle('bob@example.com').waitFor();
    await page.getByLabel('Cc', { exact: true }).fill('eve@example.net');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+Enter');
    const guard = page.getByRole('alertdialog', { name: /sees the conversation for the first time/ });
    await guard.getByText('eve@example.net').waitFor();
    expect(await guard.textContent()).not.toMatch(/bob@|ann@/);
    expect(await sent('Guarded')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    const [message] = await wentOut('Guarded');
    expect(message.cc.map(({ address }: { address: string }) => address)).toEqual([
      'bob@example.com',
      'eve@example.net',
    ]);
  });

  test('a blind copy: asked for by key, shown to colleagues, and in nothing that goes out', async () => {
    const { page } = desk;
    await open(page, 'Blind');
    await page.keyboard.press('r');
    await page.keyboard.type('We are on our way.');
    await page.getByRole('toolbar', { name: 'Form of the text' }).waitFor();
    const add = page.getByRole('button', { name: /^Bcc: add a blind copy/ });
    await add.focus();
    await page.keyboard.press('Enter');
    await eventually(async () =>
      expect(await page.locator(':focus').getAttribute('aria-label', { timeout: 1_000 })).toBe('Bcc'),
    );
    expect(await add.count()).toBe(0);
    await page.keyboard.type('eve@example.net');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('alertdialog').getByText('eve@example.net').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    expect(await wentOut('Blind')).toMatchObject([{ cc: [], bcc: [{ address: 'eve@example.net' }] }]);
    const article = page.getByRole('article').filter({ hasText: 'We are on our way.' });
    await article.getByText('blind copy to eve@example.net').waitFor();
    // On paper it could reach anybody.
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    const paper = page.locator('[data-print-sheet]');
    await paper.getByText('We are on our way.').waitFor();
    expect(await paper.textContent()).not.toContain('eve@example.net');
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    await page.emulateMedia({ media: 'screen' });
  });

  test('the subject is one line to read; changed, it is kept in the draft and goes out with our reference', async () => {
    const { page } = desk;
    const reference = references.get('Renamed') ?? '';
    await open(page, 'Renamed');
    await page.keyboard.press('r');
    await page.getByText(`Re: Renamed [${reference}]`).waitFor();
    await page.getByRole('button', { name: 'Edit subject' }).click();
    const field = page.getByLabel('Subject', { exact: true });
    await field.fill('Your bin');
    await page.keyboard.press('Enter');
    await page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]:focus')).waitFor();
    await page.keyboard.type('It is emptied.');
    await eventually(async () =>
      expect((await postroom.api.get(`${path('Renamed')}/draft`)).body.draft?.content).toMatchObject({
        subject: 'Your bin',
        html: '<p>It is emptied.</p>',
      }),
    );
    await page.reload();
    await page.getByRole('button', { name: /Go on with the draft/ }).click();
    await page.getByText(`Re: Your bin [${reference}]`).waitFor();
    await page.getByLabel('Reply to Ann Writer').press('ControlOrMeta+Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    expect(await wentOut('Renamed')).toMatchObject([{ subject: `Re: Your bin [${reference}]` }]);
  });

  test('a reply is undone: its words stand in the composer again, and the conversation as before', async () => {
    const { page } = desk;
    await open(page, 'Undone');
    const before = await state('Undone');
    await page.keyboard.press('r');
    await page.keyboard.type('Much too soon.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(/Goes out at/).waitFor();
    // The promise to go back outlives the page.
    await page.reload();
    await page.getByRole('article').getByRole('button', { name: 'Undo' }).click();
    await eventually(async () =>
      expect(await page.getByLabel('Reply to Ann Writer').textContent({ timeout: 1_000 })).toBe(
        'Much too soon.',
      ),
    );
    await eventually(async () =>
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Reply to Ann Writer'),
    );
    expect(await state('Undone')).toEqual({ ...before, version: expect.any(Number), unread: false });
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    await page.keyboard.press('z');
    await page.getByLabel('Reply to Ann Writer').getByText('Much too soon.').waitFor();
    expect(await sent('Undone')).toEqual([]);
  });

  test('the network goes away while a reply is written, and nothing is lost', async () => {
    const { page } = desk;
    await open(page, 'Offline');
    await page.context().setOffline(true);
    await page.keyboard.press('r');
    await page.keyboard.type('Written in a tunnel.');
    await page.getByText('Draft kept on this computer').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Draft kept', { exact: true }).waitFor();
    const { draft } = (await postroom.api.get(`${path('Offline')}/draft`)).body;
    expect(draft.content.html).toBe('<p>Written in a tunnel.</p>');
    // On another device it goes on from there.
    const other = await visit(browser, postroom, '/');
    await open(other.page, 'Offline');
    await other.page.getByRole('button', { name: /Go on with the draft/ }).click();
    await other.page.getByLabel('Reply to Ann Writer').getByText('Written in a tunnel.').waitFor();
    await other.leave();
  });

  test('with a list and a file', async () => {
    const { page } = desk;
    await open(page, 'Filed');
    await page.keyboard.press('r');
    await page.getByRole('toolbar', { name: 'Form of the text' }).waitFor();
    await page.keyboard.type('Bring:');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- a form');
    await page.getByLabel('Reply to Ann Writer').locator('li').waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: 'plan.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b\n1,2\n'),
    });
    await page.getByRole('button', { name: 'Take off plan.csv' }).waitFor();
    // As long as it is on its way, nothing can be sent.
    await eventually(async () =>
      expect(
        (await postroom.api.get(`${path('Filed')}/draft`)).body.draft?.content.attachments,
      ).toMatchObject([{ name: 'plan.csv' }]),
    );
    await page.getByLabel('Reply to Ann Writer').press('ControlOrMeta+Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    const [message] = await wentOut('Filed');
    expect(message).toMatchObject({ text: 'Bring:\n\n- a form', attachments: [{ name: 'plan.csv' }] });
    expect(message.html).toContain('<li>');
  });

  test('what was written is shown with its form: no template around it, and nothing but that form', async () => {
    const { page } = desk;
    const html =
      '<p>Bring <strong>both</strong>, see <a href="https://example.org/forms">our forms</a>:</p><ul><li><p>a form</p></li></ul><img src="x" onerror="document.title=1"><blockquote><p>As you said.</p></blockquote>';
    await postroom.api.post(`${path('Richly')}/replies`, { html });
    await open(page, 'Richly');
    const article = page.getByRole('article').filter({ hasText: 'As you said.' });
    await article.locator('li', { hasText: 'a form' }).waitFor();
    await article.locator('blockquote', { hasText: 'As you said.' }).waitFor();
    await article.locator('strong', { hasText: 'both' }).waitFor();
    const link = article.getByRole('link', { name: 'our forms' });
    expect(await link.getAttribute('href')).toBe('https://example.org/forms');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await article.locator('img, iframe').count()).toBe(0);
    expect(await article.textContent()).not.toContain(references.get('Richly'));
  });

  test('hands it on to somebody else', async () => {
    const { page } = desk;
    await open(page, 'Handed on');
    await page.keyboard.press('f');
    await page.keyboard.type('Can you look at this?');
    await page.getByLabel('To', { exact: true }).fill('surveyor@example.net');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('alertdialog').getByText('surveyor@example.net').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('It is being forwarded.').waitFor();
    expect(await state('Handed on')).toMatchObject({ clocks: [{ state: 'running' }] });
  });

  test('hands on one certain message, and begins with the newest again the next time', async () => {
    const { page } = desk;
    await open(page, 'Two of them');
    const { reference } = await state('Two of them');
    await takeIn(postroom, mail({ subject: `Re: Two of them [${reference}]`, text: 'There is more to it.' }));
    await page.getByRole('article').getByText('There is more to it.').waitFor();
    const menu = page.getByRole('button', { name: 'More about the message from Ann Writer' });
    const chosen = page.getByText(/^Forwards the message from Ann Writer,/);
    const forwardFirst = async () => {
      await menu.first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Forward this message' }).click();
      await chosen.waitFor();
      await page
        .getByLabel('Forward', { exact: true })
        .and(page.locator('[contenteditable]:focus'))
        .waitFor();
    };
    await forwardFirst();
    // Nothing was written: what was chosen is forgotten.
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await page.getByLabel('To', { exact: true }).waitFor();
    expect(await chosen.count()).toBe(0);
    await forwardFirst();
    await page.keyboard.type('How it began.');
    const { messages } = await state('Two of them');
    await eventually(async () =>
      expect((await postroom.api.get(`${path('Two of them')}/draft`)).body.draft?.content).toMatchObject({
        message: messages[0].id,
      }),
    );
    await page.getByLabel('To', { exact: true }).fill('bob@example.com');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('It is being forwarded.').waitFor();
    const [handed] = await wentOut('Two of them');
    expect(handed).toMatchObject({ forwardOf: messages[0].id });
    expect(handed.quotedText).not.toContain('There is more to it.');
  });

  test('calls a colleague in a note', async () => {
    const { page } = desk;
    await open(page, 'Called');
    const colleagues = page.waitForResponse(/\/colleagues$/);
    await page.keyboard.press('n');
    await colleagues;
    await page.getByLabel('Note for colleagues').and(page.locator('[contenteditable]')).waitFor();
    await page.keyboard.type('Please look, @bea');
    await page.getByRole('option', { name: 'Bea Sample' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('The note is kept.').waitFor();
    const note = (await state('Called')).messages.at(-1);
    expect(note).toMatchObject({
      direction: 'note',
      text: 'Please look, @Bea Sample',
      mentions: [{ name: 'Bea Sample' }],
    });
  });

  test('finds a canned reply by a slash', async () => {
    const { page } = desk;
    await open(page, 'Canned');
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Canned replies (/)' }).waitFor();
    await page.getByRole('toolbar', { name: 'Form of the text' }).waitFor();
    await page.keyboard.type('/tha');
    await page.getByRole('option', { name: 'Thanks' }).waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByLabel('Reply to Ann Writer')
      .getByText(`Thank you. Quote ${references.get('Canned')}.`)
      .waitFor();
  });

  test('on a phone', async () => {
    const { page, leave, mistakes } = await visit(browser, postroom, '/', {
      size: { width: 390, height: 844 },
    });
    await open(page, 'On a phone');
    await page.getByRole('button', { name: /Reply to Ann Writer/ }).click();
    await page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]')).fill('From the bus.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Your reply is on its way.').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(mistakes).toEqual([]);
    await leave();
  });

  test('nothing went wrong in the page, and nothing was asked of anybody else', () => {
    expect(desk.mistakes.filter((mistake) => !/ERR_INTERNET_DISCONNECTED/.test(mistake))).toEqual([]);
    expect(desk.outside).toEqual([]);
  });
});
