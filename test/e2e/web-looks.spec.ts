import type { Browser } from 'playwright-core';
import { startBrowser, visit } from '../support/browser.js';
import { type Dovecot, startDovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { violations } from '../support/violations.js';

describeSystem(
  'the proof that a channel was looked at on every working day',
  ['dovecot', 'openssl', 'chromium'],
  () => {
    let dovecot: Dovecot;
    let postroom: Product;
    let browser: Browser;

    beforeAll(async () => {
      dovecot = await startDovecot();
      browser = await startBrowser();
      postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    }, 300_000);

    afterAll(async () => {
      await browser?.close();
      await postroom?.remove();
      await dovecot?.stop();
    });

    const looks = async (query = '') =>
      (await postroom.api.get(`/api/channels/enquiries/looks${query}`)).body.items;
    const verdicts = async () =>
      (await looks()).map(({ day, verdict }: { day: string; verdict: string }) => [day.slice(5), verdict]);
    const look = () => postroom.api.post('/api/channels/enquiries/poll');
    const told = async () => {
      const { items } = (await postroom.api.get('/api/notifications')).body;
      return items
        .filter(({ kind }: { kind: string }) => kind === 'not-looked')
        .map(({ text }: { text: string }) => text);
    };

    test('begins on the day on which the channel is set up', async () => {
      expect(await looks()).toEqual([]);
      const { host, tlsPort: port, ca, user, password } = dovecot;
      const settings = { host, port, ca, user, password, security: 'tls', address: 'enquiries@example.org' };
      expect((await postroom.api.put('/api/channels/enquiries', { settings })).status).toBe(200);
      // Another process may be looking at that moment; what counts is that one look is completed.
      await eventually(async () => {
        await look();
        const [today] = await looks();
        expect(today).toMatchObject({ day: '2026-04-02', verdict: 'looked', failures: 0 });
        expect(today.firstAt).toBe('2026-04-02T09:00:00.000Z');
      });
    });

    test('tells an outage from a broken promise, and neither from a closed day', async () => {
      await dovecot.stop();
      await postroom.restart({ NOW: '2026-04-07T10:00:00+01:00' });
      await eventually(async () => {
        await look();
        expect((await looks()).at(-1)).toMatchObject({ verdict: 'not-yet', looks: 0 });
        expect((await looks()).at(-1).failures).toBeGreaterThan(0);
      });
      await postroom.restart({ NOW: '2026-04-09T10:00:00+01:00' });
      expect(await verdicts()).toEqual([
        ['04-02', 'looked'],
        ['04-03', 'closed'],
        ['04-04', 'closed'],
        ['04-05', 'closed'],
        ['04-06', 'closed'],
        ['04-07', 'could-not-check'],
        ['04-08', 'not-looked'],
        ['04-09', 'not-yet'],
      ]);
      expect(await looks('?from=2026-04-03&to=2026-04-03')).toMatchObject([{ reason: 'Good Friday' }]);
    });

    test('tells the managers once, also after another start', async () => {
      const news = [
        'Enquiries mailbox: 2 working days without a completed look, the last Wednesday 8 April 2026: not looked at on 1, could not be checked on 1.',
      ];
      await eventually(async () => expect(await told()).toEqual(news));
      await postroom.restart();
      expect(await told()).toEqual(news);
    });

    test('refuses a stretch that is too long, and a channel that is not there', async () => {
      const { status, body } = await postroom.api.get('/api/channels/enquiries/looks?from=2024-01-01');
      expect({ status, path: body.errors[0].path }).toEqual({ status: 400, path: 'from' });
      expect((await postroom.api.get('/api/channels/nowhere/looks')).status).toBe(404);
    });

    test('stands on the card of the channel, ten days at a glance and all of them to read', async () => {
      const { page, mistakes } = await visit(browser, postroom, '/channels');
      const strip = page.getByRole('list', {
        name: 'Whether Enquiries mailbox was looked at, the last working days',
      });
      await strip.getByText('Thursday 2 April, Looked at').waitFor();
      await strip.getByText('Wednesday 8 April, Not looked at: a broken promise').waitFor();
      expect(await strip.getByRole('listitem').count()).toBe(4);
      await page.getByText('Looked at, the last 4 working days').press('Enter');
      const all = page.getByRole('list', { name: 'Whether Enquiries mailbox was looked at, day by day' });
      const outage = all.getByRole('listitem').filter({ hasText: 'Tue 7 Apr' });
      await outage.getByText('Could not be checked').waitFor();
      await outage.getByText(/^\d+ failed · /).waitFor();
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        expect(await violations(page)).toEqual([]);
      }
      expect(mistakes).toEqual([]);
    });
  },
);
