import type { Browser, Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const BEA = {
  email: 'bea@example.org',
  name: 'Bea Sample',
  roles: ['advisor'],
  password: 'a long enough password',
};
const WORDS = 'We are looking into it.';
const SECOND = 'We still see no fault.';

describeSystem('a complaint goes on to stage two', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  /** Of who answers stage one. */
  let mine: Visit;
  /** Of who takes it to stage two. */
  let hers: Visit;
  let bea: ApiClient;
  let path: string;

  const state = async () => (await postroom.api.get(path)).body;
  const draft = async () => (await postroom.api.get(`${path}/draft`)).body.draft?.content;
  const opened = (page: Page) => page.locator('#conversation-title').waitFor();
  const field = (page: Page) => page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]'));
  const more = (page: Page) => page.getByRole('switch', { name: 'More is to follow' });
  const chip = (page: Page) => page.getByText('Administrator answered stage one', { exact: true });
  const isOn = (page: Page, on: boolean) =>
    eventually(async () => expect(await more(page).isChecked()).toBe(on));

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'A complaint', text: 'I wish to complain about the noise.' }));
    const { reference } = (await postroom.api.get('/api/conversations')).body.items[0];
    path = `/api/conversations/${reference}`;
    await settled(state);
    // Enough for a busy machine.
    await postroom.api.put('/api/sending', { undoSeconds: 60 });
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

  test('a reply says that more is to follow: kept with the draft, taken back with it, and no answer', async () => {
    const { page } = mine;
    await page.keyboard.press('r');
    await field(page).fill(WORDS);
    await more(page).focus();
    await page.keyboard.press('Enter');
    await isOn(page, true);
    await page.getByText('The answer stays owed by Monday 20 April.').waitFor();
    await eventually(async () => expect(await draft()).toMatchObject({ holding: true }));
    await page.reload();
    await opened(page);
    await page.keyboard.press('r');
    await field(page).getByText(WORDS).waitFor();
    await isOn(page, true);
    await page.getByRole('button', { name: 'Other ways to send' }).click();
    await page.getByRole('menuitem', { name: 'Send and wait' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Send and mark done' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await field(page).press('ControlOrMeta+Enter');
    await page.getByText('The answer is still to follow.').waitFor();
    await hasFocus(page.locator('#conversation-title'));
    await page.keyboard.press('z');
    await field(page).getByText(WORDS).waitFor();
    await isOn(page, true);
    await field(page).press('ControlOrMeta+Enter');
    const sent = page.getByRole('article').filter({ hasText: WORDS });
    await sent.getByText('more is to follow').waitFor();
    const { messages, due, clocks } = await state();
    expect(messages.at(-1)).toMatchObject({ holding: true, text: WORDS });
    expect({ due, states: clocks.map((clock: { state: string }) => clock.state) }).toEqual({
      due: '2026-04-20',
      states: ['running'],
    });
  });

  test('who does not accept the answer is taken to stage two, with a reason and somebody else; and back', async () => {
    await postroom.api.post(`${path}/replies`, { text: 'We see no fault.', after: 'done' });
    const later = '2099-01-01T09:00:00Z';
    await postroom.api.post(`${path}/replies`, { text: 'As I said.', scheduledFor: later });
    const { page } = hers;
    await page.getByText('As I said.').waitFor();
    await page.keyboard.press('2');
    const dialog = page.getByRole('dialog', { name: 'Take to stage two' });
    await hasFocus(dialog.getByLabel('Why the answer is not accepted'));
    await dialog.getByText(/Administrator has answered\..*Complaint, stage two/).waitFor();
    await page.keyboard.type('They have proof.');
    const who = dialog.getByRole('combobox', { name: 'Who answers now' });
    await who.fill('Admin');
    const barred = page.getByRole('option', { name: 'Administrator: answered stage one' });
    await barred.waitFor();
    expect(await barred.getAttribute('data-combobox-disabled')).toBe('true');
    await who.fill('Bea');
    await page.getByRole('option', { name: 'Bea Sample (me)' }).click();
    await who.press('ControlOrMeta+Enter');
    await chip(page).waitFor();
    expect(await state()).toMatchObject({
      stage: 2,
      status: 'open',
      stageOneBy: { name: 'Administrator' },
      assignee: { name: 'Bea Sample' },
    });
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await chip(page).waitFor({ state: 'detached' });
    await eventually(async () => expect(await state()).toMatchObject({ stage: 1, status: 'done' }));
    await page.getByText(/is in stage one again/).waitFor();
    await bea.post(`${path}/escalate`, { reason: 'They have proof.', assignee: 'me' });
    await chip(page).waitFor();
  });

  test('its dates say what each promise is, what keeps it, and how it stands', async () => {
    const { page } = hers;
    await page.getByRole('button', { name: /Complaint, stage two/ }).waitFor();
    await page.keyboard.press('d');
    const panel = page.getByRole('complementary', { name: 'About this conversation' });
    const promise = (name: string) =>
      panel.getByRole('heading', { name, exact: true }).locator('xpath=ancestor::section[1]');
    await promise('Complaint, stage two').getByText('Kept by the answer.').waitFor();
    await panel.getByText('Answered in time').waitFor();
    await page.keyboard.press('d');
  });

  test('who answered stage one can no longer take it on or answer it, and loses nothing typed', async () => {
    const { page } = mine;
    await chip(page).waitFor();
    await page.keyboard.press('a');
    const own = page.getByRole('option', { name: 'Administrator (me): answered stage one' });
    await own.waitFor();
    expect(await own.getAttribute('data-combobox-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await own.waitFor({ state: 'hidden' });
    const held = page.getByRole('article').filter({ hasText: 'As I said.' });
    await held.getByText(/^Held back: Administrator answered stage one/).waitFor();
    expect(await held.getByRole('button', { name: 'Send now' }).count()).toBe(0);
    await page.keyboard.press('r');
    await page.getByText(/^You answered stage one, so somebody else answers stage two/).waitFor();
    await field(page).fill(SECOND);
    await field(page).press('ControlOrMeta+Enter');
    const refused = page.getByRole('alert').filter({ hasText: 'It was not sent' });
    await refused.getByText(/You answered stage one/).waitFor();
    expect(await field(page).textContent()).toBe(SECOND);
    await more(page).press('Space');
    await isOn(page, true);
    await refused.waitFor({ state: 'detached' });
    await field(page).press('ControlOrMeta+Enter');
    await page.getByRole('article').filter({ hasText: SECOND }).getByText('more is to follow').waitFor();
    expect(await state()).toMatchObject({ stage: 2, assignee: { name: 'Bea Sample' } });
  });

  test('once something was sent, it stays in stage two; somebody else answers it', async () => {
    const { page } = hers;
    await page.getByRole('article').filter({ hasText: SECOND }).waitFor();
    await page.getByRole('button', { name: 'Take it back from stage two' }).waitFor({ state: 'detached' });
    const { status, body } = await bea.post(`${path}/escalate/undo`, {});
    expect({ status, type: body.type }).toEqual({
      status: 409,
      type: expect.stringContaining('written-since'),
    });
    await page.keyboard.press('r');
    await field(page).fill('We were wrong, and we are sorry.');
    await field(page).press('ControlOrMeta+Enter');
    await page.getByText('Your reply is on its way.').waitFor();
    await eventually(async () => expect(await state()).toMatchObject({ due: null, stage: 2 }));
  });

  test('nothing went wrong in the pages', () => {
    expect([...mine.mistakes, ...hers.mistakes]).toEqual([]);
  });
});
