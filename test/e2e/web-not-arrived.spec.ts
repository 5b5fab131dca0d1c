import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { startBrowser, visit } from '../support/browser.js';
import { eventually, settled } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { mail } from '../support/mail.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';
import { takeIn } from '../support/take-in.js';
import { violations } from '../support/violations.js';

const BEA = { email: 'bea@example.org', name: 'Bea', roles: ['advisor'], password: 'a long enough password' };
const NOT_ARRIVED = 'Messages did not surely arrive.';
const SET_ASIDE = 'Messages that could not be read are set aside.';
/** Its header block is past what is read of a mail. */
const UNREADABLE = mail({
  headers: Array.from({ length: 300 }, (_, n) => `X-Padding-${n}: ${'x'.repeat(1000)}`),
});

describeSystem('what needs attention leads to where it is put right', ['chromium'], () => {
  let sink: SmtpSink;
  let postroom: Product;
  let browser: Browser;
  let bea: ApiClient;

  beforeAll(async () => {
    sink = await startSmtpSink();
    postroom = await startProduct({ env: { SMTP_URL: sink.url } });
    browser = await startBrowser();
    await takeIn(postroom, mail({ subject: 'Bin one' }), mail({ subject: 'Bin two' }));
    const file = join(postroom.dataDir, 'unreadable.eml');
    await writeFile(file, UNREADABLE);
    await postroom.postroom('intake', '--channel', 'enquiries', file);
    const [{ reference }] = (await postroom.api.get('/api/conversations?q=subject:two')).body.items;
    const path = `/api/conversations/${reference}`;
    await settled(async () => (await postroom.api.get(path)).body);
    sink.behave({ at: 'rcpt', does: '550 5.1.1 No such mailbox' });
    await postroom.api.post('/api/users', BEA);
    bea = postroom.api.nobody();
    await bea.signIn(BEA);
    await bea.post(`${path}/replies`, { text: 'It is mended.' });
    await eventually(async () =>
      expect((await postroom.api.get(path)).body.messages.at(-1).delivery.state).toBe('failed'),
    );
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
    await sink?.stop();
  });

  const unfold = (page: Page) => page.getByText(/needs? attention/).click();

  test('messages that did not arrive, to their conversations, open or done', async () => {
    const desk = await visit(browser, postroom);
    const { page } = desk;
    await unfold(page);
    await page.getByRole('link', { name: NOT_ARRIVED }).click();
    await page.waitForURL('**/?delivery=failed');
    await page.getByRole('link', { name: /Bin two/ }).waitFor();
    await page.getByRole('link', { name: /Bin one/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delivery did not surely arrive', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Remove the filter Delivery/ }).click();
    await page.getByRole('link', { name: /Bin one/ }).waitFor();
    expect(desk.mistakes).toEqual([]);
    await desk.leave();
  });

  test('a message that did not arrive, for as long as its conversation is not done', async () => {
    const kinds = async () =>
      (await bea.get('/api/notices')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(await kinds()).toContain('not-delivered');
    const [{ reference, version }] = (await bea.get('/api/conversations?delivery=failed')).body.items;
    await bea.post(`/api/conversations/${reference}/resolve`, { version });
    expect(await kinds()).not.toContain('not-delivered');
  });

  test('what is set aside, only for those who look after it', async () => {
    for (const [who, links] of [
      [postroom, 1],
      [{ ...postroom, api: bea }, 0],
    ] as const) {
      const { page, leave } = await visit(browser, who);
      await unfold(page);
      await page.getByText(SET_ASIDE).waitFor();
      expect(await page.getByRole('link', { name: SET_ASIDE }).count()).toBe(links);
      await leave();
    }
  });

  test('a mailbox that cannot be read; why, only to those who look after it', async () => {
    const settings = {
      host: '127.0.0.1',
      port: await freePort(),
      user: 'u',
      password: 'p',
      security: 'none',
    };
    const address = 'enquiries@example.org';
    const put = await postroom.api.put('/api/channels/enquiries', { settings: { ...settings, address } });
    expect(put.status).toBe(200);
    const said = async (api: ApiClient) =>
      (await api.get('/api/notices')).body.items.find((each: { kind: string }) => each.kind === 'channel')
        ?.text;
    await eventually(async () =>
      expect(await said(postroom.api)).toMatch(/^Enquiries mailbox cannot be read: ./),
    );
    expect(await said(bea)).toBe('Enquiries mailbox cannot be read.');
  });
});
