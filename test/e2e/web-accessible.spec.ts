import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, type Visit, visit } from '../support/browser.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Screen {
  path: string;
  /** Brings it into the state that is looked at. */
  go?: (page: Page) => Promise<unknown>;
}

const opened = (page: Page) => page.locator('#conversation-title').waitFor();
const press = (key: string, then: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await opened(page);
  await page.keyboard.press(key);
  await then(page);
};

/** What has the focus and shows nothing of it; null where it does. Text fields show it by their border. */
const WITHOUT_RING = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body || at.matches('input, textarea')) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? null : at.outerHTML.slice(0, 120);
})()`;

/** No screen of these shows a page of somebody else, so axe can run in the page alone, in half the time. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

async function violations(look: AxeBuilder): Promise<string[]> {
  const { violations } = await look.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** `REFERENCE` stands for a conversation's. */
const SCREENS: Record<string, Screen> = {
  'sign in': { path: '/sign-in' },
  'first account': { path: '/setup?token=any' },
  'the list': { path: '/', go: (page) => page.getByRole('link', { name: /Bin not emptied/ }).waitFor() },
  'an empty list': {
    path: '/?due=overdue&queue=waste',
    go: (page) => page.getByText('There is nothing here.').waitFor(),
  },
  'a conversation': { path: '/conversations/REFERENCE', go: opened },
  'why it is here': {
    path: '/conversations/REFERENCE',
    go: press('y', (page) => page.getByText(/It is now in/).waitFor()),
  },
  'its dates': {
    path: '/conversations/REFERENCE',
    go: press('d', (page) => page.getByText('Day by day').click()),
  },
  'a reply': {
    path: '/conversations/REFERENCE',
    go: press('r', (page) => page.getByLabel('Reply to Ann Writer').fill('Dear Ann')),
  },
  'a note': {
    path: '/conversations/REFERENCE',
    go: press('n', (page) => page.getByLabel('Note for colleagues').fill('Asked.')),
  },
  'giving it to somebody': {
    path: '/conversations/REFERENCE',
    go: press('a', (page) => page.getByRole('option').first().waitFor()),
  },
  'all keys': {
    path: '/',
    go: (page) => page.keyboard.press('?').then(() => page.getByRole('dialog').waitFor()),
  },
  channels: { path: '/channels', go: (page) => page.getByText('Not set up yet').waitFor() },
  'the settings of a channel': {
    path: '/channels',
    go: async (page) => {
      await page.getByRole('button', { name: 'Set up' }).click();
      await page.getByLabel('Mail server').waitFor();
    },
  },
  'set aside': { path: '/set-aside', go: (page) => page.getByText(/Nothing is set aside/).waitFor() },
};

describeSystem('the staff app is for everybody', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let reference: string;

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Bin not emptied' }), mail({ subject: 'Complaint: noise' }));
    const { items } = (await postroom.api.get('/api/conversations?q=Bin')).body;
    reference = items[0].reference;
    const path = `/api/conversations/${reference}`;
    await postroom.api.post(`${path}/assign`, { assignee: 'me' });
    await postroom.api.post(`${path}/notes`, { text: 'Asked the crew.' });
    await postroom.api.post(`${path}/replies`, { text: 'The crew comes tomorrow.' });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  const at = (path: string) => path.replace('REFERENCE', reference);

  describe('on a desk', () => {
    let desk: Visit;

    beforeAll(async () => {
      desk = await visit(browser, postroom);
    }, 120_000);

    afterAll(() => desk?.leave());

    test.each(Object.entries(SCREENS))('%s: axe finds nothing, by day or night', async (_, { path, go }) => {
      const { page, mistakes } = desk;
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(postroom.url + at(path));
      await page.locator('h1:visible, h2:visible').first().waitFor();
      await go?.(page);
      expect(await violations(axe(page).withTags(TAGS))).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
      // Only the colours are others in the dark.
      expect(await violations(axe(page).withRules(['color-contrast']))).toEqual([]);
      expect(mistakes).toEqual([]);
    });
  });

  describe('at 320 px', () => {
    let phone: Visit;

    beforeAll(async () => {
      phone = await visit(browser, postroom, '/', { size: { width: 320, height: 640 } });
    }, 120_000);

    afterAll(() => phone?.leave());

    test.each([
      ['the list', '/'],
      ['a conversation', '/conversations/REFERENCE'],
      ['channels', '/channels'],
      ['sign in', '/sign-in'],
    ])('%s fits without scrolling sideways', async (_, path) => {
      const { page } = phone;
      await page.goto(postroom.url + at(path));
      await page.locator('h1:visible, h2:visible').first().waitFor();
      if (path.includes('REFERENCE')) await opened(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    });
  });

  test('on a phone the list gives way to the conversation, and comes back', async () => {
    const { page, leave } = await visit(browser, postroom, '/', { size: { width: 390, height: 844 } });
    await page.getByRole('link', { name: /Bin not emptied/ }).click();
    await opened(page);
    expect(await page.getByRole('link', { name: /Complaint: noise/ }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByRole('link', { name: /Complaint: noise/ }).waitFor();
    await leave();
  });

  test('the focus can be seen wherever the Tab key leads', async () => {
    const { page, leave } = await visit(browser, postroom, at('/conversations/REFERENCE'));
    await opened(page);
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const unseen = await page.evaluate(WITHOUT_RING);
      expect(unseen).toBeNull();
    }
    await leave();
  });
});
