import type { Page } from 'playwright-core';
import { type Go, press, type Screens } from './screen.js';

const begun = async (page: Page) => {
  await page.getByRole('button', { name: 'Add closed days' }).click();
  await page.getByLabel('First day').last().fill('2026-04-07');
  await page.getByLabel('Last day').last().fill('2026-04-10');
};

const incomplete: Go = async (page) => {
  await begun(page);
  await page.getByRole('button', { name: 'See what moves' }).click();
  await page.getByText('Must not be empty').waitFor();
};

const previewed: Go = async (page) => {
  await begun(page);
  await page.getByLabel('What for').last().fill('Moving house');
  await page.getByRole('button', { name: 'See what moves' }).click();
  await page.getByText('open conversations would have another date').waitFor();
};

export const CALENDARS: Screens = {
  'the calendars': {
    path: '/calendars',
    go: (page) => page.getByRole('list', { name: 'Closed in April' }).waitFor(),
  },
  'closed days that are not complete': { path: '/calendars', go: incomplete },
  'what a calendar would move': { path: '/calendars', go: previewed },
  'adding a calendar': {
    path: '/calendars',
    go: async (page) => {
      await page.getByRole('button', { name: 'Add a calendar' }).click();
      await page.getByLabel('Copy of').waitFor();
    },
  },
  'correcting the date of receipt': {
    path: '/conversations/REFERENCE',
    go: press('d', async (page) => {
      await page.getByRole('button', { name: 'Correct', exact: true }).click();
      await page.getByLabel('When it truly came in').waitFor();
    }),
  },
};
