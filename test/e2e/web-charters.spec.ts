import type { Browser } from 'playwright-core';
import { startBrowser, type Visit, visit } from '../support/browser.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

describeSystem('a manager changes what is promised', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;

  const due = async (subject: string) => {
    const { items } = (await postroom.api.get('/api/conversations')).body;
    return items.find((item: { subject: string }) => item.subject === subject).due;
  };

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Before' }));
    desk = await visit(browser, postroom, '/charters');
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('reads what another charter would change, puts it in use, and it holds for what comes in', async () => {
    const { page } = desk;
    const charter = (name: string) => page.getByRole('listitem', { name, exact: true });
    await charter('Ten working days').getByText('in use', { exact: true }).waitFor();
    await charter('Five working days')
      .getByRole('button', { name: /What it would change/ })
      .press('Enter');
    const answer = charter('Five working days').getByRole('listitem').filter({ hasText: '5 working days' });
    await answer.locator('del', { hasText: '10 working days' }).first().waitFor();
    expect((await postroom.api.get('/api/rules')).body.version).toBe(1);

    await charter('Five working days')
      .getByRole('button', { name: /from now on/ })
      .press('Enter');
    await page.getByText('“Five working days” is in use for what comes in from now on.').waitFor();
    await charter('Five working days').getByText('in use', { exact: true }).waitFor();
    await charter('Five working days').getByText('It is in use as it is: nothing would change.').waitFor();
    await takeIn(postroom, mail({ subject: 'After' }));
    expect(await due('After')).toBe('2026-04-13');
    expect(await due('Before')).toBe('2026-04-20');
    expect(desk.mistakes).toEqual([]);
  });
});
