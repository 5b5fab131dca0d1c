import type { Page } from 'playwright-core';

export interface Screen {
  path: string;
  /** Brings it into the state that is looked at. */
  go?: (page: Page) => Promise<unknown>;
}

export type Screens = Record<string, Screen>;
export type Go = (page: Page) => Promise<unknown>;

export const opened: Go = (page) => page.locator('#conversation-title').waitFor();

/** Presses a key where a conversation is open. */
export const press =
  (key: string, then: Go): Go =>
  async (page) => {
    await opened(page);
    await page.keyboard.press(key);
    await then(page);
  };

/** Chooses something that stands behind the three dots of a conversation. */
export const choose =
  (name: RegExp, then: Go): Go =>
  async (page) => {
    await opened(page);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name }).click();
    await then(page);
  };

/** The editor of a reply to Ann, once it has taken the place of the plain field. */
export const reply = (page: Page) =>
  page.getByLabel('Reply to Ann Writer').and(page.locator('[contenteditable]'));

/** Begins a reply with a few words. */
export const writing = (then: Go): Go =>
  press('r', async (page) => {
    await reply(page).fill('Dear Ann, the lamp is mended on Friday.');
    await then(page);
  });

/** Has the server answer so, as it would where something is wrong. */
export const answer = (page: Page, url: string, status: number, slug: string, detail: string) =>
  page.route(url, (route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: `urn:postroom:problem:${slug}`, title: detail, detail, status }),
    }),
  );
