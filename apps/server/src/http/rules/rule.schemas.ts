import { z } from 'zod';

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** A rule as it goes out. What comes in is read by the rules' own schema, which says which field of which rule is wrong. */
const ruleSchema = z
  .object({
    key: z.string().describe('Stable: what a trace names it by'),
    name: z.string(),
    enabled: z.boolean().optional().describe('Absent: true'),
    note: z.string().optional().describe('Why it is there'),
    from: z.iso.date().optional().describe('The first day on which it is looked at'),
    to: z.iso.date().optional().describe('The last one'),
    when: z
      .record(z.string(), z.unknown())
      .describe(
        'One of `all`, `any` and `none` with a list of conditions, or `field`, `operator` and `value`. `{ "all": [] }` always holds.',
      ),
    do: z.array(z.object({ action: z.string(), value: valueSchema.optional() })),
    andThen: z.enum(['stop', 'go-on']).optional().describe('Absent: stop'),
  })
  .meta({ id: 'Rule' });

const defaultsSchema = z
  .object({
    queue: z.string(),
    kind: z.string(),
    priority: z.enum(['low', 'normal', 'high', 'urgent']),
    tags: z.array(z.string()),
    targets: z.array(z.string()),
    acknowledgement: z.string().nullable(),
  })
  .meta({ id: 'RuleDefaults', description: 'What stands where no rule says otherwise' });

const findingSchema = z
  .object({
    severity: z.enum(['error', 'warning']).describe('Rules with an error are not saved'),
    rule: z.string().nullable().describe("The rule's key; null for what no single rule is to blame for"),
    path: z.string().describe('Where in the rule: `do.0.value`'),
    message: z.string(),
  })
  .meta({ id: 'RuleFinding' });

const personSchema = z.object({ id: z.string(), name: z.string() }).nullable();

const sentenceSchema = z
  .array(z.object({ text: z.string(), chosen: z.boolean().describe('Whether a manager chose it') }))
  .meta({ id: 'RuleSentence', description: 'What a rule does, in pieces that follow each other' });

export const rulesSchema = z
  .object({
    version: z.number().int(),
    rules: z.array(ruleSchema),
    sentences: z.array(sentenceSchema).describe('One for each rule'),
    defaults: defaultsSchema,
    savedAt: z.iso.datetime(),
    savedBy: personSchema.describe('Null: they came with a charter'),
    note: z.string(),
  })
  .meta({ id: 'Rules' });

export const savedRulesSchema = rulesSchema
  .extend({ findings: z.array(findingSchema) })
  .meta({ id: 'SavedRules' });

export const findingsSchema = z.object({
  items: z.array(findingSchema),
  next: z.null(),
  sentences: z.array(sentenceSchema.nullable()).describe('One for each rule; null where it cannot be read'),
});

const named = z.array(z.object({ key: z.string(), name: z.string() }));

export const vocabularySchema = z
  .object({
    fields: z.array(
      z.object({
        field: z.string(),
        label: z.string().describe('As it stands in a sentence'),
        contrary: z.string().nullable().describe('The clause for no, on what is yes or no'),
        kind: z.enum(['key', 'address', 'text', 'yes-no', 'number', 'time', 'date']),
        operators: z.array(z.object({ operator: z.string(), words: z.string() })),
        values: z.array(z.string()).nullable().describe('Only these make sense; null: anything of its kind'),
        noun: z.enum(['channel', 'queue', 'kind']).nullable().describe('Its values are keys of these'),
      }),
    ),
    actions: z.array(
      z.object({
        action: z.string(),
        words: z.string().describe('As it stands in a sentence, before what it takes'),
        after: z.string().describe('What stands after that'),
        takes: z
          .enum([
            'channel',
            'queue',
            'kind',
            'target',
            'acknowledgement',
            'person',
            'priority',
            'tags',
            'team',
            'body',
            'language',
          ])
          .nullable(),
      }),
    ),
    names: z
      .object({
        channels: named,
        queues: named,
        kinds: named,
        targets: named,
        acknowledgements: named,
        people: named.describe('By sign-in address'),
        teams: named,
        bodies: named.describe('Other bodies, whose matters can be redirected'),
        languages: named.describe('By BCP 47 tag'),
      })
      .describe('What there is to be named'),
  })
  .meta({ id: 'RuleVocabulary' });

export const versionsSchema = z.object({
  items: z.array(
    z
      .object({
        version: z.number().int(),
        savedAt: z.iso.datetime(),
        savedBy: personSchema,
        note: z.string(),
        rules: z.number().int().describe('How many there are'),
      })
      .meta({ id: 'RuleVersion' }),
  ),
  next: z.string().nullable(),
});

export const checkBodySchema = z.object({
  rules: z.unknown().describe('The rules in their order'),
  defaults: z.unknown().optional().describe('Absent: as they are'),
});

export const rulesBodySchema = checkBodySchema.extend({
  note: z.string().trim().max(1000).default('').describe('Why they were changed'),
  version: z.number().int().optional().describe('The version that was changed; a stale one is refused'),
});

export const versionsQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.coerce.number().int().positive().optional(),
});
