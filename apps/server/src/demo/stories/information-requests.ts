import { writerNamed } from '../cast.js';
import { csv, pdf } from '../demo-files.js';
import type { Story } from '../story.js';

/** Requests under the law: freedom of information, and one's own data. */
export const INFORMATION_REQUESTS: readonly Story[] = [
  {
    begins: { workingDaysAgo: 19, time: '13:15' },
    writer: writerNamed('Philippa Crane', 'newsdesk.example'),
    handler: 'joan',
    letter: {
      subject: 'Freedom of information request: agency staff',
      text: 'Dear information officer,\n\nUnder the Freedom of Information Act 2000, please tell me for each of the last three financial years:\n\n1. how much the council spent on agency staff,\n2. in which departments,\n3. the highest day rate paid.\n\nA spreadsheet would be welcome.\n\nPhilippa Crane\nReporter',
    },
    turns: [
      { does: 'take', after: 1 },
      { does: 'note', after: 1, text: 'Asked finance for the figures by department.' },
      { does: 'wait-for-others', after: 0 },
    ],
  },
  {
    begins: { workingDaysAgo: 16, time: '08:58' },
    writer: writerNamed('Rowan Beckett'),
    handler: 'joan',
    letter: {
      subject: 'FOI - trees felled',
      text: 'How many street trees were felled last year, and how many were planted? Please treat this as a request under the Freedom of Information Act.\n\nRowan Beckett',
      files: [
        csv('streets-of-interest.csv', [
          ['street', 'trees in 2020'],
          ['Beech Avenue', '41'],
          ['Park View', '23'],
        ]),
      ],
    },
    turns: [
      { does: 'take', after: 0 },
      {
        does: 'answer',
        after: 7,
        leaves: 'done',
        text: '112 street trees were felled last year, all but nine of them because they were ill or dead. 164 were planted. The list by street is on our website.',
      },
    ],
  },
  {
    begins: { workingDaysAgo: 2, time: '12:02' },
    writer: writerNamed('Marcus Dell', 'datalab.example'),
    handler: 'joan',
    letter: {
      subject: 'FOI request',
      text: 'Please send me the following under the Freedom of Information Act: the number of potholes reported, and the number repaired within the target, by month, since January.\n\nRegards\nM. Dell',
    },
    turns: [],
  },
  {
    begins: { daysAgo: 26, time: '15:40' },
    writer: writerNamed('Andrea Voss'),
    handler: 'joan',
    letter: {
      subject: 'Subject access request',
      text: 'I should like a copy of the personal data you hold about me, above all the notes of the benefits office since 2023. A copy of my driving licence is attached so that you know who I am.\n\nAndrea Voss',
      files: [pdf('proof-of-identity.pdf', ['Specimen', 'Driving licence', 'VOSS, ANDREA'])],
    },
    turns: [
      { does: 'take', after: 1 },
      {
        does: 'note',
        after: 0,
        text: 'Identity is fine. Benefits and revenues asked to search by the 12th.',
      },
    ],
  },
  {
    begins: { daysAgo: 8, time: '20:14' },
    writer: writerNamed('Kofi Asante'),
    handler: 'sam',
    letter: {
      subject: 'SAR request, school transport',
      text: 'Please send me everything you hold about me and the school transport appeal for my daughter. This is a subject access request.\n\nKofi Asante',
    },
    turns: [
      { does: 'take', after: 1 },
      {
        does: 'answer',
        after: 1,
        leaves: 'wait',
        text: 'Thank you, we have begun. So that we send it to the right person, could you let us have a copy of a document with your name and address?',
      },
    ],
  },
];
