import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

describeSystem('a manager looks after the rules', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;

  const rule = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  const add = (name: string) => page.getByRole('button', { name, exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const inUse = async () => (await postroom.api.get('/api/rules')).body;
  const named = async (subject: string) => {
    const { items } = (await postroom.api.get('/api/conversations')).body;
    return items.find((item: { subject: string }) => item.subject === subject);
  };

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Noise next door' }), mail({ subject: 'Opening hours' }));
    desk = await visit(browser, postroom, '/rules');
    page = desk.page;
    await add('New rule').waitFor();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('reads each rule as a sentence', async () => {
    await rule('Complaints').getByText('promise Complaint, stage one (10 working days)').first().waitFor();
    await page.getByText('It goes to General enquiries with the promise Answer (10 working days).').waitFor();
  });

  test('makes one from the keyboard, tries it on what came in, puts it to use, and it does that', async () => {
    await add('New rule').press('Enter');
    const name = page.getByRole('textbox', { name: 'Name' });
    await hasFocus(name);
    await name.fill('Noise');
    await add('Add a condition').press('Enter');
    // What is not complete is said, at its place and before anything is saved.
    await page.getByText('This must not be empty.').waitFor();
    await page.getByText('One thing is wrong').waitFor();
    expect(await add('Save and use from now on').isDisabled()).toBe(true);
    expect(await add('Rehearse').isDisabled()).toBe(true);
    await field('What for').fill('noise');
    await add('Add something to do').press('Enter');
    await field('What for').nth(1).selectOption({ label: 'Highways and streets' });
    await add('Add something to do').press('Enter');
    await field('What happens').nth(1).selectOption({ label: 'promise …' });
    await field('What for').nth(2).selectOption({ label: 'Answer on social media (1 working day)' });
    await page.getByRole('main').getByRole('button', { name: 'Close' }).press('Enter');
    await hasFocus(page.getByRole('button', { name: /^Noise/ }));
    await rule('Noise')
      .getByText(
        'When the subject or the text contains noise, send it to Highways and streets and promise Answer on social media (1 working day).',
      )
      .waitFor();

    await add('Rehearse').press('Enter');
    await page.getByText('2 messages came in. 1 would have gone elsewhere').waitFor();
    const picture = page.getByRole('img', { name: 'From queue to queue' });
    expect(await picture.textContent()).toContain('General enquiries → Highways and streets: 1');
    const item = page.getByRole('listitem').filter({ hasText: 'Noise next door' });
    await item.locator('ins', { hasText: 'Highways and streets' }).waitFor();
    await item.locator('summary').press('Enter');
    await page
      .getByText(/Rule 1, Noise: matched, because the subject or the text contains "noise"/)
      .waitFor();
    expect((await inUse()).version).toBe(1);
    expect(await named('Noise next door')).toMatchObject({ queue: 'general' });

    await field('Why they are changed').fill('Nights are loud in spring');
    await page.keyboard.press('Enter');
    await page.getByText('Version 2 is in use for what comes in from now on.').waitFor();
    expect((await inUse()).rules[0]).toMatchObject({ key: 'noise', name: 'Noise' });
    await takeIn(postroom, mail({ subject: 'More noise' }));
    const { reference } = await named('More noise');
    const { queue, clocks, routedBy } = (await postroom.api.get(`/api/conversations/${reference}`)).body;
    expect({ queue, clocks }).toMatchObject({ queue: 'highways', clocks: [{ target: 'social' }] });
    expect(routedBy.sentences[0]).toContain('Rule 1, Noise: matched');
    // What was there stays where it was.
    expect(await named('Noise next door')).toMatchObject({ queue: 'general' });
  });

  test('looks at what is open, and has it sorted anew', async () => {
    await page.getByRole('button', { name: /^Noise/ }).press('Enter');
    await add('Add something to do').press('Enter');
    await field('What happens').last().selectOption({ label: 'tag it …' });
    await page.getByRole('combobox', { name: 'What for' }).last().fill('noisy');
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByRole('button', { name: 'Close' }).press('Enter');
    await page.getByLabel('Sort what is open anew, too').press('Space');
    await page.getByText('2 of 3 open conversations would change.').waitFor();
    await field('What came in').selectOption({ label: 'and is open now' });
    await add('Rehearse').press('Enter');
    await page.getByText('3 messages came in. 1 would have gone elsewhere, 2 would').waitFor();
    await add('Save and use from now on').press('Enter');
    await page.getByText('2 of 3 open conversations were sorted anew.').waitFor();
    expect(await named('Noise next door')).toMatchObject({ queue: 'highways', tags: ['noisy'] });
    expect(await named('More noise')).toMatchObject({ tags: ['noisy'] });
  });

  test('puts one before another by key; the focus goes along', async () => {
    const line = page.getByRole('button', { name: /^Noise/ });
    await line.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page
      .getByRole('status')
      .filter({ hasText: '“Noise” is number 2 of 10 now.' })
      .waitFor({ state: 'attached' });
    await hasFocus(line);
    expect(await rule('Noise').first().textContent()).toMatch(/^2/);
    await page.keyboard.press('Alt+ArrowUp');
    await add('Drop my changes').waitFor({ state: 'detached' });
  });

  test('is told of a rule that no message reaches', async () => {
    await page.getByRole('button', { name: /^Noise/ }).press('Enter');
    await add('Remove this condition').press('Enter');
    await page.getByRole('main').getByRole('button', { name: 'Close' }).press('Enter');
    await rule('Automatic mail')
      .getByText('No message reaches this rule: "Noise" takes all of it before.')
      .waitFor();
    expect(await add('Save and use from now on').isDisabled()).toBe(true);
    await add('Drop my changes').press('Enter');
    await page.getByText('The rules stand as they are in use.').waitFor();
  });

  test('what is begun is still there after the page was left; a colleague who was first is no reason to lose it', async () => {
    await page.getByRole('button', { name: /^What no rule decides/ }).press('Enter');
    await field('Queue').selectOption({ label: 'Waste and recycling' });
    await add('Save and use from now on').waitFor();
    const { rules, version } = await inUse();
    const other = rules.map((each: { key: string }) =>
      each.key === 'social-media' ? { ...each, note: 'Looked at in April' } : each,
    );
    await postroom.api.put('/api/rules', { rules: other, version, note: 'A look' });
    await page.reload();
    await page.getByText(/Somebody has saved version 4 while you were changing the rules/).waitFor();
    await page.getByText('It goes to Waste and recycling').waitFor();
    await add('Keep working on mine').press('Enter');
    await add('Save and use from now on').press('Enter');
    await page.getByText('Version 5 is in use').waitFor();
    expect((await inUse()).defaults.queue).toBe('waste');
  });

  test('looks at what a version changed, and takes an older one up again', async () => {
    await page.getByText('Versions', { exact: true }).click();
    const line = (text: string) => page.getByRole('listitem').filter({ hasText: text });
    await line('Nights are loud in spring')
      .getByRole('button', { name: /What changed/ })
      .press('Enter');
    await line('Nights are loud in spring')
      .getByText('When the subject or the text contains noise')
      .waitFor();
    await page.getByRole('button', { name: /^What changed ?, 1$/ }).press('Enter');
    await add('Take version 1 up again').press('Enter');
    await page.getByText('It goes to General enquiries').waitFor();
    expect(await page.getByRole('button', { name: /^Noise/ }).count()).toBe(0);
    await add('Save and use from now on').press('Enter');
    await page.getByText('Version 6 is in use').waitFor();
    await eventually(async () => expect((await inUse()).rules[0].key).not.toBe('noise'));
  });

  test('nothing went wrong in the page, and advisors have no such page in their lists', async () => {
    expect(desk.mistakes).toEqual([]);
    const ada = {
      email: 'ada@example.org',
      name: 'Ada',
      roles: ['advisor'],
      password: 'a long enough password',
    };
    await postroom.api.post('/api/users', ada);
    const api = postroom.api.nobody();
    await api.signIn(ada);
    const hers = await visit(browser, { ...postroom, api });
    await hers.page.getByRole('link', { name: 'My work' }).first().waitFor();
    expect(await hers.page.getByRole('link', { name: 'Routing rules' }).count()).toBe(0);
    await hers.leave();
  });
});
