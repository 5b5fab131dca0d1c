import type { DataOf, Variables } from './template-variables.js';

/** On every message that goes out. */
const everyMessage = {
  organisation: {
    type: 'group',
    description: 'Who writes',
    fields: {
      name: { type: 'line', description: 'The name of the organisation', example: 'Example Council' },
      telephone: { type: 'line', description: 'Where a person answers', example: '01632 960001' },
      website: { type: 'url', description: 'The website', example: 'https://www.example.org' },
      openingHours: {
        type: 'line',
        description: 'When a person answers, in words',
        example: 'Monday to Friday, 9am to 5pm',
      },
    },
  },
  contact: {
    type: 'group',
    description: 'Who is written to',
    fields: {
      name: {
        type: 'name',
        description: 'Their name as they gave it; missing where there is none',
        example: 'Amy Jones',
        optional: true,
      },
    },
  },
  reference: {
    type: 'line',
    description: 'The reference of the conversation',
    example: 'R-7Q2-M4XK',
    longest: 20,
  },
  subject: {
    type: 'line',
    description: 'The subject they wrote, without "Re:"; missing where there was none',
    example: 'Missed bin collection',
    optional: true,
    longest: 120,
  },
  links: {
    type: 'list',
    description: 'Where to find further information and self-service',
    items: {
      label: {
        type: 'line',
        description: 'What is found there',
        example: 'Find out more about our services',
      },
      url: { type: 'url', description: 'The address', example: 'https://www.example.org/services' },
    },
  },
} as const satisfies Variables;

/** What the first, automatic message may say. */
export const acknowledgementVariables = {
  ...everyMessage,
  kind: {
    type: 'line',
    description: 'What it was taken for, in words that follow "your"',
    example: 'enquiry',
  },
  queue: {
    type: 'group',
    description: 'Who has it',
    fields: {
      name: { type: 'line', description: 'The name of the queue', example: 'Waste and recycling' },
    },
  },
  receivedOn: {
    type: 'line',
    description: 'The day it came, in words',
    example: 'Thursday 2 April 2026',
    longest: 60,
  },
  expectedBy: {
    type: 'line',
    description: 'The day by which they have an answer, in words; missing where no target runs',
    example: 'Monday 20 April 2026',
    optional: true,
    longest: 60,
  },
} as const satisfies Variables;

/** What an advisor's answer is wrapped in. */
export const replyVariables = {
  ...everyMessage,
  advisor: {
    type: 'group',
    description: 'Who answers',
    fields: {
      name: { type: 'line', description: 'The name they sign with', example: 'Sam Patel' },
    },
  },
  body: {
    type: 'text',
    description: 'What the advisor wrote, as text',
    example: 'Hello Amy,\n\nWe will collect your bin tomorrow.',
  },
  bodyHtml: {
    type: 'html',
    description: 'What the advisor wrote, as safe HTML; in html.hbs only, with three braces',
    example: '<p>Hello Amy,</p><p>We will collect your bin tomorrow.</p>',
  },
} as const satisfies Variables;

/** What templates are for, each with the variables it may use; the name is the folder's under `templates/`. */
export const purposes = {
  acknowledgement: acknowledgementVariables,
  reply: replyVariables,
} as const satisfies Record<string, Variables>;

export type Purpose = keyof typeof purposes;
export type AcknowledgementData = DataOf<typeof acknowledgementVariables>;
export type ReplyData = DataOf<typeof replyVariables>;
export type DataFor<P extends Purpose> = DataOf<(typeof purposes)[P]>;

export function isPurpose(name: string): name is Purpose {
  return Object.hasOwn(purposes, name);
}
