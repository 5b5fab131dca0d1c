import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { type Measured, markFloating, measure, moving, NOTHING_WRONG } from '../support/measure.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { prepareScreens, SCREENS } from '../support/screens/index.js';
import { opened } from '../support/screens/screen.js';
import { type Look, violations } from '../support/violations.js';

const DESK = { width: 1440, height: 900 };
/** A window of that size whose page is enlarged twice. */
const TWICE = { width: 720, height: 450 };
const NARROW = { width: 320, height: 640 };
const SETTLE_MS = 10_000;
/** What a screen is waited for at each step. */
const SCREEN_MS = 30_000;

/** What has the focus and shows nothing of it; null where it does. Text fields show it by their border. */
const WITHOUT_RING = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body || at.matches('input, textarea')) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? null : at.outerHTML.slice(0, 120);
})()`;

/** The conversation that is looked at with all that is around it. */
const ALONE = 'a conversation';

/** What is under a dialog or a menu, or beside a conversation, has a screen of its own. */
function partOf(floating: boolean, conversation: boolean): Look {
  if (floating) return { include: ['[data-floating]'] };
  return conversation ? { exclude: ['nav', '[aria-label="Conversations"]'] } : {};
}

/** What depends on the width is drawn anew in its own time. */
async function settledMeasure(page: Page): Promise<Measured> {
  const until = Date.now() + SETTLE_MS;
  for (;;) {
    const found = await measure(page);
    if (Object.values(found).every((each) => each.length === 0) || Date.now() > until) return found;
  }
}

describeSystem('the staff app is for everybody', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let at: (path: string) => string;

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    at = await prepareScreens(postroom);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  describe('axe finds nothing by day or night, nothing moves, all is in reach enlarged twice and 320 px wide', () => {
    let desk: Visit;
    /** The answers that a screen made up. */
    let madeUp: jest.Spied<Page['route']>;

    /** What the app has learned from made-up answers goes with them. */
    const forget = async (page: Page) => {
      if (madeUp.mock.calls.length === 0) return;
      madeUp.mockClear();
      await page.unrouteAll();
      await page.reload();
      await page.locator('h1:visible, h2:visible').first().waitFor();
    };

    beforeAll(async () => {
      desk = await visit(browser, postroom);
      desk.page.setDefaultTimeout(SCREEN_MS);
      madeUp = jest.spyOn(desk.page, 'route');
    }, 120_000);

    afterAll(() => desk?.leave());

    test.each(Object.entries(SCREENS))('%s', async (name, { path, go }) => {
      const { page, mistakes } = desk;
      mistakes.splice(0);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(DESK);
      await forget(page);
      await turnTo(page, at(path));
      await page.locator('h1:visible, h2:visible').first().waitFor();
      await go?.(page);
      const moved = await moving(page);
      const floating = await markFloating(page);
      const part = partOf(floating, path.startsWith('/conversations/') && name !== ALONE);
      const byDay = await violations(page, part);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
      // Only the colours are others in the dark.
      const byNight = await violations(page, { ...part, rules: ['color-contrast'] });
      const seen: Record<string, Measured> = {};
      for (const size of [TWICE, NARROW]) {
        await page.setViewportSize(size);
        seen[`${size.width} px`] = await settledMeasure(page);
      }
      expect({ moved, byDay, byNight, ...seen }).toEqual({
        ...{ moved: [], byDay: [], byNight: [] },
        ...{ '720 px': NOTHING_WRONG, '320 px': NOTHING_WRONG },
      });
      expect(mistakes).toEqual([]);
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
