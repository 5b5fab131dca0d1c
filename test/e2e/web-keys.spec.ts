import type { Browser, Page } from 'playwright-core';
import { startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { eventually, settled } from '../support/eventually.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const SUBJECTS = ['Lamp out', 'Lamp still out', 'Bin not emptied', 'Library hours'] as const;
type Subject = (typeof SUBJECTS)[number] | 'Another lamp';

describeSystem('what every key does', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;
  let page: Page;
  const references = new Map<string, string>();

  const state = async (subject: Subject) =>
    (await postroom.api.get(`/api/conversations/${references.get(subject)}`)).body;
  const at = (subject: Subject) => page.getByRole('heading', { level: 2, name: subject, exact: true });
  const open = async (subject: Subject) => {
    await turnTo(page, `/conversations/${references.get(subject)}`);
    await at(subject).waitFor();
  };
  const learn = async () => {
    for (const { subject, reference } of (await postroom.api.get('/api/conversations')).body.items) {
      references.set(subject, reference);
      await settled(() => state(subject));
    }
  };
  /** From the list, so that the list stands under it. */
  const openFromList = async () => {
    await turnTo(page, '/');
    await page.getByRole('link', { name: /Library hours/ }).click();
    await at('Library hours').waitFor();
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const writing = () =>
    page.getByRole('textbox', { name: /^(Reply to|Note for colleagues|Forward)/ }).count();

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(
      postroom,
      mail({ subject: 'Lamp out', id: 'lamp@mail.example' }),
      ...SUBJECTS.slice(1).map((subject) => mail({ subject })),
      mail({ from: 'Ben Reader <ben@example.com>', subject: 'Something else' }),
    );
    // It answers what somebody else wrote.
    const inReplyTo = 'lamp@mail.example';
    await takeIn(postroom, mail({ from: 'Cal <cal@example.com>', subject: 'Another lamp', inReplyTo }));
    await learn();
    desk = await visit(browser, postroom);
    page = desk.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: postroom.url });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  describe('g and a letter go to', () => {
    test.each([
      ['m', 'My work'],
      ['u', 'Unassigned'],
      ['t', 'Due today'],
      ['o', 'Overdue'],
      ['w', 'Waiting'],
      ['a', 'All open'],
      ['d', 'Done'],
      ['s', 'Spam'],
      ['z', 'Snoozed'],
      ['c', 'Channels'],
    ])('%s: %s', async (key, name) => {
      await openFromList();
      await press('g', key);
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) }).waitFor();
      expect([await writing(), await page.getByRole('dialog').count()]).toEqual([0, 0]);
    });

    test('n: for you, and no note is begun', async () => {
      await openFromList();
      await press('g', 'n');
      await page.getByText('Nothing new for you.').waitFor();
      expect(await writing()).toBe(0);
      await press('Escape');
      await page.getByText('Nothing new for you.').waitFor({ state: 'detached' });
    });

    test('any other letter: nothing, and the key after that is a key again', async () => {
      await openFromList();
      await press('g', 'r', 'g', 'e', 'g', '!', 'g', 'Escape', 'y');
      await page.getByText(/It is now in/).waitFor();
      expect(await writing()).toBe(0);
      expect(await state('Library hours')).toMatchObject({ status: 'new' });
    });
  });

  test('k: the row before', async () => {
    await page.goto(`${postroom.url}/`);
    await page.getByRole('link', { name: /Library hours/ }).waitFor();
    const focused = () => page.evaluate('document.activeElement?.dataset.reference');
    await press('j', 'j');
    const second = await focused();
    await press('k');
    const first = await focused();
    expect(first).toBeTruthy();
    expect(first).not.toBe(second);
    await press('j');
    expect(await focused()).toBe(second);
  });

  test('.: copies the reference', async () => {
    await open('Library hours');
    await press('.');
    await eventually(async () =>
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(references.get('Library hours')),
    );
  });

  test('w: waits; Shift+e: opens it again', async () => {
    await open('Library hours');
    await press('w');
    await page.getByRole('menuitem', { name: /^For the contact ?The/ }).press('Enter');
    await eventually(async () => expect(await state('Library hours')).toMatchObject({ status: 'waiting' }));
    await press('Shift+E');
    await eventually(async () => expect(await state('Library hours')).toMatchObject({ status: 'open' }));
  });

  test('b: reminds', async () => {
    await open('Library hours');
    await press('b');
    await page.getByRole('button', { name: /^Tomorrow, 9:00/ }).press('Enter');
    await eventually(async () =>
      expect((await state('Library hours')).reminders).toMatchObject([{ at: '2026-04-03T08:00:00.000Z' }]),
    );
  });

  test('!: spam, and z takes it back', async () => {
    await open('Library hours');
    await press('!');
    await eventually(async () => expect((await state('Library hours')).status).toBe('spam'));
    await press('z');
    await eventually(async () => expect((await state('Library hours')).status).toBe('open'));
  });

  test('Shift+k: another kind', async () => {
    await open('Library hours');
    await press('Shift+K');
    await page.getByRole('dialog').getByRole('button', { name: 'Complaint', exact: true }).press('Enter');
    await eventually(async () => expect((await state('Library hours')).kind).toBe('complaint'));
  });

  test('Shift+l: links; Shift+c: takes the link off, of several the one that is meant; z: back', async () => {
    const links = async () =>
      (await state('Library hours')).links.map((link: { subject: string }) => link.subject).sort();
    await open('Library hours');
    for (const other of ['Lamp out', 'Bin not emptied']) {
      await press('Shift+L');
      await page.getByLabel('A reference, a name or words').fill(other);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: new RegExp(other) })
        .first()
        .press('Enter');
      await eventually(async () => expect(await links()).toContain(other));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await press('Shift+C');
    const which = page.getByRole('dialog', { name: 'Which link is to come off?' });
    await which.getByRole('button', { name: /Lamp out/ }).press('Enter');
    await eventually(async () => expect(await links()).toEqual(['Bin not emptied']));
    await which.waitFor({ state: 'detached' });
    await press('Shift+C');
    await eventually(async () => expect(await links()).toEqual([]));
    await press('z');
    await eventually(async () => expect(await links()).toEqual(['Bin not emptied']));
  });

  test('Shift+a: flags as abusive, and takes the flag off', async () => {
    await open('Library hours');
    await press('Shift+A');
    await eventually(async () => expect((await state('Library hours')).flag).toBe('abuse'));
    await page.getByText('Flagged as abusive', { exact: true }).waitFor();
    await press('Shift+A');
    await eventually(async () => expect((await state('Library hours')).flag).toBeNull());
  });

  test('Shift+m: joins; Shift+u: takes the merge back, from either; z: joins again', async () => {
    const into = async () => (await state('Another lamp')).mergedInto;
    await open('Another lamp');
    await press('Shift+M');
    await at('Lamp out').waitFor();
    await eventually(async () => expect(await into()).toBe(references.get('Lamp out')));
    await page.getByText('Merged into it:').waitFor();
    await press('Shift+U');
    await eventually(async () => expect(await into()).toBeNull());
    await page.getByText('Merged into it:').waitFor({ state: 'detached' });
    await press('z');
    await eventually(async () => expect(await into()).toBe(references.get('Lamp out')));
    await open('Another lamp');
    await page.getByText(/^Part of R-/).waitFor();
    await press('Shift+U');
    await eventually(async () => expect(await into()).toBeNull());
    await page.getByText(/^Part of R-/).waitFor({ state: 'detached' });
  });

  test('Shift+s: splits messages off', async () => {
    await takeIn(
      postroom,
      mail({ subject: 'Re: Lamp out', text: 'And the bench is broken.', inReplyTo: 'lamp@mail.example' }),
    );
    await eventually(async () => expect((await state('Lamp out')).messages.length).toBeGreaterThan(2));
    await open('Lamp out');
    await page.getByRole('article').getByText('And the bench is broken.').waitFor();
    await press('Shift+S');
    const dialog = page.getByRole('dialog', { name: 'Split messages off' });
    await dialog.getByRole('checkbox').last().check();
    await dialog.getByRole('textbox', { name: /Subject/ }).fill('Broken bench');
    await dialog.getByRole('button', { name: 'Split off' }).press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Broken bench' }).waitFor();
  });

  test('Shift+p: somebody else wrote it, with the panel closed or open; Shift+i: edits; Shift+j: joins people', async () => {
    await open('Bin not emptied');
    await press('Shift+P');
    const field = page.getByRole('textbox', { name: 'Name or address of who wrote it' });
    await field.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('ben');
    await page.getByRole('option', { name: /Ben Reader/ }).click();
    await eventually(async () => expect((await state('Bin not emptied')).contact.name).toBe('Ben Reader'));
    await press('z');
    await eventually(async () => expect((await state('Bin not emptied')).contact.name).toBe('Ann Writer'));
    await press('Shift+J');
    await page.getByRole('textbox', { name: 'Same person as…' }).and(page.locator(':focus')).waitFor();
    await press('Escape', 'Shift+I');
    await page.getByRole('textbox', { name: 'Name', exact: true }).and(page.locator(':focus')).waitFor();
    await press('Escape', 'p');
    await page.getByRole('complementary', { name: 'About this conversation' }).waitFor({ state: 'detached' });
    // And from the palette.
    await press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: 'Find or do' }).fill('somebody else wrote');
    await page.getByRole('option', { name: /Somebody else wrote this/ }).waitFor();
    await press('Enter');
    await field.waitFor();
  });

  test('none of them does anything while one types', async () => {
    await open('Library hours');
    const before = await state('Library hours');
    await press('r');
    const reply = page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]'));
    await reply.and(page.locator(':focus')).waitFor();
    const keys = 'gnSAUOPIJKLMETDFX!.wbkez';
    await page.keyboard.type(keys);
    await reply.getByText(keys).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    const { version, status, flag, links } = await state('Library hours');
    expect({ version, status, flag, links }).toEqual({
      version: before.version,
      status: before.status,
      flag: before.flag,
      links: before.links,
    });
  });

  test('all of them stand in the list of keys', async () => {
    await turnTo(page, '/');
    await page.getByRole('link', { name: /Library hours/ }).waitFor();
    await press('?');
    const keys = await page.getByRole('dialog').locator('kbd').allTextContents();
    for (const key of ['S', 'A', 'U', 'O', 'P', 'I', 'J'])
      expect(keys).toContain(`Shift+${key.toLowerCase()}`);
  });

  test('nothing went wrong in the page', () => {
    expect(desk.mistakes).toEqual([]);
  });
});
