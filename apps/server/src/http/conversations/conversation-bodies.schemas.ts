import { z } from 'zod';
import { outcomes } from '#inbox';
import { givenDay, givenInstant } from '../moment.schemas.js';

const version = z.number().int().optional().describe('The version you have in front of you');
const text = z.string().trim().min(1, 'must not be empty').max(200_000);

const addresses = z.array(z.email().max(320)).max(50);
const sending = {
  text: text.optional().describe('Needed where there is no `html`'),
  html: z
    .string()
    .max(500_000)
    .optional()
    .describe(
      'Rich text: paragraphs, lists, links, quotations, bold and italic; the plain form is made from it',
    ),
  cc: addresses.optional(),
  bcc: addresses.optional().describe('They get it too; nothing in what goes out says so'),
  subject: z
    .string()
    .max(300)
    .optional()
    .describe('Goes out between `Re:` or `Fwd:` and our reference; absent: as it stands'),
  message: z.uuid().optional().describe('What it answers or hands on; absent: the newest that came in'),
  attachments: z.array(z.uuid()).max(20).optional().describe('Ids of uploads, 25 MB together'),
  after: z.enum(['stay', 'wait', 'done']).optional().describe('What happens once it is on its way'),
  version,
  guard: z
    .boolean()
    .optional()
    .describe(
      'Refuse with `new-recipients` where it goes to somebody who has no part in the conversation yet',
    ),
  confirmed: addresses.optional().describe('With `guard`: those who may newly see it'),
  undoable: z.boolean().optional().describe('It can be taken back for as long as the organisation has set'),
  scheduledFor: givenInstant.optional().describe('Goes out then'),
  draft: z.boolean().optional().describe('It was written in your draft, which goes with it'),
};

export const replyBodySchema = z.object({
  to: addresses.min(1).optional().describe('Absent: where the contact wants answers'),
  holding: z.boolean().optional().describe('More is to follow: a first contact, but not the answer'),
  ...sending,
});
export const forwardBodySchema = z.object({
  to: addresses.min(1),
  originals: z
    .array(z.uuid())
    .max(100)
    .optional()
    .describe('Ids of its attachments that go along; absent: all of them'),
  ...sending,
});
export const noteBodySchema = z.object({
  text,
  mentions: z.array(z.uuid()).max(50).optional().describe('Colleagues called by name'),
  draft: z.boolean().optional().describe('It was written in your draft, which goes with it'),
  version,
});
export const assignBodySchema = z.object({
  assignee: z
    .union([z.uuid(), z.literal('me')])
    .nullable()
    .optional()
    .describe('null: to nobody'),
  team: z.uuid().optional().describe('To a team, of whom nobody has it yet; instead of `assignee`'),
  version,
});
export const transferBodySchema = z.object({
  queue: z.string(),
  note: z.string().max(20_000).optional().describe('For the colleagues who take it on'),
  tell: z.boolean().optional().describe('Tell the contact who has it now, and by when they have an answer'),
  words: z.string().max(5000).optional().describe('What is added to that'),
  version,
});
export const waitBodySchema = z.object({
  for: z.enum(['contact', 'others']).default('contact'),
  until: givenInstant.optional().describe('When to look at it again in any case'),
  tell: z.boolean().optional().describe('Write to the contact, where it is them we wait for'),
  words: z.string().max(5000).optional().describe('With `tell`: what is needed of them'),
  version,
});
export const versionBodySchema = z.object({ version });
export const resolveBodySchema = z.object({
  outcome: z.enum(outcomes).optional().describe('How it ended'),
  remark: z.string().trim().max(2000).optional().describe('For colleagues; kept in the history'),
  tell: z.boolean().optional().describe('Tell the contact that it is done'),
  words: z.string().max(5000).optional().describe('What is added to that'),
  version,
});

export const redirectBodySchema = z.object({
  body: z.string().max(60).describe('Key of the body whose matter it is'),
  words: z.string().max(5000).optional().describe('What is added to the message in your own words'),
  undoable: z.boolean().optional().describe('It can be taken back for as long as the organisation has set'),
  version,
});

const tag = z.string().trim().min(1).max(60);
const otherReference = z.string().max(20).describe('Reference of the other conversation');

export const snoozeBodySchema = z.object({
  until: givenInstant.nullable().describe('null: back at once'),
  version,
});
export const tagsBodySchema = z.object({
  add: z.array(tag).max(20).optional(),
  remove: z.array(tag).max(20).optional(),
  version,
});
export const kindBodySchema = z.object({ kind: z.string().max(60), version });
export const flagBodySchema = z.object({
  flag: z.enum(['abuse']).nullable().default('abuse').describe('null: takes it off'),
  reason: z.string().trim().max(1000).default(''),
  version,
});
export const extendBodySchema = z.object({
  target: z
    .string()
    .max(60)
    .optional()
    .describe('Absent: the answer where one is owed, else the earliest promise'),
  until: givenDay.describe('A later working day'),
  reason: z.string().trim().min(1, 'must not be empty').max(2000).describe('The contact reads it'),
  tell: z.boolean().default(true).describe('Send an apology with the reason and the new date'),
  version,
});
export const receivedBodySchema = z.object({
  receivedAt: givenInstant.describe(
    'When it truly came in: not ahead, and not after the first answer of a person',
  ),
  reason: z.string().trim().min(1, 'must not be empty').max(2000).describe('For colleagues; in the history'),
  version,
});
export const escalateBodySchema = z.object({
  reason: z.string().trim().min(1, 'must not be empty').max(2000).describe('For colleagues; in the history'),
  target: z
    .string()
    .max(60)
    .optional()
    .describe('Key of the target that now runs; absent: the only one that starts on escalation'),
  assignee: z
    .union([z.uuid(), z.literal('me')])
    .nullable()
    .optional()
    .describe('Who answers now; null: nobody yet; absent: whoever has it, unless they answered stage one'),
  team: z.uuid().optional().describe('The team that answers now, instead of `assignee`'),
  tell: z.boolean().optional().describe('Tell the contact that it is looked at anew'),
  words: z.string().max(5000).optional().describe('What is added to that'),
  version,
});
export const mergeBodySchema = z.object({ into: otherReference, version });
export const splitBodySchema = z.object({
  messages: z.array(z.uuid()).min(1).max(500),
  subject: z.string().trim().max(300).optional(),
  version,
});
export const linkBodySchema = z.object({ with: otherReference, version });
export const followBodySchema = z.object({ following: z.boolean().default(true) });
export const remindBodySchema = z.object({ at: givenInstant, text: z.string().trim().max(500).default('') });
