import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { startPostgres } from '../support/postgres.js';
import { fillInbox, SETTINGS } from './fill-inbox.js';
import { percentile, tell } from './measure.js';
import { type RunningProduct, runProduct } from './running-product.js';

const RUNS = 9;
const THROTTLE = 4;
/** A third of them is open. */
const LONG_LIST = 300_000;
const SCREEN = { width: 1440, height: 900 };

/** What an advisor's browser takes: until there is a list, until a conversation is open, while one scrolls. */
export async function appBench(): Promise<void> {
  const browser = await startBrowser();
  try {
    await onDemoData(browser);
    await onLongList(browser);
  } finally {
    await browser.close();
  }
}

async function onDemoData(browser: Browser): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'postroom-bench-demo-'));
  const account = { ADMIN_EMAIL: 'ada@example.org', ADMIN_PASSWORD: 'correct-horse-battery' };
  const env = { ...process.env, DATA_DIR: dataDir, ...account };
  const demo = spawnSync(process.execPath, ['dist/apps/server/src/commands/main.js', 'demo'], { env });
  if (demo.status !== 0) throw new Error(`The demonstration was not made: ${demo.stderr}`);
  const product = await runProduct({ DATA_DIR: dataDir });
  try {
    await firstPaint(browser, product);
    await opening(browser, product);
  } finally {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Every time with an empty cache, on a processor slowed down. */
async function firstPaint(browser: Browser, product: RunningProduct): Promise<void> {
  const times: number[] = [];
  let script = 0;
  for (let n = 0; n < RUNS; n++) {
    const context = await contextOf(browser, product);
    const page = await context.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.push(response.body());
    });
    await page.addInitScript(PAINTED);
    const machine = await context.newCDPSession(page);
    await machine.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await page.goto(product.url, { waitUntil: 'commit' });
    times.push(await figure(page, 'window.paintedAt'));
    script = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    await context.close();
  }
  tell('JavaScript until the first list, gzipped', script / 1000, 'kB');
  for (const p of [50, 100]) {
    tell(`first list painted, processor ${THROTTLE}× slower, p${p}`, percentile(times, p), 'ms', 0);
  }
}

/** Down the list by key: rest on each, then open it. */
async function opening(browser: Browser, product: RunningProduct): Promise<void> {
  const context = await contextOf(browser, product);
  const page = await context.newPage();
  await page.goto(product.url);
  await page.locator('[data-reference]').first().focus();
  const times: number[] = [];
  for (let n = 0; n < 30; n++) {
    const fetched = page.waitForResponse((response) => response.url().includes('peek=true'));
    await page.keyboard.press('j');
    await fetched;
    await page.evaluate(OPENED);
    await page.keyboard.press('Enter');
    times.push(await figure(page, 'window.openedAfter'));
    await page.keyboard.press('u');
    await page.locator('#conversation-title').waitFor({ state: 'detached' });
  }
  for (const p of [50, 95]) tell(`conversation opened, fetched ahead, p${p}`, percentile(times, p), 'ms', 0);
  await context.close();
}

async function onLongList(browser: Browser): Promise<void> {
  const postgres = await startPostgres({ durable: true, settings: SETTINGS });
  const databaseUrl = await postgres.createDatabase('long_list');
  const product = await runProduct({ DATABASE_URL: databaseUrl, ROLES: 'web' });
  try {
    const { id } = await product.api<{ id: string }>('GET', '/api/session');
    await fillInbox(databaseUrl, LONG_LIST, id);
    await scrolling(browser, product);
  } finally {
    await product.stop();
    await postgres.stop();
  }
}

/** To the end of the list, as fast as it comes, with the wheel. */
async function scrolling(browser: Browser, product: RunningProduct): Promise<void> {
  const context = await contextOf(browser, product);
  const page = await context.newPage();
  await page.goto(product.url);
  await page.locator('[data-reference]').first().hover();
  await page.evaluate(TASKS);
  const began = performance.now();
  let rows = 0;
  let last = '';
  for (let still = 0; still < 50; ) {
    await page.mouse.wheel(0, 6_000);
    const now = await page.evaluate<{ end: string; rows: number }>(WHERE);
    still = now.end === last ? still + 1 : 0;
    ({ end: last, rows } = now);
  }
  const tasks = await page.evaluate<number[]>('window.tasks');
  tell('rows scrolled through', rows, '', 0);
  tell('in', (performance.now() - began) / 1000, 's', 0);
  tell('tasks longer than 50 ms', tasks.length, '', 0);
  for (const p of [50, 95, 100]) tell(`of these, p${p}`, percentile(tasks, p), 'ms', 0);
  await context.close();
}

/** Asked for again and again from outside: the page's own policy lets nothing wait within it. */
async function figure(page: Page, expression: string): Promise<number> {
  for (;;) {
    const found = await page.evaluate<number>(expression);
    if (found) return found;
    await pause(50);
  }
}

async function contextOf(browser: Browser, product: RunningProduct): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: SCREEN, reducedMotion: 'reduce' });
  const [name = '', ...value] = product.cookie.split('=');
  await context.addCookies([{ name, value: value.join('='), url: product.url }]);
  return context;
}

// The project's tests know nothing of a browser's types; these run in the page.
const PAINTED = `new MutationObserver((_, watch) => {
  if (!document.querySelector('[data-reference]')) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.paintedAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true })`;
const OPENED = `(() => {
  window.openedAfter = 0;
  let pressed = 0;
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { once: true, capture: true });
  new MutationObserver((_, watch) => {
    if (!document.querySelector('#conversation-title')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.openedAfter = performance.now() - pressed; }));
  }).observe(document.body, { childList: true, subtree: true });
})()`;
const TASKS = `(() => {
  window.tasks = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.tasks.push(duration); })
    .observe({ type: 'longtask' });
})()`;
const WHERE = `new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
  const shown = [...document.querySelectorAll('[aria-posinset]')];
  const rows = Math.max(0, ...shown.map((row) => Number(row.getAttribute('aria-posinset'))));
  resolve({ rows, end: rows + ' ' + document.querySelector('ul [data-reference]')?.closest('ul').style.height });
})))`;
