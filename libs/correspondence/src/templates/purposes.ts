import { everyMessage, ombudsman } from './every-message.js';
import {
  appointmentVariables,
  awaitingVariables,
  escalationVariables,
  outOfOfficeVariables,
  reopenedVariables,
  resolvedVariables,
  satisfactionVariables,
} from './occasion-variables.js';
import type { DataOf, Variables } from './template-variables.js';

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
    type: 'day',
    description: 'The day it came, in words',
    example: '2026-04-02',
  },
  expectedBy: {
    type: 'day',
    description: 'The day by which they have an answer, in words; missing where no target runs',
    example: '2026-04-20',
    optional: true,
  },
  outOfHours: {
    type: 'text',
    description:
      'What the calendar says to those who write while you are closed; missing where you were open, or it says nothing',
    example: 'For dangerous faults on the road call 01632 960002 at any time.',
    optional: true,
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
  ombudsman,
} as const satisfies Variables;

/** Tells who has it now, after it was handed to another queue. */
export const handoverVariables = {
  ...everyMessage,
  queue: {
    type: 'group',
    description: 'Who has it now',
    fields: {
      name: { type: 'line', description: 'The name of the queue', example: 'Waste and recycling' },
    },
  },
  before: {
    type: 'day',
    description:
      'The day that was promised and has passed without an answer, in words; missing where none has',
    example: '2026-04-13',
    optional: true,
  },
  expectedBy: {
    type: 'day',
    description: 'The day ahead by which they have an answer, in words; missing where there is none',
    example: '2026-04-20',
    optional: true,
  },
  words: {
    type: 'text',
    description: 'What the advisor adds in their own words; missing where they add nothing',
    example: 'They look after the lights on your street.',
    optional: true,
  },
} as const satisfies Variables;

/** Says sorry that an answer takes longer than promised, why, and until when. */
export const apologyVariables = {
  ...everyMessage,
  reason: {
    type: 'text',
    description: 'Why it takes longer, in words for the person who wrote',
    example: 'We are waiting for the survey of the road.',
  },
  before: {
    type: 'day',
    description: 'The day that was promised before, in words',
    example: '2026-04-20',
  },
  expectedBy: {
    type: 'day',
    description: 'The day by which they now have an answer, in words',
    example: '2026-04-27',
  },
} as const satisfies Variables;

/** Tells that it is a matter for another body, and how to reach that. */
export const redirectVariables = {
  ...everyMessage,
  body: {
    type: 'group',
    description: 'Whose matter it is; they have at least a website, a telephone number or an email address',
    fields: {
      name: { type: 'line', description: 'The name of the other body', example: 'Example County Council' },
      about: {
        type: 'line',
        description:
          'What they look after, in words that follow "They look after"; missing where nothing is said',
        example: 'roads, street lights and schools',
        optional: true,
        longest: 500,
      },
      website: {
        type: 'url',
        description: 'Where to get in touch with them, or to report it; missing where there is none',
        example: 'https://county.example.org/contact',
        optional: true,
      },
      telephone: {
        type: 'line',
        description: 'Where a person answers there; missing where there is none',
        example: '01632 960101',
        optional: true,
      },
      email: {
        type: 'line',
        description: 'Their email address; missing where there is none',
        example: 'contact@county.example.org',
        optional: true,
      },
    },
  },
  words: {
    type: 'text',
    description: 'What the advisor adds in their own words; missing where they add nothing',
    example: 'They mend the lights in your street.',
    optional: true,
  },
} as const satisfies Variables;

/** What is written around a message that is handed on to somebody else. */
export const forwardVariables = {
  ...replyVariables,
  body: { ...replyVariables.body, optional: true },
  bodyHtml: { ...replyVariables.bodyHtml, optional: true },
  original: {
    type: 'text',
    description: 'The message that is handed on, with who wrote it and when, as text',
    example: 'From: Amy Jones\n\nMy bin was not collected.',
    longest: 200_000,
  },
  originalHtml: {
    type: 'html',
    description: 'The same as safe HTML; in html.hbs only, with three braces',
    example: '<p>From: Amy Jones</p><p>My bin was not collected.</p>',
  },
} as const satisfies Variables;

/** Tells a member of staff what they have not read. */
export const digestVariables = {
  organisation: {
    type: 'group',
    description: 'Whose staff it is',
    fields: {
      name: { type: 'line', description: 'The name of the organisation', example: 'Example Council' },
    },
  },
  person: {
    type: 'group',
    description: 'Who is told',
    fields: { name: { type: 'line', description: 'Their name', example: 'Sam Patel' } },
  },
  count: { type: 'line', description: 'How many there are', example: '3', longest: 10 },
  news: {
    type: 'list',
    description: 'What they have not read, oldest first',
    items: {
      text: {
        type: 'line',
        description: 'One sentence',
        example: 'Bea assigned R-7Q2-M4XK to you.',
        longest: 400,
      },
      url: {
        type: 'url',
        description: 'Where it is',
        example: 'https://postroom.example.org/conversations/R-7Q2-M4XK',
      },
    },
  },
  settings: {
    type: 'url',
    description: 'Where they choose what reaches them',
    example: 'https://postroom.example.org/me',
  },
} as const satisfies Variables;

/** What templates are for, each with the variables it may use; the name is the folder's under `templates/`. */
export const purposes = {
  acknowledgement: acknowledgementVariables,
  reply: replyVariables,
  handover: handoverVariables,
  apology: apologyVariables,
  redirect: redirectVariables,
  digest: digestVariables,
  forward: forwardVariables,
  awaiting: awaitingVariables,
  resolved: resolvedVariables,
  reopened: reopenedVariables,
  escalation: escalationVariables,
  'out-of-office': outOfOfficeVariables,
  satisfaction: satisfactionVariables,
  appointment: appointmentVariables,
} as const satisfies Record<string, Variables>;

export type Purpose = keyof typeof purposes;
export const PURPOSES = Object.keys(purposes) as Purpose[];
export type AcknowledgementData = DataOf<typeof acknowledgementVariables>;
export type ReplyData = DataOf<typeof replyVariables>;
export type HandoverData = DataOf<typeof handoverVariables>;
export type ApologyData = DataOf<typeof apologyVariables>;
export type RedirectData = DataOf<typeof redirectVariables>;
export type ForwardData = DataOf<typeof forwardVariables>;
export type DataFor<P extends Purpose> = DataOf<(typeof purposes)[P]>;

/** What the renderer itself adds: every template may name the language it is in. */
const inEveryTemplate = {
  language: {
    type: 'line',
    description: 'The language of the message, as HTML names it',
    example: 'en',
    longest: 35,
  },
} as const satisfies Variables;

/** All that a purpose's templates may use. */
export function variablesOf(purpose: Purpose): Variables {
  return { ...purposes[purpose], ...inEveryTemplate };
}

export function isPurpose(name: string): name is Purpose {
  return Object.hasOwn(purposes, name);
}
