import { CALENDAR_SCREENS } from './calendar-screens.mjs';
import { MORE_SCREENS } from './more-screens.mjs';
import { reply } from './reply.mjs';
import { RULE_SCREENS } from './rule-screens.mjs';

/**
 * Every screen that is shown: where it is, and what brings it into the state worth looking at. `open` goes to the
 * conversation of that subject.
 */
export const SCREENS = {
  inbox: async ({ page }) => {
    // Once the days are known and what stands around the list is there.
    await page.getByText('1 working day').first().waitFor({ state: 'attached' });
    await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
  },
  conversation: async ({ open }) => open('Missed bin collection'),
  reply: async ({ page, open }) => {
    await open('Missed bin collection');
    await reply(page);
  },
  person: async ({ page, open }) => {
    await open('Missed bin collection');
    await page.keyboard.press('p');
    await page.getByText('Known by').waitFor();
  },
  dates: async ({ page, open }) => {
    await open('Missed bin collection');
    await page.keyboard.press('d');
    await page.getByText('Day by day').first().click();
  },
  many: async ({ page }) => {
    await page.locator('[data-reference]').first().focus();
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  },
  palette: async ({ page }) => {
    await page.locator('[data-reference]').first().waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: 'Find or do' }).fill('bin');
    await page
      .getByRole('option', { name: /\bbin\b/i })
      .first()
      .waitFor();
  },
  extend: async ({ page, go }) => {
    // What is overdue can no longer be extended.
    await go('/?due=soon');
    await page.locator('[data-reference]').first().click();
    await page.locator('#conversation-title').waitFor();
    await page.keyboard.press('Shift+D');
    await page.getByRole('textbox', { name: 'New date' }).fill('2026-04-21');
    await page.getByLabel('Why it takes longer').fill('The lamp has to be ordered.');
  },
  outcome: async ({ page, open }) => {
    await open('Missed bin collection');
    await page.keyboard.press('Shift+O');
    await page.getByLabel('Remark (if you like)').fill('The crew has been back.');
  },
  merge: async ({ page, open }) => {
    await open('Missed bin collection');
    await page.keyboard.press('m');
    await page.getByLabel('A reference, a name or words').fill('bin');
    await page.getByRole('dialog').getByRole('button', { name: /bin/i }).first().waitFor();
  },
  snooze: async ({ page, go }) => {
    // Nobody can sleep past what is overdue.
    await go('/?due=soon');
    await page.locator('[data-reference]').first().click();
    await page.locator('#conversation-title').waitFor();
    await page.keyboard.press('s');
    await page.getByLabel('Another day and time').waitFor();
  },
  guard: async ({ page, open }) => {
    await open('Missed bin collection');
    const field = await reply(page);
    const copy = page.getByRole('button', { name: 'Cc: add a copy' });
    if (await copy.count()) {
      await copy.click();
      await page.getByLabel('Cc', { exact: true }).fill('ward.councillor@example.org');
      await page.keyboard.press('Enter');
    }
    await field.press('ControlOrMeta+Enter');
    await page.getByRole('alertdialog').waitFor();
  },
  'canned-picker': async ({ page, open }) => {
    await open('Missed bin collection');
    await reply(page);
    await page.getByRole('button', { name: 'Canned replies (/)' }).click();
    await page.getByRole('option').first().waitFor();
  },
  'hand-over': async ({ page, open }) => {
    await open('Missed bin collection');
    await page.keyboard.press('h');
    await page
      .getByLabel('Note for the colleagues who take it on')
      .fill('They ask for a second bin as well.');
  },
  teams: async ({ page, go }) => {
    await go('/teams');
    await page.getByText('General enquiries').last().waitFor();
  },
  'my-settings': async ({ page, go }) => {
    await go('/me');
    await page.getByLabel('Away until').waitFor();
  },
  'canned-replies': async ({ go }) => go('/canned-replies'),
  bodies: async ({ page, go }) => {
    await go('/bodies');
    await page.getByText('Example Water').first().waitFor();
  },
  channels: async ({ go }) => go('/channels'),
  'set-aside': async ({ page, go }) => {
    await go('/set-aside');
    await page.getByText(/nested more than/).waitFor();
  },
  ...RULE_SCREENS,
  ...CALENDAR_SCREENS,
  ...MORE_SCREENS,
};
