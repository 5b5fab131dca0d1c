import { writerNamed } from '../cast.js';
import { picture } from '../demo-files.js';
import type { Story } from '../story.js';

/** Complaints and compliments, from the first word to the last. */
export const COMPLAINTS: readonly Story[] = [
  {
    begins: { workingDaysAgo: 17, time: '11:42' },
    writer: writerNamed('Harold Tennant'),
    handler: 'joan',
    letter: {
      subject: 'Formal complaint about the housing office',
      text: 'Dear Sir or Madam,\n\nI wish to make a formal complaint. I have rung the housing office nine times since the beginning of September about the damp in my flat. Twice I was promised a call back. Nobody rang.\n\nMy son has asthma. I want to know who is responsible, and when somebody will come.\n\nH. Tennant\nFlat 4, Quarry Bank',
    },
    turns: [
      { does: 'take', after: 1 },
      { does: 'note', after: 0, text: 'Stage one. Asked housing for the call log.' },
      { does: 'wait-for-others', after: 0 },
      {
        does: 'note',
        after: 4,
        text: 'Call log came: nine calls, no call back recorded. The complaint is justified.',
      },
      {
        does: 'answer',
        after: 2,
        leaves: 'done',
        text: 'You are right, and I am sorry. Nobody called you back, although you were promised it twice.\n\nA surveyor will come to you on Thursday at 10am. I have asked for the report myself, and will write to you within a week of the visit.\n\nIf you are not content with this answer you may ask for a review (stage two).',
      },
      {
        does: 'write',
        after: 6,
        quotes: true,
        letter: {
          text: 'The surveyor has been and the works are booked. Thank you for taking this seriously.',
        },
      },
      { does: 'resolve', after: 1 },
    ],
  },
  {
    begins: { workingDaysAgo: 14, time: '16:05' },
    writer: writerNamed('Bridget Fallon'),
    handler: 'joan',
    letter: {
      subject: 'Complaint: rude at the front desk',
      text: 'I was spoken to very rudely at the front desk of the town hall on Monday, in front of a room of people. I only asked where to pay. I would like an apology.\n\nBridget Fallon',
    },
    turns: [
      { does: 'take', after: 2 },
      { does: 'note', after: 1, text: 'Team leader is on leave; asked who was on the desk.' },
    ],
  },
  {
    begins: { workingDaysAgo: 10, time: '10:12' },
    writer: writerNamed('Oliver Standish'),
    handler: 'joan',
    letter: {
      subject: 'Complaint about a parking fine',
      text: 'I am writing to complain about a parking fine. My permit was in the window, as the photograph shows. I have already appealed once and had a form letter back that did not answer a single point.\n\nOliver Standish',
      files: [picture('windscreen.png')],
    },
    turns: [{ does: 'take', after: 1 }],
  },
  {
    begins: { workingDaysAgo: 3, time: '22:51' },
    writer: writerNamed('Shirley Vance'),
    handler: 'joan',
    letter: {
      subject: 'I want to complain',
      text: 'THIS IS THE THIRD TIME I HAVE WRITTEN. The bins in our street are left all over the pavement after every collection and nobody cares!!! I pay my council tax like everybody else. I WANT TO COMPLAIN and I want a name.\n\nMrs S Vance',
    },
    turns: [],
  },
  {
    begins: { workingDaysAgo: 6, time: '09:30' },
    writer: writerNamed('Leonard Achebe'),
    handler: 'sam',
    letter: {
      subject: 'Compliment for the library',
      text: 'I should like to praise the two ladies in the library. My reading group for the blind would not exist without them. Please pass on our thanks.\n\nLeonard Achebe',
    },
    turns: [
      { does: 'take', after: 0 },
      {
        does: 'answer',
        after: 1,
        leaves: 'done',
        text: 'Thank you for writing. Both of them have your letter on the wall by now.',
      },
    ],
  },
  {
    begins: { daysAgo: 2, time: '18:20' },
    writer: writerNamed('Gwen Faraday'),
    handler: 'sam',
    letter: {
      subject: 'Well done 👏🎉',
      text: 'Just to say well done to the crew who cleared the snow off the ramp at the day centre 😊 They did not have to and they did it with a smile. 💚\n\nGwen',
    },
    turns: [],
  },
];
