import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import type { Product } from './product.js';
import { systemPath } from './require-system.js';

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export interface VisitOptions {
  /** Width and height in CSS pixels; a desk's screen where absent. */
  size?: { width: number; height: number };
  theme?: 'light' | 'dark';
  /** Signed in as the product's first account unless told otherwise. */
  signedIn?: boolean;
  /** How else the window is: touched, enlarged, in colours of its own. */
  window?: BrowserContextOptions;
}

/** Less than a test has, so that what was waited for is said; a busy machine needs most of it now and then. */
const WAIT_MS = 50_000;

/** One person's browser window, and what must not happen in it. */
export interface Visit {
  page: Page;
  /** Addresses asked for that are not the product's own. */
  outside: string[];
  /** What these were told of the page that asked. */
  referrers: (string | undefined)[];
  /** Mistakes that the page told its console, its own or its policy's. */
  mistakes: string[];
  leave(): Promise<void>;
}

/** Debian's Chromium on a profile of its own. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: systemPath('chromium'), args: FLAGS });
}

/** Opens the staff app at a path and waits until it has something to show. */
export async function visit(
  browser: Browser,
  product: Product,
  path = '/',
  { size = { width: 1440, height: 900 }, theme = 'light', signedIn = true, window = {} }: VisitOptions = {},
): Promise<Visit> {
  const look = { viewport: size, colorScheme: theme, reducedMotion: 'reduce' as const };
  const context = await browser.newContext({ ...look, ...window });
  context.setDefaultTimeout(WAIT_MS);
  if (signedIn) await takeSession(context, product);
  const page = await context.newPage();
  const outside: string[] = [];
  const referrers: (string | undefined)[] = [];
  const mistakes: string[] = [];
  // What the page's policy refuses never comes here; what would have left the machine does, and is held back.
  await context.route(
    (url) => url.protocol.startsWith('http') && !url.href.startsWith(product.url),
    (route) => {
      outside.push(route.request().url());
      referrers.push(route.request().headers().referer);
      return route.abort();
    },
  );
  page.on('pageerror', (error) => mistakes.push(error.message));
  page.on('console', (message) => {
    // A refused call is answered in words on the page; the browser notes it all the same.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
      mistakes.push(message.text());
    }
  });
  await page.goto(product.url + path);
  await page.locator('h1:visible, h2:visible').first().waitFor();
  return { page, outside, referrers, mistakes, leave: () => context.close() };
}

const NOWHERE = '/nowhere';

/** Goes to another page of the app without loading it anew; what was open goes with the page that is left. */
export async function turnTo(page: Page, path: string): Promise<void> {
  const go = (to: string) =>
    page.evaluate(
      `history.pushState(null, '', ${JSON.stringify(to)}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
  const nowhere = page.getByText('There is no page at this address');
  await go(NOWHERE);
  await nowhere.waitFor();
  if (path === NOWHERE) return;
  await go(path);
  await nowhere.waitFor({ state: 'detached' });
}

/** Waits until a field has the focus: whoever types before that types elsewhere. */
export async function hasFocus(field: Locator): Promise<void> {
  await field.and(field.page().locator(':focus')).waitFor();
}

async function takeSession(context: BrowserContext, product: Product): Promise<void> {
  const [pair = ''] = product.api.cookie().split(';');
  const [name = '', ...value] = pair.split('=');
  await context.addCookies([{ name, value: value.join('='), url: product.url }]);
}
