import { opened, press, type Screens } from './screen.js';

/** The pages, and what an advisor does all day. */
export const DAILY: Screens = {
  'sign in': { path: '/sign-in' },
  'first account': { path: '/setup?token=any' },
  'the list': { path: '/', go: (page) => page.getByRole('link', { name: /Bin not emptied/ }).waitFor() },
  'an empty list': {
    path: '/?due=overdue&queue=waste',
    go: (page) => page.getByText('There is nothing here.').waitFor(),
  },
  'a conversation': { path: '/conversations/REFERENCE', go: opened },
  'why it is here': {
    path: '/conversations/REFERENCE',
    go: press('y', (page) => page.getByText(/It is now in/).waitFor()),
  },
  'its dates': {
    path: '/conversations/REFERENCE',
    go: press('d', (page) => page.getByText('Day by day').click()),
  },
  'a reply': {
    path: '/conversations/REFERENCE',
    go: press('r', (page) => page.getByLabel('Reply to Ann Writer').fill('Dear Ann')),
  },
  'a note': {
    path: '/conversations/REFERENCE',
    go: press('n', (page) => page.getByLabel('Note for colleagues').fill('Asked.')),
  },
  'giving it to somebody': {
    path: '/conversations/REFERENCE',
    go: press('a', (page) => page.getByRole('option').first().waitFor()),
  },
  'putting it aside': {
    path: '/conversations/REFERENCE',
    go: press('s', (page) => page.getByRole('dialog').getByLabel('Another day and time').waitFor()),
  },
  'handing it over': {
    path: '/conversations/REFERENCE',
    go: press('h', async (page) => {
      await page.getByLabel('Note for the colleagues who take it on').fill('The column is ours.');
      await page.getByLabel(/Tell the contact who has it now/).check();
    }),
  },
  'extending its date': {
    path: '/conversations/OTHER',
    go: press('Shift+D', (page) => page.getByLabel('Why it takes longer').fill('We wait for a survey.')),
  },
  'its tags': {
    path: '/conversations/REFERENCE',
    go: press('Shift+T', async (page) => {
      await page.getByRole('combobox', { name: 'Tags' }).fill('bins');
      await page.keyboard.press('Enter');
    }),
  },
  'what it is merged into': {
    path: '/conversations/REFERENCE',
    go: press('m', (page) => page.getByRole('button', { name: /Complaint: noise/ }).waitFor()),
  },
  'its kind': {
    path: '/conversations/REFERENCE',
    go: press('Shift+K', (page) => page.getByRole('button', { name: 'Complaint', exact: true }).waitFor()),
  },
  'what is done more rarely': {
    path: '/conversations/REFERENCE',
    go: async (page) => {
      await opened(page);
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: /Merge into another/ }).waitFor();
    },
  },
  'what is set on it': {
    path: '/conversations/OTHER',
    go: (page) => page.getByText('Flagged as abusive').waitFor(),
  },
  'what is for me': {
    path: '/',
    go: async (page) => {
      await page.getByRole('button', { name: /^For you/ }).click();
      await page.getByText('Mark all as read').waitFor();
    },
  },
  'my settings': { path: '/me', go: (page) => page.getByLabel('Away until').waitFor() },
  'teams and queues': {
    path: '/teams',
    go: async (page) => {
      await page.getByRole('button', { name: /^Complaints and feedback/ }).click();
      await page.getByLabel('Only its teams see it').waitFor();
      await page.getByRole('button', { name: 'New team' }).click();
      await page.getByLabel('Name of the team').fill('Safeguarding');
    },
  },
  'all keys': {
    path: '/',
    go: (page) => page.keyboard.press('?').then(() => page.getByRole('dialog').waitFor()),
  },
  'a canned reply': {
    path: '/canned-replies',
    go: async (page) => {
      await page.getByRole('button', { name: 'Write a canned reply' }).click();
      await page.getByLabel('Text', { exact: true }).fill('Your reference is {{reference}}.');
      await page.getByRole('region', { name: 'How it reads' }).waitFor();
    },
  },
  'a body that looks after something else': {
    path: '/bodies',
    go: async (page) => {
      await page.getByRole('article', { name: 'Example Water' }).waitFor();
      await page.getByRole('button', { name: 'Add a body' }).click();
      await page.getByLabel('What they look after').waitFor();
    },
  },
  'how we write': { path: '/writing', go: (page) => page.getByLabel(/Words to avoid/).waitFor() },
  'a forward': {
    path: '/conversations/REFERENCE',
    go: press('f', (page) => page.getByLabel('To', { exact: true }).fill('no address,')),
  },
  channels: { path: '/channels', go: (page) => page.getByText('Not set up yet').waitFor() },
  'the settings of a channel': {
    path: '/channels',
    go: async (page) => {
      await page.getByRole('button', { name: 'Set up' }).click();
      await page.getByLabel('Mail server').waitFor();
    },
  },
  'set aside': { path: '/set-aside', go: (page) => page.getByText(/Nothing is set aside/).waitFor() },
};
