import type { Browser } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { startBrowser, turnTo, type Visit, visit } from '../support/browser.js';
import { conversationsOf, type Said, writtenIn } from '../support/correspondence.js';
import { type Product, startProduct } from '../support/product.js';
import { readPdf } from '../support/read-pdf.js';
import { describeSystem } from '../support/require-system.js';

const PASSWORD = 'a long enough password';
const SAID =
  'We will collect it on Monday, and look at the street light in the same week.\n\n- Leave it out.';

let postroom: Product;
let ada: ApiClient;
/** Of a conversation that was answered. */
let path: string;
let messages: (Said & { direction: string })[];

beforeAll(async () => {
  postroom = await startProduct({ env: { NOW: '2026-04-02T23:30:00+01:00' } });
  ada = await colleague('ada');
  path = await conversationsOf(postroom, { from: 'Ann Writer <ann@example.com>', subject: 'My bin' })();
  expect((await ada.post(`${path}/replies`, { text: SAID })).status).toBe(201);
  messages = (await ada.get(path)).body.messages;
}, 300_000);

afterAll(() => postroom?.remove());

async function colleague(name: string, roles = ['advisor']): Promise<ApiClient> {
  const who = { email: `${name}@example.org`, name, roles, password: PASSWORD };
  await postroom.api.post('/api/users', who);
  const api = postroom.api.nobody();
  await api.signIn(who);
  return api;
}

const answer = () => writtenIn({ messages }).at(-1)?.id;

test('what was answered, as a letter of the day on which it was', async () => {
  const url = `${postroom.url}${path}/messages/${answer()}/letter?size=18`;
  const response = await fetch(url, { headers: { cookie: ada.cookie() } });
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const { text, title, language, pages } = await readPdf(new Uint8Array(await response.arrayBuffer()));
  expect({ title, language }).toEqual({ title: 'My bin', language: 'en' });
  const reference = path.split('/').at(-1);
  const words = text.replace(/\s+/g, ' ');
  expect(words).toContain(`Ann Writer 2 April 2026 Our reference: ${reference} Telephone:`);
  expect(words).toContain('We will collect it on Monday, and look at the street light');
  expect(words).toContain('• Leave it out.');
  expect(pages[0]?.find((each) => each.text.startsWith('We will'))?.size).toBe(18);
});

test.each<[string, () => string, number]>([
  ['what came in', () => `${messages.find(({ direction }) => direction === 'inbound')?.id}/letter`, 400],
  ['a size that is none', () => `${answer()}/letter?size=13`, 400],
  ['a message of nowhere', () => '00000000-0000-7000-8000-000000000000/letter', 404],
])('%s is refused', async (_, rest, status) => {
  expect((await ada.get(`${path}/messages/${rest()}`)).status).toBe(status);
});

describeSystem('in the app', ['chromium'], () => {
  let browser: Browser;
  let desk: Visit;

  beforeAll(async () => {
    browser = await startBrowser();
    desk = await visit(browser, postroom);
  }, 180_000);

  afterAll(() => browser?.close());

  test('the menu of an answer prints it, in the size that the contact reads', async () => {
    const { page } = desk;
    const { contact } = (await ada.get(path)).body;
    const { body: known } = await ada.get(`/api/contacts/${contact.id}`);
    const needs = [{ kind: 'large-print', detail: '22 point' }];
    expect((await ada.put(`/api/contacts/${contact.id}`, { ...known, needs })).status).toBe(200);
    await turnTo(page, path.replace('/api', ''));
    await page.getByRole('button', { name: 'More about the message from ada' }).click();
    const large = page.getByRole('menuitem', { name: 'Print in large print, 22 point' });
    await large.waitFor();
    for (const [item, size] of [
      [page.getByRole('menuitem', { name: 'Print as a letter' }), 12],
      [large, 22],
    ] as const) {
      expect(await item.getAttribute('href')).toBe(`${path}/messages/${answer()}/letter?size=${size}`);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More about the message from Ann Writer' }).click();
    await page.getByRole('menuitem', { name: 'Copy a link to it' }).waitFor();
    expect(await page.getByRole('menuitem', { name: /^Print/ }).count()).toBe(0);
  });
});

test('who may not see the conversation gets no letter of it', async () => {
  const bea = await colleague('bea');
  const letter = `${path}/messages/${answer()}/letter`;
  expect((await bea.get(letter)).status).toBe(200);
  const { body: own } = await ada.get('/api/session');
  const { body: team } = await postroom.api.post('/api/teams', { name: 'Inside', members: [own.id] });
  const queue = { name: 'Complaints', restricted: true, teams: [team.id] };
  expect((await postroom.api.put('/api/queues/complaints', queue)).status).toBe(200);
  expect((await ada.post(`${path}/transfer`, { queue: 'complaints' })).status).toBe(200);
  expect([(await ada.get(letter)).status, (await bea.get(letter)).status]).toEqual([200, 404]);
});
