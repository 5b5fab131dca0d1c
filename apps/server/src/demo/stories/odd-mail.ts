import { Temporal } from 'temporal-polyfill';
import { writerNamed } from '../cast.js';
import { picture } from '../demo-files.js';
import { demoMail, multipart, part } from '../demo-mail.js';
import type { Story } from '../story.js';

const NOBODY: Pick<Story, 'turns' | 'handler'> = { turns: [], handler: 'sam' };

/** Mail that no two programs read alike: without a subject, in old character sets, from machines, or unreadable. */
export const ODD_MAIL: readonly Story[] = [
  {
    ...NOBODY,
    begins: { workingDaysAgo: 8, time: '12:49' },
    writer: writerNamed('Kyle Denby'),
    letter: {
      subject: '',
      text: 'hi is the tip open sunday. sent from my phone',
      files: [picture('IMG_2041.png')],
    },
    turns: [
      { does: 'take', after: 1 },
      {
        does: 'answer',
        after: 0,
        leaves: 'done',
        text: 'It is open from 9am to 4pm on Sundays, but not at Christmas.',
      },
    ],
  },
  {
    ...NOBODY,
    begins: { workingDaysAgo: 2, time: '07:58' },
    writer: writerNamed('Renée Dubois'),
    letter: {
      subject: 'Café licence',
      text: 'Hello,\n\nI run the café in Park View. What would a licence for six tables on the pavement cost? I was told £120, then £310.\n\nRenée Dubois',
      charset: 'windows-1252',
    },
  },
  {
    ...NOBODY,
    begins: { daysAgo: 4, time: '23:17' },
    writer: writerNamed('Jaz Mahal'),
    letter: { subject: '🗑️🗑️🗑️', text: 'bin day?? 🤷 queens terrace 🙏' },
  },
  {
    ...NOBODY,
    begins: { workingDaysAgo: 11, time: '10:40' },
    writer: writerNamed('Noreen Sadler'),
    letter: {
      subject: 'Bus pass for my aunt',
      text: 'My aunt turns 66 next month. Can I apply for her bus pass, or must she come herself?\n\nNoreen Sadler',
    },
    turns: [
      { does: 'arrive-again', after: 0 },
      { does: 'take', after: 1 },
      {
        does: 'answer',
        after: 1,
        leaves: 'done',
        text: 'You may apply for her, with a photograph of her and proof of her age.',
      },
      {
        does: 'out-of-office',
        after: 0,
        text: 'I am away until Monday and will read your message then.\n\nNoreen',
      },
    ],
  },
  {
    ...NOBODY,
    begins: { workingDaysAgo: 6, time: '16:20' },
    writer: { name: 'Terence Grubb', address: 'terence.gruub@mail.example' },
    handler: 'bea',
    letter: {
      subject: 'Skip licence',
      text: 'I need a skip in front of 12 Hawthorn Drive for a week. How do I get a licence?\n\nT. Grubb',
    },
    turns: [
      { does: 'take', after: 0 },
      {
        does: 'answer',
        after: 1,
        text: 'The skip company applies for the licence on your behalf; it takes three working days.',
      },
      { does: 'bounce', after: 0 },
      { does: 'note', after: 1, text: 'The address seems to be misspelt. Tried to ring, no answer.' },
    ],
  },
  {
    ...NOBODY,
    begins: { workingDaysAgo: 9, time: '05:00' },
    writer: { name: 'Local Government Weekly', address: 'news@bulletin.example' },
    letter: {
      subject: 'Your weekly round-up: budgets, bins and beyond',
      text: 'In this issue: five ways to cut the cost of winter. Read on our website.\n\nTo unsubscribe, follow the link below.',
      html: '<h1>Your weekly round-up</h1><p>In this issue: <b>five ways</b> to cut the cost of winter.</p><p><a href="https://bulletin.example/unsubscribe">Unsubscribe</a></p>',
      headers: {
        'List-Id': '<weekly.bulletin.example>',
        'List-Unsubscribe': '<https://bulletin.example/unsubscribe>',
        Precedence: 'bulk',
      },
    },
  },
  {
    ...NOBODY,
    begins: { workingDaysAgo: 13, time: '09:01' },
    writer: writerNamed('Malcolm Reeve', 'contractor.example'),
    letter: {
      subject: 'Automatic reply: Purchase order 4417',
      text: 'I am out of the office until the end of the month. For anything urgent, write to my colleagues.\n\nMalcolm Reeve',
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    },
  },
  {
    ...NOBODY,
    begins: { workingDaysAgo: 3, time: '03:12' },
    writer: { name: 'Scanner second floor', address: 'scanner@contractor.example' },
    letter: { subject: 'Message could not be read', text: '' },
    raw: tooDeep(),
  },
];

/** Parts within parts, past what is read of any mail: it is set aside whole, and staff are told. */
function tooDeep(): Buffer {
  let inner = part('text/plain; charset=utf-8', '8bit', Buffer.from('A page.'));
  for (let depth = 0; depth < 40; depth++) inner = multipart('mixed', `level_${depth}`, [inner]);
  const head = demoMail(
    {
      from: { name: 'Scanner second floor', address: 'scanner@contractor.example' },
      to: 'enquiries@example.org',
      date: Temporal.ZonedDateTime.from('2026-01-05T03:12:00+00:00[Europe/London]'),
      messageId: 'scan-000231@contractor.example',
    },
    { subject: 'Scan 231', text: '' },
  );
  const end = head.indexOf('Content-Type:');
  return Buffer.concat([head.subarray(0, end), inner]);
}
