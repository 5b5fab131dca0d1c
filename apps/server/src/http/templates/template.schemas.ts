import { z } from 'zod';

/** A source is at most this long; what is longer is told to be so. */
const source = z.string().max(64_000);

const sourcesSchema = z
  .object({
    subject: source.optional(),
    text: source.optional(),
    html: source.optional(),
    social: source.optional().describe('One post, as plain text'),
  })
  .meta({
    id: 'TemplateSources',
    description: 'As it is written, with its variables; what is absent there is not',
  });

const mistakeSchema = z
  .object({
    file: z.string().describe('`acknowledgement/default/text.hbs`, `acknowledgement/default/cy/text.hbs`'),
    line: z.number().int(),
    column: z.number().int(),
    message: z.string(),
  })
  .meta({ id: 'TemplateMistake' });

const adviceSchema = z
  .object({
    file: z.string(),
    line: z.number().int().nullable().describe('Null: it is about the whole'),
    column: z.number().int().nullable(),
    about: z.enum(['word', 'sentence', 'reading-age', 'subject', 'post']),
    message: z.string(),
  })
  .meta({ id: 'TemplateAdvice', description: 'What could be better; it keeps nothing from being saved' });

const personSchema = z.object({ id: z.string(), name: z.string() }).nullable();

const inLanguageSchema = z
  .object({
    language: z.string().describe('BCP 47; `en` is the language of the files that stand without one'),
    sources: sourcesSchema,
    version: z.number().int().describe('The newest; 0 where nothing was ever saved here'),
    from: z
      .enum(['shipped', 'file', 'app'])
      .describe("Whose text it is: Postroom's, of a file of the organisation's, or saved here"),
    savedAt: z.iso.datetime().nullable(),
    savedBy: personSchema,
    why: z.string().nullable(),
    fellBack: z
      .boolean()
      .describe(
        "What is saved has a mistake, as after an upgrade: the file's text goes out until it is put right",
      ),
    mistakes: z.array(mistakeSchema),
    advice: z.array(adviceSchema),
  })
  .meta({ id: 'TemplateInLanguage' });

export const templateSchema = z
  .object({
    key: z
      .string()
      .describe('`acknowledgement/default`, or of a block that templates share `partials/greeting`'),
    purpose: z.string().describe('`acknowledgement`; `partials` of a shared block'),
    title: z.string().describe('`Acknowledgement: complaint`'),
    occasion: z.string().describe('When it is sent, as a sentence; of a shared block, where it stands'),
    parts: z.array(z.enum(['subject', 'text', 'html', 'social'])).describe('Those it can have'),
    source: z
      .object({ subject: z.string(), text: z.string(), html: z.string().nullable() })
      .describe('The English text'),
    variables: z.array(
      z.object({
        name: z.string().describe('`organisation.name`; of a list, `links[].url`'),
        description: z.string(),
        example: z.string(),
        optional: z.boolean().describe('It may be missing: the template then says what to write instead'),
      }),
    ),
    languages: z.array(inLanguageSchema).describe('English first'),
    usedBy: z.array(z.string()).describe('Of a shared block, the templates that put it in'),
    madeHere: z.boolean().describe('It was made in the app, and can be removed there'),
  })
  .meta({ id: 'Template' });

export const templatesSchema = z.object({
  items: z.array(templateSchema),
  partials: z.array(templateSchema).describe('The blocks that templates share'),
  occasions: z
    .array(z.object({ purpose: z.string(), title: z.string(), occasion: z.string() }))
    .describe('Those that can have several templates'),
  next: z.null(),
});

const why = z.string().trim().max(1000).default('').describe('For those who look at it later');
const language = z.string().max(35).default('en');

export const saveSchema = z.object({
  language,
  parts: sourcesSchema.nullable().describe("All of them; null: the file's text again"),
  why,
  version: z.number().int().min(0).describe('The version that was changed; 0 where nothing was saved here'),
});

export const addSchema = z.object({
  purpose: z.string().max(30),
  name: z.string().trim().min(1).max(100).describe('In words; the key is made of it'),
  parts: sourcesSchema,
  why,
});

export const removeSchema = z.object({ why: z.string().trim().max(1000).default('') });

export const languageQuerySchema = z.object({ language });

export const versionsQuerySchema = z.object({
  language,
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.coerce.number().int().positive().optional(),
});

const lineSchema = z.object({
  version: z.number().int(),
  savedAt: z.iso.datetime(),
  savedBy: personSchema,
  why: z.string(),
  toFile: z.boolean().describe("From then on the file's text held, or there was no such text"),
});

export const versionsSchema = z.object({
  items: z.array(lineSchema.meta({ id: 'TemplateVersion' })).describe('Newest first'),
  next: z.string().nullable(),
});

export const versionSchema = z
  .object({
    version: z.number().int().describe("0: the file's text"),
    sources: sourcesSchema.nullable().describe('Null where there was no text'),
  })
  .meta({ id: 'TemplateVersionSources' });

export const takeUpSchema = z.object({
  language,
  why,
  version: z.number().int().min(0).describe('The newest version that was seen'),
});

const part = source.nullable().optional();

/** A part that is absent is as it stands; null leaves it out. */
const draftSchema = z.object({ subject: part, text: part, html: part, social: part });

export const previewBodySchema = draftSchema.extend({
  language,
  on: z.string().max(130).optional().describe('Of a shared block: the template to see it on'),
  reference: z
    .string()
    .max(40)
    .optional()
    .describe('A past item whose facts are filled in; what it lacks comes from the examples'),
});

export const previewSchema = z
  .object({
    key: z.string().describe('The template that is shown: of a shared block, one that puts it in'),
    language: z.string().describe('In which it is shown: English where there is no text in the other'),
    rendered: z
      .object({
        subject: z.string(),
        text: z.string(),
        html: z.string().nullable(),
        social: z.string().nullable(),
      })
      .nullable()
      .describe('Null where there is a mistake'),
    lengths: z
      .array(
        z.object({
          network: z.string().describe('`x`, `bluesky`, `mastodon`, `facebook`, `instagram`'),
          name: z.string(),
          length: z.number().int().describe('As the network counts'),
          longest: z.number().int(),
          fits: z.boolean(),
        }),
      )
      .describe('Of the post; empty where there is none'),
    fromExamples: z.array(z.string()).describe('Variables that the past item lacks: their examples stand in'),
    mistakes: z.array(mistakeSchema),
    advice: z.array(adviceSchema),
    readingAge: z.number().nullable().describe('In years; null where it cannot be told'),
  })
  .meta({ id: 'TemplatePreview' });

export const testBodySchema = z.object({
  draft: draftSchema.optional().describe('Absent: as it stands'),
  language,
  to: z.email().optional().describe("Absent: the caller; else one of the organisation's people"),
});

export const testedSchema = z.object({ to: z.string(), subject: z.string() }).meta({ id: 'TemplateTest' });

export type PresentedTemplate = z.infer<typeof templateSchema>;
export type PresentedPreview = z.infer<typeof previewSchema>;
