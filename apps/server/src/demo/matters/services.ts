import type { Matter } from './matter.js';

/** What no particular team sees to. */
export const SERVICES: readonly Matter[] = [
  {
    subject: 'Council tax - moving out',
    text: 'We are moving out of {number} {street} at the end of the month. What do I need to do about the council tax and the direct debit?',
    answer:
      'Thank you for telling us early. Your account closes on the day you leave; a final bill follows within two weeks. Please keep the direct debit until then.',
    question: {
      asks: 'Thank you. Could you tell us the exact date and your new address, so that we can close the account?',
      says: 'The 30th. We are going to my brother in Leeds for now, post can go to him.',
    },
  },
  {
    subject: 'Single person discount',
    text: 'My husband died in the summer and I now live alone. I have been told that I should pay less council tax. I do not use the internet much.',
    answer:
      'I am very sorry for your loss. I have put the discount on your account from July; you need do nothing more. A new bill will come by post.',
    note: 'Bereavement: one letter only, no online forms.',
  },
  {
    subject: 'Library opening hours',
    text: 'Is the library in {street} open on Saturdays? Your website says yes, the door says no.',
    answer:
      'It is open on Saturdays from 10am to 1pm again. We have asked for the notice on the door to be changed.',
  },
  {
    subject: 'Registering a birth',
    text: 'Our daughter was born on {weekday}. Can we register her at the town hall, and do we both need to come?',
    answer:
      'Congratulations. You can register her here within 42 days. If you are married, one of you is enough. Ring 01632 960001 for a time.',
  },
  {
    subject: 'Planning question, shed',
    text: 'Do I need permission for a shed of 4 by 3 metres at the back of {number} {street}?',
    answer:
      'Most likely not, if it is lower than 2.5 metres and not in front of the house. The planning portal has a short check for this.',
  },
  {
    subject: 'Parking permit renewal',
    text: 'My resident permit for {street} runs out on {weekday} and the website will not take my card. Can I pay some other way?',
    answer:
      'You can pay over the telephone on 01632 960001. We will not issue fines in your street this week.',
  },
  {
    subject: 'Allotment waiting list',
    text: 'I put my name down for an allotment two years ago. Am I still on the list, and how many are before me?',
    answer:
      'You are still on the list, at number 11 for Quarry Bank. About five plots come free each spring.',
  },
  {
    subject: 'Noise from the building site',
    text: 'The building site next to {number} {street} starts at 6 in the morning, even on Sundays. Is that allowed?',
    answer:
      'It is not: noisy work is allowed from 8am on weekdays, and not on Sundays. An officer has spoken to the site today.',
    note: 'Spoke to the site manager. Third time; next step is a notice.',
  },
  {
    subject: 'Hall hire',
    text: 'We should like to hire the hall in {street} for a wedding party next May, for about 80 people. What does it cost?',
    answer:
      'The hall costs £38 an hour, or £260 for a day. Saturdays in May go early; three are still free. The form is on our website.',
  },
  {
    subject: 'School admissions',
    text: 'We have just moved to {street}. How do I apply for a place in year 4 in the middle of the year?',
    answer:
      'Please fill in the form for in-year admissions. The two nearest schools both have places in year 4.',
    question: {
      asks: 'Welcome. So that I can look for places: does your child have any needs that a school should know of?',
      says: 'He wears a hearing aid, otherwise no.',
    },
  },
  {
    subject: 'Blue badge renewal',
    text: 'My blue badge expires in three weeks and I have not had a letter. Should I wait or apply again?',
    answer:
      'Please apply again now; it takes about three weeks. I have put a note on your file so that it is dealt with first.',
  },
  {
    subject: 'Stray dog',
    text: 'A brown dog without a collar has been running around {street} since {weekday}. It is friendly, but it runs in front of cars.',
    answer: 'The dog warden has found it, and it is home again. Thank you for looking out for it.',
  },
  {
    subject: 'Changing my name on the electoral roll',
    text: 'I got married last month. How do I change my name on the electoral roll? I live at {number} {street}.',
    answer:
      'Congratulations. Please send us a copy of the certificate; we will change the roll at the start of next month.',
  },
  {
    subject: 'Playground swing broken',
    text: 'One of the swings in the playground by {street} hangs on one chain only. Please take it down before a child gets hurt.',
    answer: 'It was taken down within the hour, and a new one is ordered. Thank you for writing.',
    photo: 'swing.png',
  },
];
