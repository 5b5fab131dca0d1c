import type { Page } from 'playwright-core';
import type { Go, Screens } from './screen.js';

/** A rule that is not complete, opened: the text that it looks for is missing. */
const begun: Go = async (page) => {
  await page.getByRole('button', { name: 'New rule', exact: true }).click();
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByRole('button', { name: 'Add something to do' }).click();
  await page
    .getByText('One thing is wrong')
    .or(page.getByText(/things are wrong/))
    .waitFor();
};

/** What is about lights goes elsewhere. */
const rehearsed: Go = async (page: Page) => {
  await page.getByRole('button', { name: 'New rule', exact: true }).click();
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByLabel('What for').fill('light');
  await page.getByRole('button', { name: 'Add something to do' }).click();
  await page.getByLabel('What for').nth(1).selectOption({ label: 'Waste and recycling' });
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await page.getByRole('img', { name: 'From queue to queue' }).waitFor();
  await page.locator('summary', { hasText: 'Why' }).first().click();
  await page.getByText('As a table').click();
};

export const RULES: Screens = {
  'the rules': { path: '/rules', go: (page) => page.getByRole('button', { name: /^Complaints/ }).waitFor() },
  'what rules would have done': { path: '/rules', go: rehearsed },
  'what another charter would change': {
    path: '/charters',
    go: async (page) => {
      await page.getByRole('button', { name: /^What it would change ?, Five/ }).click();
      await page.getByRole('button', { name: /from now on/ }).waitFor();
    },
  },
  // The last of them: it stays as it is, not complete.
  'the versions of the rules': {
    path: '/rules?part=versions',
    go: async (page) => {
      await page.getByRole('button', { name: /^What changed/ }).click();
      await page.getByText('The first version').waitFor();
    },
  },
  'a rule that is not complete': { path: '/rules', go: begun },
};
