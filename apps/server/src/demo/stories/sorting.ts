import { writerNamed } from '../cast.js';
import type { Story } from '../story.js';

/** What is put aside for a few days, tagged, and thrown out. */
export const SORTING: readonly Story[] = [
  {
    begins: { workingDaysAgo: 2, time: '11:05' },
    writer: writerNamed('Winifred Sharp'),
    handler: 'you',
    letter: {
      subject: 'Memorial bench in the park',
      text: 'My late husband walked in Alder Park every day. May we give a bench in his name, and what would it cost?\n\nWinifred Sharp',
    },
    turns: [
      { does: 'take', after: 0 },
      { does: 'tag', after: 0, tags: ['memorials', 'parks'] },
      { does: 'note', after: 0, text: 'The park keeper is back next week and knows which places are free.' },
      { does: 'snooze', after: 0, days: 4 },
    ],
  },
  {
    begins: { workingDaysAgo: 3, time: '14:30' },
    writer: writerNamed('Idris Morgan'),
    handler: 'nia',
    letter: {
      subject: 'Street party in July',
      text: 'We would like to close Meadow Way for a street party. Which form do we need, and by when?\n\nIdris Morgan',
    },
    turns: [
      { does: 'take', after: 0 },
      { does: 'tag', after: 0, tags: ['events', 'road closure'] },
    ],
  },
  {
    begins: { workingDaysAgo: 4, time: '02:41' },
    writer: { name: 'Rank Higher Today', address: 'offers@rankhigher.example' },
    handler: 'sam',
    letter: {
      subject: 'Your website could be first',
      text: 'Dear webmaster, we bring any website to the first page within a week. Ask for our prices.',
    },
    turns: [{ does: 'spam', after: 0 }],
  },
];
