import type { Page } from 'playwright-core';
import { answer, opened, type Screens } from './screen.js';

const row = (page: Page, subject: RegExp) => page.getByRole('link', { name: subject });
const selecting = async (page: Page) => {
  await row(page, /Bin not emptied/).waitFor();
  for (const subject of [/^Select .*Bin not emptied/, /^Select .*Complaint: noise/]) {
    await page.getByRole('checkbox', { name: subject }).check({ force: true });
  }
  await page.getByText('2 selected').waitFor();
};

/** The list and what opens over it; what is said where something is wrong. */
export const LISTS: Screens = {
  'many are selected': { path: '/', go: selecting },
  'what can be done with many': {
    path: '/',
    go: async (page) => {
      await selecting(page);
      await page.getByRole('toolbar').getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  'the tags of many': {
    path: '/',
    go: async (page) => {
      await selecting(page);
      await page.keyboard.press('Shift+T');
      await page.getByRole('dialog').getByText('Put on').first().waitFor();
    },
  },
  'some of many could not be changed': {
    path: '/',
    go: async (page) => {
      await selecting(page);
      await page.route('**/api/conversations/bulk', (route) =>
        route.fulfill({
          json: {
            items: ['R-AAA-AAAA', 'R-BBB-BBBB'].map((reference) => ({
              reference,
              outcome: 'refused',
              problem: { type: 'urn:postroom:problem:stale-version', detail: `Bea changed ${reference}.` },
            })),
          },
        }),
      );
      await page.getByRole('button', { name: 'Mark done' }).click();
      await page.getByText('2 could not be changed').waitFor();
    },
  },
  'the filters': {
    path: '/',
    go: async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('textbox', { name: 'Find a filter' }).waitFor();
    },
  },
  'the values of a filter': {
    path: '/?status=new',
    go: async (page) => {
      await page.getByTitle('Change the filter Status').click();
      await page.getByRole('option', { name: 'new' }).waitFor();
    },
  },
  'saving a view': {
    path: '/?status=new',
    go: async (page) => {
      await page.getByRole('button', { name: 'Save this view' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).waitFor();
    },
  },
  'the options of a list': {
    path: '/',
    go: async (page) => {
      await page.getByRole('button', { name: 'Options of this list' }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  'fields of the search': {
    path: '/',
    go: async (page) => {
      await row(page, /Bin not emptied/).waitFor();
      await page.keyboard.press('/');
      await page.getByRole('option', { name: /^from:/ }).waitFor();
    },
  },
  'what was found': {
    path: '/?q=crew',
    go: (page) => page.locator('mark', { hasText: 'crew' }).first().waitFor(),
  },
  'nothing was found': {
    path: '/?q=nothing-of-the-kind',
    go: (page) => page.getByText('Nothing was found.').waitFor(),
  },
  'the palette finds': {
    path: '/',
    go: async (page) => {
      await row(page, /Bin not emptied/).waitFor();
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox', { name: 'Find or do' }).fill('bin');
      await page.getByRole('option', { name: /Bin not emptied/ }).waitFor();
    },
  },
  'a conversation that is not there': {
    path: '/conversations/R-222-2222',
    go: (page) => page.getByText('This could not be loaded.').waitFor(),
  },
  'the list is on its way': {
    path: '/',
    go: async (page) => {
      await page.route('**/api/conversations?*', () => {});
      await page.reload();
      await page.getByRole('link', { name: /^All open/ }).waitFor();
    },
  },
  'the list cannot be loaded': {
    path: '/',
    go: async (page) => {
      await answer(page, '**/api/conversations?*', 500, 'internal', 'The server ran into a mistake.');
      await page.reload();
      await page.getByText('This could not be loaded.').waitFor();
    },
  },
  'the line is down': {
    path: '/',
    go: async (page) => {
      await page.route('**/api/events', (route) => route.abort());
      await page.reload();
      await page.getByText(/Live updates are interrupted/).waitFor();
    },
  },
  'something did not work': {
    path: '/conversations/FILES',
    go: async (page) => {
      await opened(page);
      await answer(page, '**/follow', 500, 'internal', 'The server ran into a mistake.');
      await page.keyboard.press('Shift+F');
      await page.getByRole('alert').getByText('The server ran into a mistake.').waitFor();
    },
  },
  'no such page': { path: '/nowhere', go: (page) => page.getByText('no page at this address').waitFor() },
};
