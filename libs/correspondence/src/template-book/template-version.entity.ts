import { defineEntity, p } from '@mikro-orm/sql';
import type { TemplatePart } from '../templates/index.js';

/** A template's sources, by part. */
export type Sources = Partial<Record<TemplatePart, string>>;

const TemplateVersionSchema = defineEntity({
  name: 'TemplateVersion',
  tableName: 'template_version',
  properties: {
    id: p.integer().primary(),
    /** `acknowledgement/default`, or `partials/greeting`. */
    key: p.string().length(130),
    language: p.string().length(35),
    /** 1, 2, 3 … of this text in this language; the highest is in force. */
    version: p.integer(),
    /** Null: from then on the file's text holds, or, where there is none, there is no such text. */
    parts: p.json<Sources>().nullable(),
    savedAt: p.datetime(),
    savedBy: p.uuid().nullable(),
    why: p.text().default(''),
  },
});

/** One saved state of a template in one language; never changed. */
export class TemplateVersion extends TemplateVersionSchema.class {}
TemplateVersionSchema.setClass(TemplateVersion);
