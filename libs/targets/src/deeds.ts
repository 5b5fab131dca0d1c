import { z } from 'zod';

/** Teams belong to the organisation and are made after its charter: whether there is one is seen when it is to be given. */
const team = z.string().trim().min(1, 'must not be empty').max(200);

const notify = z.strictObject({ deed: z.literal('notify') });
const reassign = z.discriminatedUnion('to', [
  z.strictObject({ deed: z.literal('reassign'), to: z.literal('nobody') }),
  z.strictObject({ deed: z.literal('reassign'), to: z.literal('team'), team }),
  z.strictObject({ deed: z.literal('reassign'), to: z.literal('least-busy'), team }),
]);
const raisePriority = z.strictObject({ deed: z.literal('raise-priority') });
const draftApology = z.strictObject({ deed: z.literal('draft-apology') });

/**
 * What is done when the warning of a promise comes. `notify` tells whoever has it; `reassign` puts it back to its queue's
 * unassigned, or gives it to a team or the member of it who has least open; `raise-priority` takes it one step up;
 * `draft-apology` has word of a delay ready, for somebody to read and send.
 */
export const warningDeedSchema = z.discriminatedUnion('deed', [
  notify,
  reassign,
  raisePriority,
  draftApology,
]);

/** What is done when a promise has run out. An apology comes before that, so there is none to draft. */
export const missDeedSchema = z.discriminatedUnion('deed', [notify, reassign, raisePriority]);

export type Deed = z.infer<typeof warningDeedSchema>;
export type MissDeed = z.infer<typeof missDeedSchema>;

/** What happens where nothing else is said. */
export const NOTIFY: { deed: 'notify' }[] = [{ deed: 'notify' }];

/** More would be a slip of the hand. */
export const MOST_DEEDS = 5;

/** How far a date may be moved; always with a reason. */
export const extensionSchema = z.strictObject({
  /** Together, however often it is moved. Working days after working days, months after months: as one longer promise. */
  most: z.strictObject({
    amount: z.number().int().positive().max(1000),
    unit: z.enum(['working-days', 'calendar-days', 'calendar-months']),
  }),
  /** Only as long as the first date has not passed, and the contact has to be told. */
  toldWithin: z.literal('first-period').optional(),
});
export type Extension = z.infer<typeof extensionSchema>;
