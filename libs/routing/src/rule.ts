import { z } from 'zod';
import { conditionSchema, DEEPEST } from './condition.js';

const keySchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key is small letters, digits and single hyphens.')
  .max(60);

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];
const prioritySchema = z.enum(priorities);

const teamSchema = z.string().trim().min(1).max(200);

const tagsSchema = z.array(z.string().trim().min(1).max(60)).min(1, 'At least one tag is needed.').max(20);

/** What a rule does. A later rule that sets the same thing again has the last word; tags and added targets gather. */
export const actionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('set-queue'), value: keySchema }),
  z.strictObject({ action: z.literal('set-kind'), value: keySchema }),
  z.strictObject({ action: z.literal('set-priority'), value: prioritySchema }),
  z.strictObject({ action: z.literal('add-tags'), value: tagsSchema }),
  /** The only target, in place of all that were set before. */
  z.strictObject({ action: z.literal('set-target'), value: keySchema }),
  z.strictObject({ action: z.literal('add-target'), value: keySchema }),
  z.strictObject({ action: z.literal('no-target') }),
  /** The key of a template under `acknowledgement/`. */
  z.strictObject({ action: z.literal('set-acknowledgement'), value: keySchema }),
  z.strictObject({ action: z.literal('no-acknowledgement') }),
  /** The sign-in address of a person. */
  z.strictObject({ action: z.literal('assign-person'), value: z.email().toLowerCase() }),
  /** The name of a team; one of its members may take it. */
  z.strictObject({ action: z.literal('assign-team'), value: teamSchema }),
  /** The member who has the fewest open conversations, and is not away. */
  z.strictObject({ action: z.literal('assign-least-busy'), value: teamSchema }),
  /** The members who are not away, in turn. */
  z.strictObject({ action: z.literal('assign-in-turn'), value: teamSchema }),
  /** Whoever had this contact last, unless away. */
  z.strictObject({ action: z.literal('assign-last-handler') }),
  z.strictObject({ action: z.literal('set-aside-as-spam') }),
  /** The key of another body, whose matter it is: the contact is told so, and it is closed. */
  z.strictObject({ action: z.literal('redirect'), value: keySchema }),
  /** What our messages on it are written in (BCP 47), whatever it was found to be written in. */
  z.strictObject({ action: z.literal('set-language'), value: z.string().min(1).max(35) }),
]);
export type Action = z.infer<typeof actionSchema>;

export const ruleSchema = z.strictObject({
  /** Stable: what a trace and a rehearsal name it by. */
  key: keySchema,
  name: z.string().trim().min(1).max(120),
  enabled: z.boolean().default(true),
  /** Why the rule is there, for the next manager. */
  note: z.string().trim().max(1000).optional(),
  /** The organisation's first and last day on which it is looked at; absent: no bound. */
  from: z.iso.date('This must be a day such as "2026-12-24".').optional(),
  to: z.iso.date('This must be a day such as "2026-12-24".').optional(),
  when: conditionSchema,
  do: z.array(actionSchema).max(20),
  /** `stop`: no later rule is looked at once this one has matched. */
  andThen: z.enum(['stop', 'go-on']).default('stop'),
});
export type Rule = z.infer<typeof ruleSchema>;

/** Whether a rule is looked at on a day (`YYYY-MM-DD`). */
export function isInForce({ from, to }: Pick<Rule, 'from' | 'to'>, date: string | null): boolean {
  if (from === undefined && to === undefined) return true;
  return date !== null && (from === undefined || from <= date) && (to === undefined || date <= to);
}

/** Rules in the order in which they are looked at. Plain data: it comes from a charter's YAML, the API or the database. */
export const ruleSetSchema = z
  .unknown()
  .superRefine((data, context) => {
    // Told before the recursive schema follows it, so that no input can exhaust the stack.
    if (tooDeep(data))
      context.addIssue({ code: 'custom', message: `Conditions nest at most ${DEEPEST} deep.` });
  })
  .pipe(z.array(ruleSchema).max(500))
  .superRefine((rules, context) => {
    const seen = new Set<string>();
    rules.forEach((rule, index) => {
      if (seen.has(rule.key)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'key'],
          message: `Another rule has the key "${rule.key}".`,
        });
      }
      seen.add(rule.key);
      if (rule.from !== undefined && rule.to !== undefined && rule.to < rule.from) {
        context.addIssue({ code: 'custom', path: [index, 'to'], message: 'This is before its first day.' });
      }
    });
  });
export type RuleSet = Rule[];

/** What stands for a message where no rule says otherwise. */
export const defaultsSchema = z.strictObject({
  queue: keySchema,
  kind: keySchema,
  priority: prioritySchema,
  tags: z.array(z.string().trim().min(1).max(60)).max(20),
  targets: z.array(keySchema).max(10),
  /** Null: none is sent. */
  acknowledgement: keySchema.nullable(),
});
export type Defaults = z.infer<typeof defaultsSchema>;

/** Every nesting of a condition costs two levels of data: the group and its list. Rule set, rule and `when` cost three. */
const DEEPEST_DATA = 2 * DEEPEST + 5;

function tooDeep(data: unknown): boolean {
  let level = [data];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST_DATA) return true;
    level = level.flatMap((value) =>
      value !== null && typeof value === 'object' ? Object.values(value) : [],
    );
  }
  return false;
}
