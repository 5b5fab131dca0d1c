import type { Page } from 'playwright-core';
import { choose, type Go, opened, press, type Screens } from './screen.js';

const shown = (name: string) => (page: Page) => page.getByRole('dialog').getByText(name).first().waitFor();

/** Shows it as it is in stage two, where something is promised that has not begun. */
const inStageTwo =
  (then: Go): Go =>
  async (page) => {
    await opened(page);
    const { origin, pathname } = new URL(page.url());
    const conversation = await (await page.request.get(`${origin}/api${pathname}?peek=true`)).json();
    const { answeredBy } = conversation.stageTwo;
    const pending = [{ target: 'one', name: 'One more', startsOn: 'acknowledgement', metBy: 'answer' }];
    const json = { ...conversation, stage: 2, stageOneBy: answeredBy, stageTwo: null, pending };
    await page.route(`**/api${pathname}`, (route) => route.fulfill({ json }));
    await page.reload();
    await opened(page);
    await page.getByText(`${answeredBy.name} answered stage one`).first().waitFor();
    await then(page);
  };

/** What is done with a conversation more rarely, and what it then looks like. */
export const HANDLING: Screens = {
  'splitting it': {
    path: '/conversations/REFERENCE',
    go: choose(/^Split messages off/, (page) =>
      page.getByRole('dialog').getByRole('checkbox').first().check(),
    ),
  },
  'a reminder': {
    path: '/conversations/REFERENCE',
    go: press('b', (page) => page.getByLabel('What about (if you like)').waitFor()),
  },
  'asking the contact': {
    path: '/conversations/REFERENCE',
    go: press('q', shown('What is needed')),
  },
  'telling the contact that it is done': {
    path: '/conversations/REFERENCE',
    go: press('Shift+O', async (page) => {
      await page.getByLabel('Tell the contact that it is done').check();
      await page.getByLabel(/words of your own/).waitFor();
    }),
  },
  'what is not ours': {
    path: '/conversations/REFERENCE',
    go: press('Shift+N', async (page) => {
      await page.getByRole('combobox', { name: 'Whose matter it is' }).click();
      await page.getByRole('option', { name: 'Example Water' }).click();
      await page.getByRole('region', { name: 'What the contact reads' }).waitFor();
    }),
  },
  'a date that has passed or was never set': {
    path: '/conversations/REFERENCE',
    go: press('Shift+D', shown('Nothing is owed here')),
  },
  'taking it to stage two': {
    path: '/conversations/REFERENCE',
    go: press('2', async (page) => {
      await page.getByLabel('Why the answer is not accepted').fill('They have proof.');
      await page.getByRole('combobox', { name: 'Who answers now' }).click();
      await page.getByRole('option', { name: /: answered stage one/ }).waitFor();
    }),
  },
  'a matter in stage two': {
    path: '/conversations/REFERENCE',
    go: inStageTwo(async (page) => {
      await page.keyboard.press('r');
      await page.getByText(/^You answered stage one, so/).waitFor();
    }),
  },
  'who cannot answer stage two': {
    path: '/conversations/REFERENCE',
    go: inStageTwo(async (page) => {
      await page.keyboard.press('a');
      await page.getByRole('option', { name: /: answered stage one/ }).waitFor();
    }),
  },
  'promises that have not begun': {
    path: '/conversations/REFERENCE',
    go: inStageTwo(async (page) => {
      await page.keyboard.press('d');
      await page.getByText('Begins with the acknowledgement.').waitFor();
    }),
  },
  'what can be taken back': {
    path: '/conversations/REFERENCE',
    go: choose(/abusive|Take the flag off/, (page) =>
      page.getByRole('button', { name: 'Undo (z)' }).waitFor(),
    ),
  },
  'a merged conversation': {
    path: '/conversations/MERGED',
    go: (page) => page.getByText('Part of').first().waitFor(),
  },
  'what others were merged into': {
    path: '/conversations/FILES',
    go: (page) => page.getByText('Merged into it:').waitFor(),
  },
  'what may belong together': {
    path: '/conversations/SUGGESTED',
    go: (page) => page.getByText('May belong to').first().waitFor(),
  },
  'the person': {
    path: '/conversations/FILES',
    go: press('p', (page) => page.getByText('Known by').waitFor()),
  },
  'the person is edited': {
    path: '/conversations/FILES',
    go: press('p', async (page) => {
      await page.getByRole('button', { name: 'Edit this person' }).click();
      const form = page.getByRole('region', { name: 'Edit this person' });
      await form.getByRole('button', { name: 'Add a warning' }).click();
      await form.getByRole('combobox', { name: 'Add a need' }).click();
      await page.getByRole('option', { name: 'Large print' }).click();
      await form.getByRole('textbox', { name: 'Large print' }).waitFor();
    }),
  },
  'who is the same person': {
    path: '/conversations/FILES',
    go: press('p', async (page) => {
      await page.getByRole('button', { name: 'More about this person' }).click();
      await page.getByRole('menuitem', { name: 'Same person as…' }).click();
      await page.getByRole('textbox', { name: 'Same person as…' }).fill('ben');
      await page.getByRole('option', { name: /Ben Reader/ }).waitFor();
    }),
  },
  'what is like it': {
    path: '/conversations/FILES',
    go: press('l', (page) => page.getByRole('tab', { name: 'Related', selected: true }).waitFor()),
  },
  'a picture that came with it': {
    path: '/conversations/FILES',
    go: async (page) => {
      await page.getByRole('button', { name: 'Show photo.png' }).click();
      await page.getByRole('dialog').getByRole('img', { name: 'photo.png' }).waitFor();
    },
  },
  'a PDF that came with it': {
    path: '/conversations/FILES',
    go: async (page) => {
      await page.getByRole('button', { name: 'Show letter.pdf' }).click();
      await page.getByRole('dialog').getByText('Words in the PDF').waitFor({ state: 'attached' });
    },
  },
  'a text file that came with it': {
    path: '/conversations/FILES',
    go: async (page) => {
      await page.getByRole('button', { name: 'Show notes.txt' }).click();
      await page.getByRole('dialog').getByText('Words in the text file').waitFor();
    },
  },
  'what can be done with a message': {
    path: '/conversations/FILES',
    go: async (page) => {
      await page
        .getByRole('button', { name: /More about the message from/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Forward this message' }).waitFor();
    },
  },
  'the original': {
    path: '/conversations/FILES',
    go: async (page) => {
      await page
        .getByRole('button', { name: /More about the message from/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Show the original' }).click();
      await page.getByRole('dialog').getByText('Message-ID:').waitFor();
    },
  },
  'printing it': {
    path: '/conversations/FILES',
    go: choose(/^Print this conversation/, (page) => page.getByLabel('Print the notes as well').waitFor()),
  },
};
