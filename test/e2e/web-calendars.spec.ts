import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

describeSystem('a manager looks after the calendars', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;

  const button = (name: string | RegExp) =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const said = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
  const conversation = async (subject: string) => {
    const { items } = (await postroom.api.get('/api/conversations')).body;
    return items.find((item: { subject: string }) => item.subject === subject);
  };

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Noise next door' }), mail({ subject: 'Opening hours' }));
    desk = await visit(browser, postroom, '/calendars');
    page = desk.page;
    await button('Add closed days').waitFor();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('sees the year with what is closed by name, and the next', async () => {
    const april = page.getByRole('list', { name: 'Closed in April' });
    await april.getByText('Good Friday').waitFor();
    await april.getByText('Easter Monday').waitFor();
    await button('The year after').press('Enter');
    await page.getByRole('list', { name: 'Closed in March' }).getByText('Good Friday').waitFor();
    await button('The year before').press('Enter');
    await april.getByText('Good Friday').waitFor();
  });

  test('closes for a few days from the keyboard: sees first what moves, then saves, and it has moved', async () => {
    expect(await button('See what moves').isDisabled()).toBe(true);
    await button('Add closed days').press('Enter');
    await hasFocus(field('First day'));
    await field('First day').fill('2026-04-07');
    await field('Last day').fill('2026-04-10');
    await button('See what moves').press('Enter');
    // What is missing is said in its place.
    await page.getByText('Must not be empty').waitFor();
    await field('What for').fill('Moving house');
    await page.getByRole('list', { name: 'Closed in April' }).getByText('Moving house').waitFor();
    await page.keyboard.press('Enter');
    await button('See what moves').press('Enter');
    await said('2 open conversations would have another date.').waitFor();
    await page
      .getByText('Answer: due Friday 24 April 2026 instead of Monday 20 April 2026: closed for Moving house.')
      .first()
      .waitFor();
    expect(await conversation('Noise next door')).toMatchObject({ due: '2026-04-20' });

    // What was looked at is what is saved: a change in between asks for another look.
    await field('Last day').fill('2026-04-08');
    await said('You have changed it since').waitFor();
    await button('See what moves').press('Enter');
    await button('Save and move 2 dates').press('Enter');
    await page.getByText('“Our working days” is saved. 2 conversations have another date.').waitFor();
    await hasFocus(page.getByRole('heading', { name: 'Save', exact: true }));
    expect(await conversation('Noise next door')).toMatchObject({ due: '2026-04-22' });
    await said('Everything is as it is in use.').waitFor();
  });

  test('picks a day and a promise, and sees the date walk there', async () => {
    const walk = page.getByRole('complementary', { name: 'Try a date' });
    await walk.getByLabel('What is promised').selectOption({ label: 'Answer on social media' });
    await walk.getByLabel('Comes in on').fill('2026-04-02');
    await walk.getByText('Due Thursday 9 April', { exact: true }).waitFor();
    const days = walk.getByRole('list', { name: 'Day by day' });
    await days.getByText('Closed: Moving house').first().waitFor();
    await days.getByText('Easter Monday').waitFor();
  });

  test('takes the days away again, and drops what was not meant', async () => {
    await button('Remove Moving house').press('Enter');
    await hasFocus(button('Add closed days'));
    await button('Drop my changes').press('Enter');
    await button('Remove Moving house').waitFor();
    await button('Remove Moving house').press('Enter');
    await button('See what moves').press('Enter');
    await said('2 open conversations would have another date.').waitFor();
    await button('Save and move 2 dates').press('Enter');
    await page.getByText('2 conversations have another date.').last().waitFor();
    await said('Everything is as it is in use.').waitFor();
    expect(await conversation('Noise next door')).toMatchObject({ due: '2026-04-20' });
  });

  test('says out of hours whom to call, and the acknowledgement says it', async () => {
    await field('Out of hours').fill('For dangerous faults call 01632 960002.');
    await button('See what moves').press('Enter');
    await said('No open promise would have another date.').waitFor();
    await button('Save').press('Enter');
    await page.getByText('“Our working days” is saved. No date has moved.').waitFor();
    await said('Everything is as it is in use.').waitFor();
    expect(await field('Out of hours').inputValue()).toBe('For dangerous faults call 01632 960002.');
  });

  test('goes on writing while what was saved is still on its way to the other lists', async () => {
    const onTheWay = Promise.withResolvers<void>();
    const lists = (url: URL) =>
      url.pathname.startsWith('/api/') && url.pathname !== '/api/calendars/organisation';
    await page.route(lists, async (route) => {
      if (route.request().method() === 'GET') await onTheWay.promise;
      await route.continue();
    });
    await field('Out of hours').fill('For dangerous faults call 01632 960003.');
    await button('See what moves').press('Enter');
    await said('No open promise would have another date.').waitFor();
    await button('Save').press('Enter');
    await said('Everything is as it is in use.').waitFor();
    await field('Out of hours').fill('Call 01632 960004.');
    onTheWay.resolve();
    await page.unrouteAll({ behavior: 'wait' });
    expect(await field('Out of hours').inputValue()).toBe('Call 01632 960004.');
    await button('Drop my changes').press('Enter');
    await said('Everything is as it is in use.').waitFor();
  });

  test('adds a calendar as a copy, renames it, and deletes it again', async () => {
    await page.getByText('It cannot be deleted: it is your own calendar.').waitFor();
    await button('Add a calendar').press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a calendar' });
    await hasFocus(dialog.getByLabel('Name'));
    expect(await dialog.getByRole('button', { name: 'Add the calendar' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Name').fill('Scottish office');
    await dialog.getByLabel('England and Wales').uncheck();
    await dialog.getByLabel('Scotland').check();
    await page.keyboard.press('Enter');
    await page.getByText('“Scottish office” is added. Nothing counts by it yet.').waitFor();
    await hasFocus(button('Add a calendar'));
    await page.getByText('Nothing that is promised counts by it.').waitFor();
    expect(await field('Calendar').inputValue()).toBe('scottish-office');
    await page.getByRole('list', { name: 'Closed in August' }).getByText('Summer bank holiday').waitFor();

    // A name that is taken is said where it was typed, and nothing of it is lost.
    await button('Add a calendar').press('Enter');
    await dialog.getByLabel('Name').fill('scottish office');
    await page.keyboard.press('Enter');
    await dialog.getByText('There is a calendar “scottish office” already.').waitFor();
    expect(await dialog.getByLabel('Name').inputValue()).toBe('scottish office');
    await page.keyboard.press('Escape');
    await hasFocus(button('Add a calendar'));

    await field('Name').fill('North');
    await button('See what moves').press('Enter');
    await said('No open promise would have another date.').waitFor();
    await button('Save').press('Enter');
    await page.getByText('“North” is saved. No date has moved.').waitFor();
    await button('Delete this calendar').press('Enter');
    await page.keyboard.press('Escape');
    await hasFocus(button('Delete this calendar'));
    await page.keyboard.press('Enter');
    const asked = page.getByRole('dialog', { name: 'Delete “North”?' });
    await asked.getByRole('button', { name: 'Delete' }).press('Enter');
    await page.getByText('“North” is deleted.').waitFor();
    await hasFocus(button('Add a calendar'));
    await page.getByText('It cannot be deleted: it is your own calendar.').waitFor();
    expect(await field('Calendar').locator('option').allTextContents()).not.toContain('North');
  });

  test('corrects when something came in, in the dates of a conversation', async () => {
    const { reference } = await conversation('Opening hours');
    await page.goto(`${postroom.url}/conversations/${reference}`);
    await page.locator('#conversation-title').waitFor();
    await page.keyboard.press('d');
    await button('Correct').press('Enter');
    await hasFocus(field('When it truly came in'));
    await page.keyboard.press('Escape');
    await hasFocus(button('Correct'));
    await button('Correct').press('Enter');
    expect(await button('Correct the date').isDisabled()).toBe(true);
    await field('When it truly came in').fill('2026-03-30T15:00');
    await field('Why').fill('It lay at the depot');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^First taken for Thursday 2 April 2026, 10:00/).waitFor();
    await page.getByText('Monday 30 March 2026, 15:00', { exact: true }).first().waitFor();
    expect(await conversation('Opening hours')).toMatchObject({ due: '2026-04-15' });
  });

  test('nothing went wrong in the page', () => {
    expect(desk.mistakes).toEqual([]);
  });
});
