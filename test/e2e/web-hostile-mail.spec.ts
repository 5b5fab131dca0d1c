import type { Browser } from 'playwright-core';
import { startBrowser, type Visit, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { type Product, startProduct } from '../support/product.js';
import { describeSystem } from '../support/require-system.js';
import { takeIn } from '../support/take-in.js';

const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const HTML = `<html><head><base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/a.css">
<meta http-equiv="refresh" content="0;url=https://evil.example/"><style>@import "https://evil.example/b.css";</style>
<script>top.document.title = 'taken'; fetch('https://evil.example/c')</script></head>
<body onload="top.document.title='taken'" background="https://evil.example/d.png">
<p>Dear council, <b>please look</b>.</p>
<img src="https://evil.example/e.gif" onerror="top.document.title='taken'"><img src="cid:ours" alt="Our picture">
<img srcset="https://evil.example/f.png 1x"><div style="background-image:url(https://evil.example/g.png)">x</div>
<svg onload="top.document.title='taken'"><image href="https://evil.example/h.png"/></svg>
<a href="javascript:top.document.title='taken'">press here</a> <a href="https://evil.example/i">or here</a>
<a href="https://evil.example/n">www.example.org/pay</a>
<iframe src="https://evil.example/j"></iframe><object data="https://evil.example/k"></object><video src="https://evil.example/l"></video>
<form action="https://evil.example/m"><input autofocus onfocus="top.document.title='taken'"><button>Send</button></form>
</body></html>`;

const MAIL = [
  'From: Mallory <mallory@example.com>',
  'To: enquiries@example.org',
  'Subject: <img src=x onerror=alert(1)> Please look',
  'Date: Thu, 2 Apr 2026 09:00:00 +0100',
  'Message-ID: <hostile@example.com>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary=r',
  '',
  '--r',
  'Content-Type: multipart/alternative; boundary=a',
  '',
  '--a',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Dear council, <script>alert(1)</script> please look. https://evil.example/text',
  '--a',
  'Content-Type: text/html; charset=utf-8',
  '',
  HTML,
  '--a--',
  '--r',
  'Content-Type: image/png; name=ours.png',
  'Content-ID: <ours>',
  'Content-Disposition: inline; filename=ours.png',
  'Content-Transfer-Encoding: base64',
  '',
  PICTURE,
  '--r--',
  '',
].join('\r\n');

describeSystem('a hostile HTML mail', ['chromium'], () => {
  let postroom: Product;
  let browser: Browser;
  let desk: Visit;

  beforeAll(async () => {
    postroom = await startProduct({ env: { NOW: '2026-04-02T10:00:00+01:00' } });
    browser = await startBrowser();
    await takeIn(postroom, MAIL);
    const [{ reference }] = (await postroom.api.get('/api/conversations')).body.items;
    desk = await visit(browser, postroom, `/conversations/${reference}`);
    await desk.page
      .getByRole('heading', { level: 2, name: '<img src=x onerror=alert(1)> Please look' })
      .waitFor();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await postroom?.remove();
  });

  test('is text as long as nobody asks for more, its tags only letters', async () => {
    await desk.page.getByText('Dear council, <script>alert(1)</script> please look.').first().waitFor();
    expect(await desk.page.locator('iframe').count()).toBe(0);
  });

  test('shown as sent, it keeps its words and our stored picture', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'As sent' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByText('please look').waitFor();
    const picture = frame.getByRole('img', { name: 'Our picture' });
    await picture.waitFor();
    await expect(
      picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode()),
    ).resolves.toBeUndefined();
  });

  test('has nothing active in it', async () => {
    const frame = desk.page.frameLocator('iframe');
    const active =
      'script, iframe, object, embed, form, input, button, base, link, video, svg, meta[http-equiv=refresh]';
    expect(await frame.locator(active).count()).toBe(0);
    expect(await frame.locator('[onload], [onerror], [onfocus], [href^="javascript"]').count()).toBe(0);
    expect(await desk.page.locator('iframe').getAttribute('sandbox')).not.toMatch(
      /allow-scripts|allow-forms|top-navigation/,
    );
  });

  test('asks nothing of the outside, and does not get at the page', async () => {
    expect(desk.outside).toEqual([]);
    expect(await desk.page.title()).toMatch(/Postroom/);
  });

  test('a link says where it goes, and is marked where its words name another place', async () => {
    const { page } = desk;
    const frame = page.frameLocator('iframe');
    await frame.getByRole('link', { name: 'or here' }).hover();
    await page.getByText('Goes to https://evil.example/i').waitFor();
    expect(await frame.getByText('goes to evil.example', { exact: true }).count()).toBe(1);
    expect(desk.outside).toEqual([]);
  });

  test('even what the server had not cleaned would be held by the frame', async () => {
    const { page } = desk;
    await page.locator('iframe').evaluate((frame, html) => {
      const target = frame as unknown as { srcdoc: string };
      target.srcdoc = target.srcdoc.replace('<body>', `<body>${html}`);
    }, HTML);
    await page.frameLocator('iframe').getByText('or here').first().waitFor();
    expect(await page.title()).toMatch(/Postroom/);
    expect(desk.outside).toEqual([]);
  });

  test('pictures from elsewhere come only once they are asked for, and nothing else with them', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Show pictures from elsewhere' }).click();
    await page.getByText('Pictures from elsewhere are shown.').waitFor();
    await page.frameLocator('iframe').getByText('please look').waitFor();
    await eventually(() => expect(desk.outside).toEqual(['https://evil.example/e.gif']));
    expect(desk.referrers).toEqual([undefined]);
    const frame = page.frameLocator('iframe');
    expect(await frame.getByRole('img', { name: 'Our picture' }).count()).toBe(1);
    expect(await frame.locator('script, iframe, object, form, [onerror]').count()).toBe(0);
    expect(await page.title()).toMatch(/Postroom/);
  });

  test('the next time it is opened, nothing is loaded again', async () => {
    const { page } = desk;
    const asked = desk.outside.length;
    await page.reload();
    await page.getByRole('article').frameLocator('iframe').getByText('please look').waitFor();
    await page.getByRole('button', { name: 'Show pictures from elsewhere' }).waitFor();
    expect(desk.outside).toHaveLength(asked);
  });

  test('one that is too large is shown as text, and says where all of it is', async () => {
    const large = `<p>Large</p>${'<b>x</b>'.repeat(150_000)}`;
    await takeIn(
      postroom,
      MAIL.replace('hostile@', 'large@')
        .replace(/^Subject: .*$/m, 'Subject: Large')
        .replace(HTML, large),
    );
    const { items } = (await postroom.api.get('/api/conversations?q=subject:large')).body;
    const { page } = desk;
    await page.goto(`${postroom.url}/conversations/${items[0].reference}`);
    await page.getByText('How it was laid out is too large to be shown here.').waitFor();
    // The acknowledgement may have gone out by now, and is laid out as usual.
    const theirs = page.getByRole('article').filter({ hasText: 'Dear council,' });
    await theirs.waitFor();
    expect(await theirs.locator('iframe').count()).toBe(0);
    await page.getByRole('button', { name: /^More about the message from Mallory/ }).click();
    await page.getByRole('menuitem', { name: 'Show the original' }).waitFor();
  });
});
