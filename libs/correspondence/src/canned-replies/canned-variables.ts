import { replyVariables, type Variables } from '../templates/index.js';

const { organisation, contact, reference, subject, advisor } = replyVariables;

/** What a canned reply may say of the conversation it is put into. */
export const cannedVariables = {
  organisation,
  contact,
  reference,
  subject,
  advisor,
  due: {
    type: 'line',
    description: 'The day by which they have an answer, in words; missing where no target runs',
    example: 'Monday 20 April 2026',
    optional: true,
    longest: 60,
  },
} as const satisfies Variables;
