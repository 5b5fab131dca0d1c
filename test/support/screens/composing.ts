import type { Page } from 'playwright-core';
import { answer, type Go, opened, press, reply, type Screens, writing } from './screen.js';

async function copy(page: Page, button: string | RegExp, field: string, address: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByLabel(field, { exact: true }).fill(address);
  await page.keyboard.press('Enter');
}

const DROP = `(() => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['a'], 'photo.png', { type: 'image/png' }));
  const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
  document.querySelector('[data-message]').dispatchEvent(drop);
})()`;

/** Goes on with a reply; since it was begun, a colleague has answered. */
const overlooking = (then: Go): Go =>
  press('r', async (page) => {
    await reply(page).fill('We have spoken to them.');
    await page.getByText('Draft kept', { exact: true }).waitFor();
    const { origin, pathname } = new URL(page.url());
    const conversation = await (await page.request.get(`${origin}/api${pathname}?peek=true`)).json();
    const theirs = {
      ...conversation.messages[0],
      id: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
      direction: 'outbound',
      author: { id: '00000000-0000-7000-8000-000000000000', name: 'Bea Sample' },
      text: 'The neighbours have been spoken to, and it will be quieter from now on.',
      html: null,
      attachments: [],
    };
    const json = { ...conversation, messages: [...conversation.messages, theirs] };
    await page.route(`**/api${pathname}`, (route) => route.fulfill({ json }));
    await page.reload();
    await opened(page);
    await page.keyboard.press('r');
    await reply(page).waitFor();
    await then(page);
  });

/** What stands in the composer, or opens from it. */
export const COMPOSING: Screens = {
  'a reply to all with copies, a subject and a file': {
    path: '/conversations/FILES',
    go: press('Shift+R', async (page) => {
      await page.getByRole('toolbar', { name: 'Form of the text' }).waitFor();
      await copy(page, 'Cc: add a copy', 'Cc', 'bob@example.com');
      await copy(page, /^Bcc: add a blind copy/, 'Bcc', 'cara@example.com');
      await page.getByRole('button', { name: 'Edit subject' }).click();
      await page.getByRole('textbox', { name: 'Subject' }).waitFor();
      await page.getByRole('button', { name: 'Bold' }).click();
      await page.locator('form input[type=file]').setInputFiles({
        name: 'plan.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('a,b\n1,2\n'),
      });
      await page.getByRole('button', { name: 'Take off plan.csv' }).waitFor();
    }),
  },
  'the ways to send': {
    path: '/conversations/FILES',
    go: writing(async (page) => {
      await page.getByRole('button', { name: 'Other ways to send' }).click();
      await page.getByRole('menuitem', { name: 'Send later' }).waitFor();
    }),
  },
  'a reply with more to follow': {
    path: '/conversations/FILES',
    go: writing(async (page) => {
      await page.getByRole('switch', { name: 'More is to follow' }).check();
      await page.getByText(/^The answer stays owed/).waitFor();
    }),
  },
  'a message for later': {
    path: '/conversations/FILES',
    go: writing(async (page) => {
      await page.getByRole('button', { name: 'Other ways to send' }).click();
      await page.getByRole('menuitem', { name: 'Send later' }).click();
      await page.getByRole('dialog', { name: 'Send later' }).waitFor();
    }),
  },
  'who sees it for the first time': {
    path: '/conversations/OTHER',
    go: press('Shift+R', async (page) => {
      const field = page.getByLabel('Reply to all').and(page.locator('[contenteditable]'));
      await field.fill('It is quiet now.');
      await copy(page, 'Cc: add a copy', 'Cc', 'eve@example.net');
      await field.press('ControlOrMeta+Enter');
      await page.getByRole('alertdialog').getByText('eve@example.net').waitFor();
    }),
  },
  'canned replies': {
    path: '/conversations/FILES',
    go: writing(async (page) => {
      await page.getByRole('button', { name: 'Canned replies (/)' }).click();
      await page.getByRole('option', { name: 'Thanks' }).waitFor();
    }),
  },
  'the address of a link': {
    path: '/conversations/FILES',
    go: writing(async (page) => {
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByRole('button', { name: 'Link', exact: true }).click();
      await page.getByLabel('Address of the link').waitFor();
    }),
  },
  'it changed while somebody wrote': {
    path: '/conversations/FILES',
    go: writing(async (page) => {
      await answer(page, '**/replies', 409, 'stale-version', 'Bea Sample moved it to Highways.');
      await page.keyboard.press('ControlOrMeta+Enter');
      await page.getByText('It changed while you were writing').waitFor();
    }),
  },
  'a colleague replied while somebody wrote': {
    path: '/conversations/OTHER',
    go: overlooking(async (page) => {
      await page.getByRole('button', { name: 'I have read it' }).waitFor();
    }),
  },
  'sending on top of a reply that a colleague sent': {
    path: '/conversations/OTHER',
    go: overlooking(async (page) => {
      await reply(page).press('ControlOrMeta+Enter');
      await page.getByRole('alertdialog', { name: /Send yours as well/ }).waitFor();
    }),
  },
  'files for a note': {
    path: '/conversations/FILES',
    go: press('n', async (page) => {
      await page.getByLabel('Note for colleagues').and(page.locator('[contenteditable]')).waitFor();
      await page.evaluate(DROP);
      await page.getByText(/A note holds no files/).waitFor();
    }),
  },
  'all hints on plain words': {
    path: '/conversations/FILES',
    go: press('r', async (page) => {
      await reply(page).fill('We commence, endeavour to assist you prior to this, and terminate thereafter.');
      await page.getByRole('button', { name: /^and \d more/ }).click();
    }),
  },
  'two devices wrote at once': {
    path: '/conversations/FILES',
    go: press('r', async (page) => {
      await answer(page, '**/draft', 409, 'newer-draft', 'Another device has saved.');
      await page.route('**/draft', (route) =>
        route.request().method() === 'GET' ? route.fulfill({ json: { draft: null } }) : route.fallback(),
      );
      await reply(page).fill('Written here.');
      await page.getByText('This was sent or discarded on another device').waitFor();
    }),
  },
};
