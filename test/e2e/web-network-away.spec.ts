import type { Browser, Page } from 'playwright-core';
import { startBrowser, type Visit, visit } from '../support/browser.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';
import { takeIn } from '../support/take-in.js';

interface Said {
  direction: string;
  purpose: string | null;
}

describeSystem('the network goes away while a reply is written, and nothing is lost', ['chromium'], () => {
  let sink: SmtpSink;
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;
  let path: string;

  beforeAll(async () => {
    sink = await startSmtpSink();
    postroom = await startProduct({ env: { SMTP_URL: sink.url } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Street light out' }));
    // What is sent leaves at once: whether it left twice can then be seen.
    await postroom.api.put('/api/sending', { undoSeconds: 0 });
    const [{ reference }] = (await postroom.api.get('/api/conversations')).body.items;
    path = `/api/conversations/${reference}`;
    await settled(stored);
    desk = await visit(browser, postroom, `/conversations/${reference}`);
    page = desk.page;
    await page.locator('#conversation-title').waitFor();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
    await sink?.stop();
  });

  let release = () => {};
  const heldBack = new Promise<void>((resolve) => {
    release = resolve;
  });
  const stored = async () => (await postroom.api.get(path)).body;
  const replies = async () =>
    (await stored()).messages.filter(({ direction, purpose }: Said) => direction === 'outbound' && !purpose);
  const draft = async () => (await postroom.api.get(`${path}/draft`)).body.draft?.content.html;
  const left = (words: string) => sink.mails.filter(({ raw }) => raw.includes(words)).length;
  const field = () => page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]'));
  const offline = (away: boolean) => page.context().setOffline(away);
  /** Written where the focus is, and there to be seen. */
  const type = async (words: string) => {
    await page.keyboard.type(words);
    await field().getByText(words).waitFor();
  };

  test('it is said at once, and typing goes on', async () => {
    await page.keyboard.press('r');
    await field().waitFor();
    await type('The lamp was reported.');
    await page.getByText('Draft kept', { exact: true }).waitFor();
    await offline(true);
    await type(' It is mended on Friday.');
    await page.getByText('Draft kept on this computer').waitFor();
    await page.getByText(/Live updates are interrupted/).waitFor();
    expect(await draft()).toBe('<p>The lamp was reported.</p>');
  });

  test('sending says that nothing went, and what is kept', async () => {
    await page.keyboard.press('ControlOrMeta+Enter');
    const alert = page.getByRole('alert').filter({ hasText: 'It was not sent' });
    await alert.getByText(/What you typed is kept/).waitFor();
    await page.getByRole('button', { name: 'Send', exact: true, disabled: false }).waitFor();
    await type(' Thank you for telling us.');
  });

  test('what stands in the page can still be read, and what is done to it is not lost in silence', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('i');
    await page
      .getByRole('alert')
      .getByText(/The server cannot be reached/)
      .waitFor();
    await page.getByRole('button', { name: 'Assign', exact: true }).waitFor();
    await page.getByText('The light outside number 9 is out.').first().waitFor();
    await page.keyboard.press('r');
    await field().getByText('Thank you for telling us.').waitFor();
  });

  test('comes back: nothing has gone by itself, the draft is stored, and what came meanwhile is there', async () => {
    await takeIn(postroom, mail({ from: 'Ben Reader <ben@example.com>', subject: 'Came in the meantime' }));
    await postroom.api.post(`${path}/notes`, { text: 'The crew has it.' });
    await offline(false);
    await page.getByText('Draft kept', { exact: true }).waitFor();
    expect(await draft()).toBe(
      '<p>The lamp was reported. It is mended on Friday. Thank you for telling us.</p>',
    );
    await page.getByRole('link', { name: /Came in the meantime/ }).waitFor();
    await page.getByRole('article', { name: 'Note' }).getByText('The crew has it.').waitFor();
    await page.getByText(/Live updates are interrupted/).waitFor({ state: 'detached' });
    expect(await replies()).toEqual([]);
    expect((await stored()).assignee).toBeNull();
  });

  test('a page that is loaded anew while the network is away has every word when it is back', async () => {
    await offline(true);
    await field().press('ControlOrMeta+End');
    await type(' Written in a tunnel.');
    await page.getByText('Draft kept on this computer').waitFor();
    await expect(page.reload()).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await offline(false);
    // Whom it goes to is not there yet when it is sent for the first time below.
    await page.route('**/recipients?*', (route) => heldBack.then(() => route.continue()));
    await page.goto(`${postroom.url}${path.replace('/api', '')}`);
    await page.getByRole('button', { name: /Go on with the draft: reply/ }).click();
    await field().getByText('Thank you for telling us. Written in a tunnel.').waitFor();
    await eventually(async () => expect(await draft()).toContain('Written in a tunnel.'));
  });

  test('an answer that is lost on its way back sends nothing twice', async () => {
    await page.route('**/replies', async (route) => {
      await route.fetch();
      await route.abort('internetdisconnected');
    });
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('alert').filter({ hasText: 'It was not sent' }).waitFor();
    // Its line tells the page of it all the same.
    await page.getByRole('article').getByText('Written in a tunnel.').waitFor();
    release();
    await page.getByTitle('ann@example.com').and(page.locator('form *')).waitFor();
    await page.unroute('**/replies');
    await field().press('ControlOrMeta+Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    await field().waitFor({ state: 'detached' });
    await eventually(() => expect(left('tunnel')).toBe(1));
    expect(await replies()).toHaveLength(1);
    expect(await draft()).toBeUndefined();
    // A second one went out after it, and nothing between them.
    await postroom.api.post(`${path}/replies`, { text: 'The last word.' });
    await eventually(() => expect(left('The last word.')).toBe(1));
    expect(left('tunnel')).toBe(1);
  });

  test('what is first asked for while the network is away comes when it is back', async () => {
    await offline(true);
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByText(/Live updates are interrupted/).waitFor();
    await offline(false);
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
  });

  test('nothing went wrong in the page but that', () => {
    expect(desk.mistakes.filter((mistake) => !/ERR_INTERNET_DISCONNECTED/.test(mistake))).toEqual([]);
  });
});
