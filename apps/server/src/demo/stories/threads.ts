import { DEREK, writerNamed } from '../cast.js';
import { pdf, picture } from '../demo-files.js';
import type { Story } from '../story.js';

const DEREKS: [number, string, string, string][] = [
  [
    24,
    '07:02',
    'Leaves on Church Hill',
    'The leaves on the pavement in Church Hill are a disgrace. Somebody will slip. D. Holroyd',
  ],
  [
    19,
    '06:48',
    'Town hall clock',
    'The town hall clock is four minutes slow. It has been so since October. D. Holroyd',
  ],
  [13, '07:15', 'Bus shelter', 'The glass in the bus shelter on Station Road is broken again. D. Holroyd'],
  [6, '06:55', 'Pigeons', 'The pigeons in Market Street are back. Who feeds them? Not I. D. Holroyd'],
  [
    1,
    '07:09',
    'Street lights on in daylight',
    'The street lights in Mill Lane burn at noon. Who pays for this? D. Holroyd',
  ],
];

/** Matters that went to and fro. */
export const THREADS: readonly Story[] = [
  ...DEREKS.map(
    ([daysAgo, time, subject, text]): Story => ({
      begins: { daysAgo, time },
      writer: DEREK,
      handler: 'sam',
      letter: { subject, text },
      turns: [
        { does: 'take', after: 2 },
        {
          does: 'answer',
          after: 3,
          leaves: 'done',
          text: 'Thank you for telling us, Mr Holroyd. We have passed it on to the team who look after this.',
        },
      ],
    }),
  ),
  {
    begins: { workingDaysAgo: 18, time: '10:20' },
    writer: writerNamed('Caroline Mabey'),
    handler: 'bea',
    key: 'wall',
    letter: {
      subject: 'Retaining wall behind Orchard Close',
      text: 'Good morning,\n\nThe wall at the end of our garden belongs to the council, I think. It leans more than it did in spring and there is a crack that I can put my hand in. Photograph attached.\n\nCaroline Mabey\n7 Orchard Close',
      html: '<p>Good morning,</p><p>The wall at the end of our garden belongs to the council, I think. It leans more than it did in spring and there is a crack that I can put my hand in. Photograph attached.</p><p>Caroline Mabey<br>7 Orchard Close</p>',
      files: [picture('wall.png')],
    },
    turns: [
      { does: 'take', after: 0 },
      {
        does: 'answer',
        after: 1,
        leaves: 'wait',
        text: 'Thank you for the photograph. To find out whose wall it is I need the title plan of your house. Do you have a copy?',
      },
      {
        does: 'write',
        after: 1,
        quotes: true,
        letter: {
          text: 'Yes, here it is. The wall is on the far side of the red line.',
          files: [pdf('title-plan.pdf', ['Title plan', '7 Orchard Close', 'Scale 1:1250'])],
        },
      },
      { does: 'note', after: 1, text: 'Far side of the red line: ours. Asked structures for an inspection.' },
      {
        does: 'answer',
        after: 0,
        text: 'Thank you. The wall is ours. An engineer will come on Tuesday; you need not be at home.',
      },
      {
        does: 'write',
        after: 5,
        quotes: true,
        letter: {
          text: 'The engineer came and took measurements, but said nothing. Is it safe? My grandchildren play there.\n\nCaroline',
        },
      },
      {
        does: 'answer',
        after: 1,
        leaves: 'done',
        text: 'It is safe to be in the garden, but please keep three metres from the wall. It will be rebuilt in January, and we will put up a fence this week.',
      },
      { does: 'write', after: 4, quotes: true, letter: { text: 'There is still no fence.\n\nCaroline' } },
    ],
  },
  {
    // Her husband, who has not taken part: it is a matter of its own until an advisor says otherwise.
    begins: { workingDaysAgo: 4, time: '19:36' },
    writer: writerNamed('Edward Mabey'),
    handler: 'bea',
    mentions: 'wall',
    letter: {
      subject: 'Orchard Close wall',
      text: 'My wife has been writing to you about the wall. I have taken more pictures, see attached.\n\nEdward Mabey',
      files: [picture('wall-north.png'), picture('wall-south.png', 400, 240)],
    },
    turns: [],
  },
  {
    begins: { workingDaysAgo: 12, time: '14:02' },
    writer: writerNamed('Bethan Morris'),
    handler: 'nia',
    letter: {
      subject: 'Casgliad biniau / Gwasanaeth Cymraeg',
      text: "Bore da,\n\nHoffwn gael ateb yn Gymraeg, os gwelwch yn dda. Pryd mae'r llyfrgell ar agor dros y Nadolig? Mae'r wefan yn dweud un peth a'r poster yn dweud peth arall.\n\nDiolch yn fawr,\nBethan Morris",
    },
    turns: [
      { does: 'assign', after: 0, to: 'nia', by: 'bea' },
      {
        does: 'answer',
        after: 2,
        leaves: 'done',
        by: 'nia',
        text: "Bore da Bethan,\n\nMae'n ddrwg gennym am y dryswch. Mae'r llyfrgell ar gau o 24 Rhagfyr tan 2 Ionawr. Mae'r wefan yn gywir erbyn hyn.",
      },
    ],
  },
  {
    begins: { workingDaysAgo: 1, time: '11:25' },
    writer: writerNamed('Rhodri ap Gwilym'),
    handler: 'nia',
    letter: {
      subject: 'Treth y cyngor',
      text: 'Prynhawn da, sut mae talu treth y cyngor mewn deg rhandaliad yn lle deuddeg? Nid wyf yn gallu dod o hyd iddo ar y wefan.\n\nRhodri',
    },
    turns: [{ does: 'assign', after: 0, to: 'nia', by: 'sam' }],
  },
  {
    begins: { workingDaysAgo: 9, time: '09:51' },
    writer: writerNamed('Stuart Nkemelu', 'riverside-surgery.example'),
    handler: 'tom',
    letter: {
      subject: 'Access road to the surgery',
      text: 'The road works on Mill Lane leave no way for ambulances to the surgery between 9 and 3. We need a gap, today if possible.\n\nDr S. Nkemelu\nRiverside Surgery, 01632 960044',
      headers: { Importance: 'high' },
    },
    turns: [
      { does: 'take', after: 0 },
      {
        does: 'answer',
        after: 0,
        text: 'The contractor will keep the eastern lane open for you from noon today. My direct line is 01632 960012 if it is not so.',
      },
      {
        does: 'write',
        after: 0,
        quotes: true,
        letter: { text: 'Open at 12:10. Thank you, that was quick.' },
      },
      { does: 'resolve', after: 0 },
    ],
  },
  {
    begins: { workingDaysAgo: 7, time: '13:33' },
    writer: writerNamed('Imogen Clay', 'parish.example'),
    handler: 'bea',
    letter: {
      subject: 'Remembrance parade: road closure',
      text: 'Dear colleagues, attached are the plan and the list of stewards for next year. Could you confirm the road closure for Church Hill by Friday?\n\nImogen Clay\nParish clerk',
      files: [
        pdf('parade-plan.pdf', [
          'Parade plan',
          'Assemble 10.15, step off 10.40',
          'Church Hill closed 10.00 to 12.30',
        ]),
        pdf('stewards.pdf', ['Stewards', 'Clay, Birch, Thwaite, Poole']),
      ],
    },
    turns: [
      { does: 'take', after: 1 },
      { does: 'transfer', after: 0, queue: 'highways' },
      { does: 'assign', after: 1, to: 'tom', by: 'tom' },
      { does: 'wait-for-others', after: 0, by: 'tom' },
    ],
  },
  {
    begins: { workingDaysAgo: 5, time: '15:10' },
    writer: writerNamed('Jean Ashby'),
    handler: 'sam',
    letter: {
      subject: 'Help with my form',
      text: 'I tried to fill in the form for council tax support but it asks for a reference that I do not have. I am 79.\n\nJean Ashby',
    },
    turns: [
      { does: 'take', after: 0 },
      {
        does: 'answer',
        after: 0,
        leaves: 'wait',
        text: 'You do not need one. May we ring you and fill it in together? Please tell us when it suits you, and your number.',
      },
    ],
  },
];
