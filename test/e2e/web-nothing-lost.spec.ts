import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { answer } from '../support/screens/screen.js';
import { takeIn } from '../support/take-in.js';

const SUBJECTS = ['Tagged', 'Reminded', 'Put aside', 'For later', 'Noted', 'In plain words', 'Far ahead'];

/** Drops a file where the element is, as a hand would; which of both events the browser would have acted on itself. */
const dropOn = (page: Page, selector: string, name = 'plan.csv') =>
  page.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a,b'], ${JSON.stringify(name)}, { type: 'text/csv' }));
    const at = document.querySelector(${JSON.stringify(selector)});
    return ['dragover', 'drop'].filter((type) =>
      at.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })));
  })()`);

const pasteInto = (page: Page, selector: string) =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['a'], 'photo.png', { type: 'image/png' }));
    document.querySelector(${JSON.stringify(selector)}).dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  })()`);

describeSystem('nothing that was typed, chosen or dropped is lost', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;
  const references = new Map<string, string>();

  const path = (subject: string) => `/api/conversations/${references.get(subject)}`;
  const state = async (subject: string) => (await postroom.api.get(path(subject))).body;
  const open = async (subject: string) => {
    await page.unrouteAll();
    await turnTo(page, `/conversations/${references.get(subject)}`);
    await page.getByRole('heading', { level: 2, name: subject }).waitFor();
    await settled(() => state(subject));
  };
  const dialog = () => page.getByRole('dialog');
  const editor = (label: string) => page.getByLabel(label).and(page.locator('[contenteditable]'));

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, ...SUBJECTS.map((subject) => mail({ subject })));
    for (const { subject, reference } of (await postroom.api.get('/api/conversations')).body.items) {
      references.set(subject, reference);
    }
    desk = await visit(browser, postroom);
    page = desk.page;
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('tags stay in their dialog, with the reason, until they are kept', async () => {
    await open('Tagged');
    await answer(page, '**/tags', 500, 'internal', 'The server ran into a mistake.');
    await page.keyboard.press('Shift+T');
    await page.getByRole('combobox', { name: 'Tags' }).fill('lamps');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+Enter');
    await dialog().getByRole('alert').getByText('The server ran into a mistake.').waitFor();
    await dialog().getByText('lamps', { exact: true }).waitFor();
    await page.unroute('**/tags');
    await page.getByRole('button', { name: 'Keep the tags' }).click();
    await page.getByText('The tags are kept.').waitFor();
    await dialog().waitFor({ state: 'detached' });
    expect((await state('Tagged')).tags).toEqual(['lamps']);
  });

  test('so does what one is to be reminded of, and the moment one chose', async () => {
    await open('Reminded');
    await page.route('**/reminders', (route) => route.abort());
    await page.keyboard.press('b');
    await page.getByLabel('What about (if you like)').fill('Ring the crew');
    await page.getByLabel('Another day and time').fill('2026-04-20T09:30');
    await page.keyboard.press('Enter');
    await dialog()
      .getByRole('alert')
      .getByText(/cannot be reached/)
      .waitFor();
    expect(await page.getByLabel('What about (if you like)').inputValue()).toBe('Ring the crew');
    expect(await page.getByLabel('Another day and time').inputValue()).toBe('2026-04-20T09:30');
    await page.unroute('**/reminders');
    await dialog().getByRole('button', { name: 'Remind me' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect((await state('Reminded')).reminders).toMatchObject([{ text: 'Ring the crew' }]);
  });

  test('so do the tags of many', async () => {
    await page.goto(postroom.url);
    for (const subject of ['Tagged', 'Reminded']) {
      const box = page.getByRole('checkbox', { name: new RegExp(`^Select .*${subject}`) });
      await box.check({ force: true });
    }
    await page.route('**/api/conversations/bulk', (route) => route.abort());
    await page.keyboard.press('Shift+T');
    await page.getByRole('combobox', { name: 'Put on' }).fill('streets');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change the tags' }).click();
    await dialog()
      .getByRole('alert')
      .getByText(/cannot be reached/)
      .waitFor();
    await dialog().getByText('streets', { exact: true }).waitFor();
    await page.unroute('**/api/conversations/bulk');
    await page.getByRole('button', { name: 'Change the tags' }).click();
    await page.getByText('Tags of 2 changed.').waitFor();
    await dialog().waitFor({ state: 'detached' });
    expect((await state('Reminded')).tags).toEqual(['streets']);
  });

  test('a conversation is put aside no longer than until it is due: nothing else is offered, and why is said', async () => {
    await open('Put aside');
    const due = (await state('Put aside')).dueAt;
    await page.keyboard.press('s');
    await dialog()
      .getByRole('button', { name: /^Tomorrow, 9:00/ })
      .waitFor();
    const offered = await dialog().getByRole('listitem').allTextContents();
    // Ten working days from 2 April; a week from then is before it.
    expect(due > '2026-04-10').toBe(true);
    expect(offered.some((each) => each.startsWith('In a week'))).toBe(true);
    await page.keyboard.press('Escape');
    await postroom.api.post(`${path('Put aside')}/kind`, { kind: 'complaint' });
    await page.route(`**${path('Put aside')}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        json: { ...(await response.json()), dueAt: '2026-04-03T16:00:00.000Z' },
      });
    });
    await page.goto(`${postroom.url}/conversations/${references.get('Put aside')}`);
    await page.getByRole('heading', { level: 2, name: 'Put aside' }).waitFor();
    await page.keyboard.press('s');
    await dialog()
      .getByText(/no longer than until it is due/)
      .waitFor();
    const left = await dialog().getByRole('listitem').allTextContents();
    expect(left.map((each) => each.slice(0, 8))).toEqual(['Later to', 'Tomorrow']);
    await page.getByLabel('Another day and time').fill('2026-04-07T09:00');
    await page.keyboard.press('Enter');
    await dialog()
      .getByText(/Choose a moment before it is due/)
      .waitFor();
    await page.unrouteAll();
    // What the server refuses after all is said here, with the conversation still there.
    await answer(page, '**/snooze', 422, 'invalid', 'The time must not be after Friday.');
    await dialog()
      .getByRole('button', { name: /^Tomorrow, 9:00/ })
      .click();
    await dialog().getByRole('alert').getByText('The time must not be after Friday.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 2, name: 'Put aside' }).waitFor();
  });

  test('what went wrong with a conversation that has given way to the next names it', async () => {
    await open('Put aside');
    await answer(page, '**/resolve', 500, 'internal', 'The server ran into a mistake.');
    await page.keyboard.press('e');
    await page
      .getByRole('alert')
      .getByText(references.get('Put aside') ?? '')
      .waitFor();
  });

  test('a message for later survives a year that nobody meant', async () => {
    await open('For later');
    await page.keyboard.press('r');
    await editor('Reply to Ann Writer').fill('In good time.');
    await page.getByRole('button', { name: 'Other ways to send' }).click();
    await page.getByRole('menuitem', { name: 'Send later' }).click();
    const own = page.getByLabel('Another day and time');
    await own.fill('12026-04-05T09:00');
    await dialog().getByText('Choose a moment that lies ahead.').waitFor();
    expect(await editor('Reply to Ann Writer').textContent()).toBe('In good time.');
    await own.fill('2026-04-05T09:00');
    await page.getByRole('button', { name: 'Send on Sunday 5 April at 09:00' }).waitFor();
  });

  test('so does a date that is extended', async () => {
    await open('Far ahead');
    await page.keyboard.press('Shift+D');
    await page.getByLabel('Why it takes longer').fill('We wait for a survey.');
    await page.getByLabel('New date', { exact: true }).fill('12026-04-05');
    await page.getByRole('button', { name: 'Extend the date' }).click();
    await dialog().getByRole('alert').waitFor();
    expect(await page.getByLabel('Why it takes longer').inputValue()).toBe('We wait for a survey.');
  });

  test('a note holds no files, and says so; a file that falls anywhere never takes the page away', async () => {
    await open('Noted');
    expect(await dropOn(page, '[data-message]')).toEqual([]);
    expect(await dropOn(page, 'nav')).toEqual([]);
    await page.keyboard.press('n');
    await editor('Note for colleagues').fill('See the photo.');
    await pasteInto(page, '[contenteditable]');
    const said = page.getByRole('alert').getByText(/A note holds no files/);
    await said.waitFor();
    await page
      .getByRole('group', { name: 'What to write' })
      .getByRole('button', { name: 'Reply', exact: true })
      .click();
    await editor('Reply to Ann Writer').waitFor();
    await said.waitFor({ state: 'detached' });
    await page.getByRole('group', { name: 'What to write' }).getByRole('button', { name: 'Note' }).click();
    await editor('Note for colleagues').waitFor();
    expect(await dropOn(page, '[data-message]')).toEqual([]);
    await said.waitFor();
    expect(await editor('Note for colleagues').textContent()).toBe('See the photo.');
  });

  test('a file that falls on the messages goes along with the reply that is being written', async () => {
    await open('Noted');
    await page.keyboard.press('r');
    await editor('Reply to Ann Writer').waitFor();
    expect(await dropOn(page, '[data-message]', 'map.csv')).toEqual([]);
    await page.getByRole('button', { name: 'Take off map.csv' }).waitFor();
    // Into the text as well, and once.
    expect(await dropOn(page, '[contenteditable] p', 'list.csv')).toEqual([]);
    await page.getByRole('button', { name: 'Take off list.csv' }).waitFor();
    expect(await page.getByRole('button', { name: /^Take off .*csv$/ }).count()).toBe(2);
    expect(await dropOn(page, 'nav')).toEqual([]);
    expect(await page.getByRole('button', { name: /^Take off .*csv$/ }).count()).toBe(2);
  });

  test('every hint on plain words can be read with the keyboard alone', async () => {
    await open('In plain words');
    await postroom.api.put('/api/plain-language', {
      longestSentence: 25,
      words: [
        { word: 'commence', better: 'begin' },
        { word: 'terminate', better: 'end' },
      ],
    });
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'In plain words' }).waitFor();
    await page.keyboard.press('r');
    await editor('Reply to Ann Writer').fill('We commence, then we terminate.');
    const more = page.getByRole('button', { name: 'and 1 more' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByText('“terminate”: perhaps “end”').waitFor();
    await hasFocus(more);
  });

  test('printing stands in the menu of the conversation', async () => {
    await open('In plain words');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Print this conversation' }).click();
    await page.getByLabel('Print the notes as well').waitFor();
    await page.keyboard.press('Escape');
  });

  test('nothing went wrong in the page', async () => {
    await eventually(() => expect(desk.mistakes).toEqual([]));
  });
});
