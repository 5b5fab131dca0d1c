import { reply } from './reply.mjs';

/** Chooses something that stands behind the three dots of a conversation. */
const choose = async (page, name) => {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name }).click();
};

/** What opens with a key over the conversation about a missed bin, and what is waited for. */
const byKey =
  (key, shown) =>
  async ({ page, open }) => {
    await open('Missed bin collection');
    await page.keyboard.press(key);
    await shown(page).first().waitFor();
  };
const dialog = (name) => (page) => page.getByRole('dialog', { name });

/** What is open more rarely. The last of them signs out. */
export const MORE_SCREENS = {
  note: async ({ page, open }) => {
    await open('Missed bin collection');
    await page.keyboard.press('n');
    await page.getByLabel('Note for colleagues').and(page.locator('[contenteditable]')).fill('');
    await page.keyboard.type('The crew says the lane was blocked. They go again tomorrow.');
  },
  forward: byKey('f', (page) => page.getByLabel('To', { exact: true })),
  schedule: async ({ page, open }) => {
    await open('Missed bin collection');
    await reply(page);
    await page.getByRole('button', { name: 'Other ways to send' }).click();
    await page.getByRole('menuitem', { name: 'Send later' }).click();
    await page.getByRole('dialog', { name: 'Send later' }).waitFor();
  },
  assign: byKey('a', (page) => page.getByRole('option')),
  move: byKey('t', (page) => page.getByRole('option')),
  tags: byKey('Shift+T', dialog(/Tags/)),
  kind: byKey('Shift+K', (page) => page.getByRole('button', { name: 'Complaint', exact: true })),
  reminder: byKey('b', (page) => page.getByLabel('What about (if you like)')),
  split: async ({ page, open }) => {
    await open('Missed bin collection');
    await choose(page, /^Split messages off/);
    await page.getByRole('dialog').getByRole('checkbox').last().check();
  },
  why: byKey('y', (page) => page.getByText(/It is now in/)),
  related: byKey('l', (page) => page.getByRole('tab', { name: 'Related', selected: true })),
  original: async ({ page, open }) => {
    await open('Missed bin collection');
    const more = page.getByRole('button', { name: /More about the message from/ });
    await more.first().click();
    await page.getByRole('menuitem', { name: 'Show the original' }).click();
    await page.getByRole('dialog').getByText('Message-ID:').waitFor();
  },
  print: async ({ page, open }) => {
    await open('Missed bin collection');
    await choose(page, /^Print this conversation/);
    await page.getByLabel('Print the notes as well').waitFor();
  },
  filters: async ({ page }) => {
    await page.locator('[data-reference]').first().waitFor();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('textbox', { name: 'Find a filter' }).waitFor();
  },
  search: async ({ page, go }) => {
    await go('/?q=bin');
    await page.locator('mark').first().waitFor();
    await page.getByRole('combobox', { name: 'Search' }).press('End');
    await page.keyboard.type(' is:');
    await page.getByRole('option', { name: 'is:unread' }).waitFor();
  },
  'save-view': async ({ page, go }) => {
    await go('/?due=soon&status=new');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Soon, and nobody has begun');
  },
  empty: async ({ page, go }) => {
    await go('/?due=overdue&queue=automatic');
    await page.getByText('There is nothing here.').waitFor();
  },
  'for-you': async ({ page }) => {
    await page.locator('[data-reference]').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.getByRole('dialog', { name: 'For you' }).waitFor();
  },
  keys: async ({ page }) => {
    await page.locator('[data-reference]').first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Copy the reference').waitFor({ state: 'attached' });
  },
  writing: async ({ page, go }) => {
    await go('/writing');
    await page.getByLabel(/Words to avoid/).waitFor();
  },
  'no-page': async ({ page, go }) => {
    await go('/nowhere');
    await page.getByText('There is no page at this address').waitFor();
  },
  'sign-in': async ({ page, go }) => {
    await page.context().clearCookies();
    await go('/');
    await page.getByLabel('Email address').waitFor();
  },
};
