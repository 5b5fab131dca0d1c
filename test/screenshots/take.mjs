import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { SCREENS } from './screens.mjs';

const OUT = 'docs/images/screens';
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const WHO = { email: 'you@example.org', password: 'correct horse battery' };
const DAY = '2026-04-02T10:00:00+01:00';
/** The demonstration has none of its own. */
const CANNED = [
  {
    name: 'Missed bin',
    body: 'We are sorry that your bin was missed. The crew comes back within two working days.',
  },
  {
    name: 'Street light',
    body: 'Thank you for reporting the light. Quote {{reference}} if you write again.',
  },
  { name: 'Opening hours', body: 'We are open from Monday to Friday, 9am to 5pm.' },
];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !SCREENS[name]);
if (unknown) {
  console.error(`There is no screen "${unknown}": choose of ${Object.keys(SCREENS).join(', ')}.`);
  process.exit(2);
}
// In their own order: the last signs out.
const names = Object.keys(SCREENS).filter((name) => wanted.length === 0 || wanted.includes(name));

const dataDir = mkdtempSync(join(tmpdir(), 'postroom-screens-'));
const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
const env = {
  ...process.env,
  DATA_DIR: dataDir,
  PORT: String(port),
  NOW: DAY,
  ADMIN_EMAIL: WHO.email,
  ADMIN_PASSWORD: WHO.password,
};
const url = `http://127.0.0.1:${port}`;
spawnSync(process.execPath, ['dist/apps/server/src/commands/main.js', 'demo'], { env, stdio: 'inherit' });
const server = spawn(process.execPath, ['dist/apps/server/src/main.js'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => server.stdout.on('data', (text) => /is running/.test(text) && resolve()));

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', ...FLAGS] });
mkdirSync(OUT, { recursive: true });
try {
  for (const viewport of SIZES) {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(url);
    await page.getByLabel('Email address').fill(WHO.email);
    await page.getByLabel('Password', { exact: true }).fill(WHO.password);
    await page.keyboard.press('Enter');
    await page.locator('[data-reference]').first().waitFor();
    if (viewport === SIZES[0]) {
      for (const data of CANNED) await page.request.post(`${url}/api/canned-replies`, { data });
    }
    const go = (path) => page.goto(url + path);
    const open = async (subject) => {
      await go(`/?q=${encodeURIComponent(`subject:"${subject}" is:open`)}`);
      const href = await page.locator('[data-reference]').first().getAttribute('href');
      await go(href.split('?')[0]);
      await page.locator('#conversation-title').waitFor();
    };
    for (const name of names) {
      await go('/');
      await SCREENS[name]({ page, go, open });
      // What stands around it comes last, where there is room for it.
      if (viewport.width >= 1280 && name !== 'sign-in') {
        await page.locator('[class*="sidebar"]').first().waitFor({ state: 'attached' });
      }
      await page.locator('[class*="bone"], .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        await page.evaluate('document.fonts.ready');
        const path = join(OUT, `${name}-${colorScheme}-${viewport.width}.jpg`);
        await page.screenshot({ path, type: 'jpeg', quality: 62 });
        console.log(path);
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}
