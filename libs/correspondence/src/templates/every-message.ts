import type { DataOf, Variables } from './template-variables.js';

/** On every message that goes out. */
export const everyMessage = {
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

export type EveryMessage = DataOf<typeof everyMessage>;

/** Who looks at a complaint once we have had our last word. */
export const ombudsman = {
  type: 'group',
  description: 'Who looks at a complaint once we have had our last word; missing where there is nobody',
  optional: true,
  fields: {
    name: { type: 'line', description: 'What they are called', example: 'The Example Ombudsman' },
    website: { type: 'url', description: 'Their website', example: 'https://ombudsman.example.org' },
    telephone: { type: 'line', description: 'Where a person answers', example: '01632 960099' },
  },
} as const satisfies Variables[string];
