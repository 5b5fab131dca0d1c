import { settled } from '../eventually.js';
import { mail } from '../mail.js';
import { mailWithFiles } from '../mail-with-files.js';
import type { Product } from '../product.js';
import { takeIn } from '../take-in.js';
import { CALENDARS } from './calendars.js';
import { COMPOSING } from './composing.js';
import { DAILY } from './daily.js';
import { HANDLING } from './handling.js';
import { LISTS } from './lists.js';
import { RULES } from './rules.js';
import type { Screens } from './screen.js';

/**
 * Every page of the staff app, every dialog, and every state that looks like no other. In a path `REFERENCE` stands for a
 * conversation with a note and a reply, `OTHER` for one that is tagged, flagged and linked, `FILES` for one with attachments
 * that another was merged into, `MERGED` for that other, `SUGGESTED` for one that may belong to it.
 */
export const SCREENS: Screens = { ...DAILY, ...LISTS, ...HANDLING, ...COMPOSING, ...RULES, ...CALENDARS };

const SUBJECTS = {
  REFERENCE: 'Bin not emptied',
  OTHER: 'Complaint: noise',
  FILES: 'Street light out, 4 Mill Lane',
  MERGED: 'The street light once more',
  SUGGESTED: 'About my neighbour',
};
type Name = keyof typeof SUBJECTS;

/** Makes what the screens show. What comes back puts the conversations into a path. */
export async function prepareScreens(postroom: Product): Promise<(path: string) => string> {
  const { api } = postroom;
  await takeIn(
    postroom,
    mail({ subject: SUBJECTS.REFERENCE }),
    mail({ subject: SUBJECTS.OTHER }),
    mailWithFiles(),
    mail({ from: 'Ben Reader <ben@example.com>', subject: SUBJECTS.MERGED }),
  );
  const references = new Map<Name, string>();
  const learn = async () => {
    for (const { subject, reference } of (await api.get('/api/conversations')).body.items) {
      const name = (Object.keys(SUBJECTS) as Name[]).find((each) => SUBJECTS[each] === subject);
      if (!name) continue;
      references.set(name, reference);
      await settled(async () => (await api.get(`/api/conversations/${reference}`)).body);
    }
  };
  await learn();
  const path = (name: Name) => `/api/conversations/${references.get(name)}`;
  // It answers what somebody else wrote.
  const inReplyTo = 'files@example.com';
  await takeIn(postroom, mail({ from: 'Cal <cal@example.com>', subject: SUBJECTS.SUGGESTED, inReplyTo }));
  await learn();

  await api.post('/api/users', {
    email: 'bea@example.org',
    name: 'Bea Sample',
    roles: ['advisor'],
    password: 'a long enough password',
  });
  await api.post('/api/canned-replies', { name: 'Thanks', body: 'Thank you. Quote {{reference}}.' });
  await api.post(`${path('REFERENCE')}/assign`, { assignee: 'me' });
  await api.post(`${path('REFERENCE')}/notes`, { text: 'Asked the crew.' });
  await api.post(`${path('REFERENCE')}/replies`, { text: 'The crew comes tomorrow.' });
  await api.post(`${path('OTHER')}/tags`, { add: ['noise', 'night'] });
  await api.post(`${path('OTHER')}/flag`, { flag: 'abuse' });
  await api.post(`${path('OTHER')}/follow`);
  await api.post(`${path('OTHER')}/links`, { with: references.get('REFERENCE') });
  await api.post(`${path('OTHER')}/reminders`, { at: '2026-04-09T08:00:00Z', text: 'Ring them' });
  await api.post(`${path('MERGED')}/merge`, { into: references.get('FILES') });
  return (address) =>
    address.replace(/REFERENCE|OTHER|FILES|MERGED|SUGGESTED/, (name) => references.get(name as Name) ?? name);
}
