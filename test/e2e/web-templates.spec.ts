import type { Browser, Page } from 'playwright-core';
import { hasFocus, startBrowser, type Visit, visit } from '../support/browser.js';
import { settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

describeSystem('a manager writes the words that are sent', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;

  const button = (name: string | RegExp) =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const line = (title: string) =>
    page.getByRole('link', { name: new RegExp(`^${title} ?(as|changed|Cym|made)`) });
  const choose = (name: string) => page.getByText(name, { exact: true }).first().click();
  const preview = () => page.getByRole('region', { name: 'How it reads' });
  const email = () => page.frameLocator('iframe[title="The email as it will look"]');
  const template = async (key: string) =>
    (await postroom.api.get(`/api/templates/${encodeURIComponent(key)}`)).body;
  const english = async () => (await template('acknowledgement/default')).languages[0];
  const named = async (subject: string) => {
    const { items } = (await postroom.api.get('/api/conversations')).body;
    return items.find((item: { subject: string }) => item.subject === subject);
  };
  const acknowledgementOf = async (subject: string): Promise<string> => {
    await takeIn(postroom, mail({ subject }));
    const { reference } = await named(subject);
    const conversation = async () => (await postroom.api.get(`/api/conversations/${reference}`)).body;
    await settled(conversation);
    const { messages } = await conversation();
    return messages.find(({ automatic }: { automatic: string | null }) => automatic === 'acknowledgement')
      .text;
  };
  const replace = async (name: string, what: string, by: string) =>
    field(name).fill((await field(name).inputValue()).replace(what, by));

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Noise next door' }), mail({ subject: 'Opening hours' }));
    desk = await visit(browser, postroom, '/templates');
    page = desk.page;
    await line('Acknowledgement').waitFor();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('opens one from the keyboard, and sees how it reads', async () => {
    await line('Acknowledgement').press('Enter');
    await hasFocus(page.getByRole('heading', { name: 'Acknowledgement', exact: true }));
    await email().getByText('Your reference is R-7Q2-M4XK.').waitFor();
    await preview().getByText('We have your message: Missed bin collection [R-7Q2-M4XK]').waitFor();
  });

  test('sees it on what really came in, which is remembered', async () => {
    await button('Choose a real message').press('Enter');
    await page.getByRole('dialog').getByLabel('A reference, a name or words').fill('noise');
    await page.getByRole('status').filter({ hasText: 'Found' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { reference } = await named('Noise next door');
    await email().getByText(`Your reference is ${reference}.`).waitFor();
    await page.reload();
    await preview().getByText(`Shown on ${reference}, Noise next door`).waitFor();
    await email().getByText(`Your reference is ${reference}.`).waitFor();
  });

  test('is told what is wrong, goes there by a press, and mends it', async () => {
    await field('Plain text').press('ControlOrMeta+End');
    await page.keyboard.type('Ask {{refrence}}.');
    const place = preview().getByRole('button', { name: /^Plain text, line \d+$/ });
    await preview().getByText('There is no variable "refrence" here. Did you mean "reference"?').waitFor();
    expect(await button('Save and send from now on').isDisabled()).toBe(true);
    await preview().getByText('This is how it read before.').waitFor();
    await choose('HTML');
    await field('HTML').waitFor();
    await place.press('Enter');
    await hasFocus(field('Plain text'));
    await page.keyboard.press('Delete');
    await page.keyboard.type('r');
    await place.waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('e');
    await place.waitFor({ state: 'detached' });
    expect(await field('Plain text').inputValue()).toMatch(/Ask \{\{reference\}\}\.$/);
  });

  test('puts a variable in at the cursor, which can be undone by key', async () => {
    await field('Plain text').press('ControlOrMeta+Home');
    const before = await field('Plain text').inputValue();
    await button('contact.name').press('Enter');
    await hasFocus(field('Plain text'));
    expect(await field('Plain text').inputValue()).toBe(
      `{{#if contact.name}}{{contact.name}}{{/if}}${before}`,
    );
    await page.keyboard.press('ControlOrMeta+z');
    expect(await field('Plain text').inputValue()).toBe(before);
  });

  test('sees it on paper, also in large print', async () => {
    await choose('Letter');
    await preview()
      .getByRole('img', { name: /^Page 1 of/ })
      .waitFor();
    await choose('Large print');
    await preview().getByLabel('Size of the print').selectOption('28');
    await preview()
      .getByRole('img', { name: /^Page 1 of [2-9]/ })
      .waitFor();
    await choose('Email');
  });

  test('saves it with a reason, and the next message is acknowledged in these words', async () => {
    await replace('Plain text', 'Thank you for your message', 'Thank you for writing to us');
    await field('Why they are changed').fill('Warmer words');
    await page.keyboard.press('Enter');
    await page.getByText('“Acknowledgement” goes out in these words from now on').waitFor();
    await button('Save and send from now on').waitFor({ state: 'detached' });
    expect(await acknowledgementOf('Is it warmer?')).toContain('Thank you for writing to us');
  });

  test('what is begun is still there after the page was left; a colleague who was first is no reason to lose it', async () => {
    await replace('Plain text', 'Thank you for writing', 'Thanks for writing');
    await button('Save and send from now on').waitFor();
    const { sources, version, language } = await english();
    const parts = { ...sources, subject: 'It is here [{{reference}}]' };
    await postroom.api.put('/api/templates/acknowledgement%2Fdefault', { language, parts, version });
    await page.reload();
    await page.getByText(/Somebody has saved other words while you were writing/).waitFor();
    expect(await field('Plain text').inputValue()).toContain('Thanks for writing');
    await button('Keep working on mine').press('Enter');
    await button('Save and send from now on').press('Enter');
    await page.getByText('“Acknowledgement” goes out in these words').waitFor();
    expect((await english()).sources.text).toContain('Thanks for writing');
  });

  test('looks at what a version changed, and takes an older one up again', async () => {
    await choose('Versions');
    const first = page.getByRole('listitem').filter({ hasText: 'Warmer words' });
    await first.getByRole('button', { name: /^What changed/ }).press('Enter');
    await first.getByText('gone: Thank you for your message, which').waitFor();
    await first.getByText('new: Thank you for writing to us, which').waitFor();
    await button('Take version 1 up again').press('Enter');
    expect(await field('Plain text').inputValue()).toContain('Thank you for writing to us');
    await button('Save and send from now on').press('Enter');
    await page.getByText('“Acknowledgement” goes out in these words').last().waitFor();
    await button('Save and send from now on').waitFor({ state: 'detached' });
    expect((await english()).sources.text).toContain('Thank you for writing to us');
  });

  test('goes back to the words as shipped, and so does the next acknowledgement', async () => {
    await button('Back to the words as shipped').press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Go back to them' }).press('Enter');
    await page.getByText('“Acknowledgement” goes out in the words as shipped').waitFor();
    expect(await field('Plain text').inputValue()).toContain('Thank you for your message');
    expect(await acknowledgementOf('Is it as before?')).toContain('Thank you for your message');
  });

  test('writes it in a language that it is not in yet, from the English words', async () => {
    await page.getByLabel('Language', { exact: true }).selectOption('pl');
    await page.getByText(/There is no Polish text yet/).waitFor();
    expect(await field('Plain text').inputValue()).toContain('Thank you for your message');
    await replace('Plain text', 'Thank you for your message', 'Dziękujemy za wiadomość');
    await button('Save and send from now on').press('Enter');
    await page.getByText('from now on (Polski (Polish))').waitFor();
    await page.getByRole('link', { name: 'All templates' }).press('Enter');
    const row = page.getByRole('link', { name: /^Acknowledgement ?.*Polski \(Polish\)/ });
    await hasFocus(row);
    expect((await template('acknowledgement/default')).languages).toEqual(
      expect.arrayContaining([expect.objectContaining({ language: 'pl', from: 'app' })]),
    );
  });

  test('makes another one, which a rule holds on to; without the rule it can be removed', async () => {
    await button('New template').press('Enter');
    await hasFocus(field('What it is for'));
    await page.keyboard.type('Noise at night');
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('heading', { name: 'Acknowledgement: noise at night' }));
    const { rules, defaults, version } = (await postroom.api.get('/api/rules')).body;
    const rule = {
      ...{ key: 'night', name: 'Night', enabled: true, andThen: 'stop' },
      when: { field: 'subject', operator: 'contains', value: 'noise' },
      do: [{ action: 'set-acknowledgement', value: 'noise-at-night' }],
    };
    const save = async (list: object[], from: number) =>
      (await postroom.api.put('/api/rules', { rules: list, defaults, version: from, note: '' })).status;
    expect(await save([rule, ...rules], version)).toBe(200);
    await button('Remove the template').press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove the template' }).press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'Night' }).waitFor();
    expect(await save(rules, version + 1)).toBe(200);
    await dialog.getByRole('button', { name: 'Remove the template' }).press('Enter');
    await page.getByText('“Acknowledgement: noise at night” is removed.').waitFor();
    await button('New template').waitFor();
    expect(await page.getByRole('link', { name: /noise at night/ }).count()).toBe(0);
  });

  test('nothing went wrong in the page; others read the words and change none', async () => {
    expect(desk.mistakes).toEqual([]);
    expect(desk.outside).toEqual([]);
    const ada = {
      email: 'ada@example.org',
      name: 'Ada',
      roles: ['advisor'],
      password: 'a long enough password',
    };
    await postroom.api.post('/api/users', ada);
    const api = postroom.api.nobody();
    await api.signIn(ada);
    const address = `/templates?template=${encodeURIComponent('reply/default')}`;
    const hers = await visit(browser, { ...postroom, api }, address);
    const words = hers.page.getByRole('textbox', { name: 'Plain text' });
    await words.waitFor();
    expect(await words.getAttribute('readonly')).not.toBeNull();
    await hers.page.getByText('Managers change these words').waitFor();
    expect(await hers.page.getByRole('button', { name: 'reference', exact: true }).count()).toBe(0);
    expect(hers.mistakes).toEqual([]);
    await hers.leave();
  });
});
