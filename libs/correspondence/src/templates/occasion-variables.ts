import { everyMessage } from './every-message.js';
import type { Variables } from './template-variables.js';

const queue = {
  type: 'group',
  description: 'Who has it',
  fields: {
    name: { type: 'line', description: 'The name of the queue', example: 'Waste and recycling' },
  },
} as const satisfies Variables[string];

const expectedBy = {
  type: 'day',
  description: 'The day ahead by which they have an answer, in words; missing where there is none',
  example: '2026-04-20',
  optional: true,
} as const satisfies Variables[string];

const ownWords = {
  type: 'text',
  description: 'What the advisor adds in their own words; missing where they add nothing',
  example: 'The crew came on Friday.',
  optional: true,
} as const satisfies Variables[string];

/** Says what we need from whoever wrote before we can go on. */
export const awaitingVariables = {
  ...everyMessage,
  words: {
    type: 'text',
    description: 'What is needed, in the words of the advisor',
    example: 'Please send us a photograph of the street light, or the number on its post.',
  },
  until: {
    type: 'day',
    description: 'The day on which we look at it again in any case, in words; missing where none is set',
    example: '2026-04-20',
    optional: true,
  },
} as const satisfies Variables;

/** Says that it is done. */
export const resolvedVariables = { ...everyMessage, words: ownWords } as const satisfies Variables;

/** Answers by itself whoever writes again about what was done. */
export const reopenedVariables = { ...everyMessage, queue, expectedBy } as const satisfies Variables;

/** Says that what was answered is looked at anew, by somebody else. */
export const escalationVariables = {
  ...everyMessage,
  queue,
  expectedBy,
  words: ownWords,
} as const satisfies Variables;

/** Answers by itself whoever writes to somebody who is away. */
export const outOfOfficeVariables = {
  ...everyMessage,
  advisor: {
    type: 'group',
    description: 'Who is away',
    fields: { name: { type: 'line', description: 'Their name', example: 'Sam Patel' } },
  },
  until: {
    type: 'day',
    description: 'The last day on which they are away, in words',
    example: '2026-04-10',
  },
  cover: {
    type: 'group',
    description: 'Who has their work meanwhile; missing where nobody is named',
    optional: true,
    fields: { name: { type: 'line', description: 'Their name', example: 'Bea Jones' } },
  },
} as const satisfies Variables;

/** Asks, once it is done, how content they are. */
export const satisfactionVariables = {
  ...everyMessage,
  answers: {
    type: 'list',
    description: 'What they may answer, each by one tap',
    items: {
      label: { type: 'line', description: 'The answer', example: 'Content' },
      url: { type: 'url', description: 'Where the tap leads', example: 'https://www.example.org/feedback' },
    },
  },
} as const satisfies Variables;

/** Confirms an appointment, or reminds of it. */
export const appointmentVariables = {
  ...everyMessage,
  when: {
    type: 'line',
    description: 'The day and time, in words',
    example: 'Monday 20 April 2026 at 10:30',
    longest: 80,
  },
  where: {
    type: 'line',
    description: 'The place, or that somebody comes to them',
    example: 'Town Hall, Market Place, ground floor',
  },
  who: {
    type: 'line',
    description: 'Whom they meet; missing where that is not known',
    example: 'Sam Patel',
    optional: true,
  },
  words: {
    type: 'text',
    description: 'What to bring, or what else to know; missing where there is nothing',
    example: 'Please bring a letter that shows your address.',
    optional: true,
  },
} as const satisfies Variables;
