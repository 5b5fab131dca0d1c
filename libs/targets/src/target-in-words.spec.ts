import { targetSentence } from './target-in-words.js';

const ANSWER = {
  amount: 10,
  unit: 'working-days',
  calendar: 'organisation',
  countsFrom: 'working-day-of-receipt',
  startsOn: 'receipt',
  metBy: 'answer',
  pausesWhileWaiting: false,
  warnBefore: [{ amount: 2, unit: 'working-days' }],
  atWarning: [{ deed: 'notify' }],
  atMiss: [{ deed: 'notify' }],
  extension: null,
} as const;
type Sentenced = Parameters<typeof targetSentence>[0];

test.each<[Partial<Sentenced>, string]>([
  [{}, '10 working days from the working day of receipt, met by an answer; warned 2 working days before'],
  [
    {
      amount: 1,
      unit: 'calendar-months',
      countsFrom: 'day-of-receipt',
      warnBefore: [],
      pausesWhileWaiting: true,
    },
    '1 calendar month from the very day of receipt, met by an answer; stands still while we wait for the contact; never warned',
  ],
  [
    { amount: 30, unit: 'minutes', startsOn: 'acknowledgement', metBy: 'first-human-reply', warnBefore: [] },
    '30 minutes from the acknowledgement, met by the first reply of a person; never warned',
  ],
  [
    {
      startsOn: 'escalation',
      warnBefore: [
        { amount: 5, unit: 'working-days' },
        { amount: 1, unit: 'working-hours' },
      ],
      atWarning: [{ deed: 'draft-apology' }, { deed: 'notify' }],
      atMiss: [{ deed: 'reassign', to: 'least-busy', team: 'Front desk' }, { deed: 'raise-priority' }],
    },
    '10 working days from the working day of the escalation, met by an answer; warned 5 working days and 1 working hour before; at a warning word of a delay is drafted and whoever has it is told; when it is missed it is given to the least busy of the team Front desk and its priority is raised',
  ],
  [
    {
      atMiss: [],
      extension: { most: { amount: 2, unit: 'calendar-months' }, toldWithin: 'first-period' },
    },
    '10 working days from the working day of receipt, met by an answer; warned 2 working days before; when it is missed nothing is done; its date can be moved by up to 2 calendar months, if the contact is told before the first date has passed',
  ],
])('%j', (change, sentence) => {
  expect(targetSentence({ ...ANSWER, ...change } as Sentenced)).toBe(sentence);
});
