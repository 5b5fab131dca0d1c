import type { Browser, Locator, Page } from 'playwright-core';
import { startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { prepareScreens } from '../support/screens/index.js';
import { opened, press, reply } from '../support/screens/screen.js';
import { takeIn } from '../support/take-in.js';

/** Icons that hardly stand out from what is behind them, by the contrast of their lines; 3 is the least (WCAG 1.4.11). */
const FAINT_ICONS = `(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).slice(0, 3).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (at) => {
    for (let up = at; up; up = up.parentElement) {
      const { backgroundColor } = getComputedStyle(up);
      if ((parts(backgroundColor)[3] ?? 1) > 0.5) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('svg')]
    .filter((at) => at.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !at.closest(':disabled, [data-disabled]'))
    .filter((at) => {
      const [one, other] = [light(getComputedStyle(at).color), light(behind(at))];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 3;
    })
    .map((at) => at.parentElement.outerHTML.slice(0, 120));
})()`;

/** Where the focus is, and whether a ring or an edge of the system's says so. */
const FOCUS_UNSEEN = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const { outlineStyle, outlineWidth, borderStyle, borderWidth } = getComputedStyle(at);
  const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const edge = at.matches('input, textarea') && borderStyle !== 'none' && parseFloat(borderWidth) >= 1;
  return ring || edge ? null : at.outerHTML.slice(0, 120);
})()`;

describeSystem('the staff app in the colours of the system, and to a screen reader', ['chromium'], () => {
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

  describe.each(['light', 'dark'] as const)('in the colours of the system, %s', (theme) => {
    let forced: Visit;
    let page: Page;

    beforeAll(async () => {
      forced = await visit(browser, postroom, '/', { theme, window: { forcedColors: 'active' } });
      page = forced.page;
    }, 120_000);

    afterAll(() => forced?.leave());

    /** Whether it would look another without an attribute that says what it is. */
    const shows = async (what: Locator, attribute: string) => {
      // Kept by hand: what finds it is what is taken away.
      const element = await what.elementHandle();
      if (!element) throw new Error('It is not there.');
      const before = await element.screenshot();
      await element.evaluate((at: unknown, name) => {
        (at as { removeAttribute(name: string): void }).removeAttribute(name);
      }, attribute);
      const without = await element.screenshot();
      await element.evaluate((at: unknown, name) => {
        (at as { setAttribute(name: string, value: string): void }).setAttribute(name, 'true');
      }, attribute);
      return !before.equals(without);
    };

    test('the row that is open, those that are selected, and the place one is at', async () => {
      await turnTo(page, at('/conversations/REFERENCE'));
      await opened(page);
      const row = page.locator('[data-reference][aria-current]');
      expect(await shows(row, 'aria-current')).toBe(true);
      await page.getByRole('checkbox', { name: /^Select .*Complaint: noise/ }).check({ force: true });
      expect(await shows(page.locator('[data-reference][data-selected]'), 'data-selected')).toBe(true);
      expect(await shows(page.locator('nav a[aria-current=page]'), 'aria-current')).toBe(true);
    });

    test('what the arrow keys have reached, in a list that floats', async () => {
      await turnTo(page, '/');
      await page.getByRole('link', { name: /Bin not emptied/ }).waitFor();
      await page.keyboard.press('ControlOrMeta+k');
      const chosen = page.locator('[role=option][data-combobox-selected]');
      await chosen.waitFor();
      expect(await shows(chosen, 'data-combobox-selected')).toBe(true);
      await page.keyboard.press('Escape');
    });

    test('how one writes, what is set in the text, and the colleague who is offered', async () => {
      await turnTo(page, at('/conversations/SUGGESTED'));
      await press('r', (here) => here.getByRole('button', { name: 'Bold' }).click())(page);
      expect(await shows(page.getByRole('button', { name: 'Bold', pressed: true }), 'aria-pressed')).toBe(
        true,
      );
      expect(await shows(page.getByRole('button', { name: 'Reply', pressed: true }), 'aria-pressed')).toBe(
        true,
      );
      await page.getByRole('button', { name: 'Note', pressed: false }).click();
      // What was begun in the other theme is still there.
      await page.getByLabel('Note for colleagues').and(page.locator('[contenteditable]')).fill('');
      await page.keyboard.type('@be');
      expect(await shows(page.getByRole('option', { name: 'Bea Sample' }), 'aria-selected')).toBe(true);
    });

    test('boxes that are checked, and tabs that are open', async () => {
      await turnTo(page, at('/conversations/REFERENCE'));
      await press('d', (here) => here.getByRole('tab', { name: 'Dates', selected: true }).waitFor())(page);
      expect(await shows(page.getByRole('tab', { selected: true }), 'data-active')).toBe(true);
      await page.keyboard.press('Escape');
      await page.keyboard.press('h');
      const box = page.getByLabel(/Tell the contact who has it now/);
      const picture = () => page.locator('.mantine-Checkbox-inner').screenshot();
      await box.waitFor();
      const elsewhere = page.getByLabel('Note for the colleagues who take it on');
      // What is offered for the queue lies over the box until the focus is elsewhere.
      await elsewhere.focus();
      await page.getByRole('option').first().waitFor({ state: 'hidden' });
      const unchecked = await picture();
      await box.check();
      await elsewhere.focus();
      const checked = await picture();
      expect(checked.equals(unchecked)).toBe(false);
    });

    test('icons can be seen, and the focus wherever it is', async () => {
      await turnTo(page, at('/conversations/OTHER'));
      await opened(page);
      expect(await page.evaluate(FAINT_ICONS)).toEqual([]);
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate(FOCUS_UNSEEN)).toBeNull();
      }
      await page.getByRole('button', { name: 'More actions' }).press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.locator('[role=menuitem]:focus').waitFor();
      expect(await page.evaluate(FOCUS_UNSEEN)).toBeNull();
      await page.keyboard.press('Escape');
      await turnTo(page, '/channels');
      await page.getByText('Not set up yet').waitFor();
      expect(await page.evaluate(FAINT_ICONS)).toEqual([]);
    });
  });

  describe('to a screen reader', () => {
    test('what comes in by itself is told, and so is what goes wrong', async () => {
      const { page, leave } = await visit(browser, postroom);
      await page.getByRole('link', { name: /Bin not emptied/ }).waitFor();
      const told = (words: string | RegExp) =>
        page
          .locator('[role=status], [role=alert], [aria-live]:not([aria-live=off])')
          .filter({ hasText: words })
          .first();
      await takeIn(postroom, mail({ from: 'Dee <dee@example.com>', subject: 'Blocked drain' }));
      await told('New message from Dee: Blocked drain').waitFor({ state: 'attached' });
      await turnTo(page, at('/conversations/FILES'));
      await opened(page);
      await page.route('**/assign', (route) => route.abort());
      await page.keyboard.press('i');
      await told(/The server cannot be reached/).waitFor();
      await page.unrouteAll();
      await page.keyboard.press('r');
      await reply(page).fill('Dear Ann');
      await page.route('**/replies', (route) => route.abort());
      await page.keyboard.press('ControlOrMeta+Enter');
      await told('It was not sent').waitFor();
      await leave();
    });
  });
});
